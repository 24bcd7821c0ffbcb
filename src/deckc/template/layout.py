"""Layout: a slide's slots in its layout, with the layers above and below.

In: a slide, its Markdown as a template, the theme, what is known of the deck. Out: `CompiledSlide`.
Errors: unknown-layout, unknown-slot, and all that its parts report. Source: Slidev guide, "Layouts", "Global Layers".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256

from deckc.diagnostics import Diagnostic, did_you_mean
from deckc.model import CompiledSlide, Component, Facts, Slide, Span, Template, Theme
from deckc.template import component as components
from deckc.template.addresses import resolve_addresses
from deckc.template.attributes import Bound
from deckc.template.expand import expand, read_slots
from deckc.template.nodes import Element, Node, Source, Text
from deckc.template.parser import parse
from deckc.template.scope import MAX_ELEMENTS, Run, Scope, Slot, TooLargeError
from deckc.template.serializer import serialize
from deckc.template.states import finish
from deckc.template.steps import number, whole
from deckc.template.surroundings import surroundings
from deckc.template.values import text_of

__all__ = ["compile_slide"]

# Frontmatter that is about the slide and never a layout's prop (Slidev guide, "Frontmatter Configurations").
SLIDE_KEYS = frozenset(
    "clicks clicksStart disabled hide hideInToc layout level preload routeAlias src title transition zoom dragPos "
    "lang clickAnimation codeCopy magicMoveCopy".split()
)
# On the first slide, all that is about the deck.
DECK_KEYS = frozenset(
    "theme addons titleTemplate info author keywords presenter browserExporter download exportFilename export "
    "highlighter twoslash lineNumbers monaco monacoTypesSource monacoTypesAdditionalPackages "
    "monacoTypesIgnorePackages monacoRunAdditionalDeps monacoRunUseStrict remoteAssets selectable record colorSchema "
    "routerMode aspectRatio canvasWidth themeConfig favicon plantUmlServer fonts defaults drawings htmlAttrs mdc "
    "comark contextMenu wakeLock pwa seoMeta notesAutoRuby magicMoveDuration preloadImages editor mcp remote duration "
    "timer css overviewSnapshots config".split()
)
ATTRIBUTE_NAME = re.compile(r"(?!on[A-Z])[^\s\"'<>/=]+")


def compile_slide(
    slide: Slide, template: Template, theme: Theme, facts: Facts
) -> tuple[CompiledSlide, tuple[Diagnostic, ...]]:
    """One slide as finished HTML. Its problems are placed in the slide's body (`file` None) or a component's file."""
    run = Run(theme, facts, click=whole(facts.frontmatter.get("clicksStart")))
    attribute = scope_attribute(template)
    scope = Scope({}, surroundings(run), attribute=attribute)
    root = Element("", source=Source("", ((0, 1),), body=slide.source.body))
    layout = find_layout(slide, theme, facts, run)
    slots = read_slide(slide, template, scope, run)
    try:
        layouts = components.render(
            layout, frontmatter_as_props(facts), slots, root, Scope({}), run, expand, is_layout=True
        )
    except TooLargeError:
        run.report("expression-limit", f"the slide grows beyond {MAX_ELEMENTS} elements", Span(None, 1))
        layouts = []
    report_lost_slots(slide, layout, slots, run)
    nodes = [*layer("global-bottom", run), *layer("slide-bottom", run), *layouts]
    nodes += [*layer("slide-top", run), *layer("global-top", run)]
    numbered = number(
        nodes,
        clicks=facts.frontmatter.get("clicks"),
        clicks_start=facts.frontmatter.get("clicksStart"),
        animation=facts.frontmatter.get("clickAnimation") or facts.configs.get("clickAnimation"),
    )
    finish(run, range(numbered.start, numbered.total + 1))
    uses = resolve_addresses(numbered.nodes, run)
    own = tuple((style.css, attribute if style.scoped else None, style.lang) for style in template.styles)
    compiled = CompiledSlide(
        no=facts.no,
        html=serialize(numbered.nodes),
        styles=own + tuple(run.styles),
        clicks=numbered.total,
        clicks_start=numbered.start,
        title=None if slide.title is None else text_of(slide.title),
        level=slide.level if isinstance(slide.level, int) else 1,
        headings=template.headings,
        assets=uses,
        features=numbered.features,
        reads=frozenset({*run.reads, *(("no",) if facts.no == 1 else ())}),  # its frontmatter is the headmatter
    )
    return compiled, (*run.problems, *numbered.problems)


def scope_attribute(template: Template) -> str:
    """The mark of a slide's elements that its scoped styles ask for; the same styles give the same mark."""
    scoped = "\n".join(style.css for style in template.styles if style.scoped)
    return f"data-s-{sha256(scoped.encode()).hexdigest()[:8]}" if scoped else ""


def find_layout(slide: Slide, theme: Theme, facts: Facts, run: Run) -> Component:
    if slide.failure is not None:
        return theme.layouts["error"]
    found = theme.layouts.get(facts.layout)
    if found is None:
        near = did_you_mean(facts.layout, theme.layouts)
        hint = f"did you mean '{near}'?" if near else f"there are {', '.join(sorted(theme.layouts))}"
        run.report("unknown-layout", f"no layout called '{facts.layout}'", slide.spans.get(("layout",)), hint)
        return theme.layouts["default"]
    return found


def read_slide(slide: Slide, template: Template, scope: Scope, run: Run) -> dict[str, Slot]:
    """The slots that hold something: after `::name::`, or in a `<template #name>` of the default one."""
    if slide.failure is not None:
        return {"default": Slot([Text(slide.failure)], scope)}
    slots: dict[str, Slot] = {}
    for name, slot in template.slots.items():
        nodes, problems = parse(Source(slot.html, slot.anchors or ((0, 1),), body=slide.source.body))
        run.problems += problems
        inner = read_slots(Element("", {}, nodes), scope, run) if name == "default" else {name: Slot(nodes, scope)}
        for key, found in inner.items():
            if found.nodes:
                slots[key] = Slot([*slots[key].nodes, *found.nodes], scope) if key in slots else found
    return slots


def frontmatter_as_props(facts: Facts) -> Bound:
    """The frontmatter as a layout's tag would give it."""
    bound = Bound()
    known = SLIDE_KEYS | DECK_KEYS if facts.no == 1 else SLIDE_KEYS
    for key, value in facts.frontmatter.items():
        name = text_of(key)
        if name not in known and value is not None and ATTRIBUTE_NAME.fullmatch(name):
            bound.give(name, value)
    return bound


def report_lost_slots(slide: Slide, layout: Component, slots: Mapping[str, Slot], run: Run) -> None:
    """A slot that the layout does not name is not shown."""
    for name, slot in slots.items():
        word = re.escape(name)
        named = rf"slots\.{word}\b|slots\[|name=[\"']?{word}\b|:name="
        if name == "default":
            named += r"|<slot\s*/?>|<slot\s(?![^>]*name=)|\$slots"
        if slot.nodes and not re.search(named, layout.source):
            message = f"the layout '{layout.name}' has no slot '{name}'; its content is not shown"
            run.report("unknown-slot", message, marker(name, slide.source.body))


def marker(name: str, body: str) -> Span:
    """Where `::name::` stands; without one, the body's first line."""
    found = re.search(rf"^[ \t]*(::[ \t]*{re.escape(name)}[ \t]*::)", body, re.M)
    if not found:
        return Span(None, 1)
    line, column = body.count("\n", 0, found.start(1)) + 1, found.start(1) - body.rfind("\n", 0, found.start(1))
    return Span(None, line, column, line, column + len(found[1]))


def layer(name: str, run: Run) -> Iterator[Node]:
    """The components of a layer, theme first. What belongs to all slides is marked: the player takes it out of the page."""
    for component in run.theme.layers.get(name, ()):
        for node in components.render(component, Bound(), {}, Element(component.name), Scope({}), run, expand):
            if name.startswith("global-") and isinstance(node, Element):
                node.attrs["data-layer"] = name
            yield node
