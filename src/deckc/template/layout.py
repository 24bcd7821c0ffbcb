"""Layout: a slide's slots in its layout, with the layers above and below.

Errors: unknown-layout, unknown-slot, and all that the parts report. Source: Slidev guide, "Layouts", "Slot Sugar for
Layouts", "Global Layers".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import sha256

from deckc.diagnostics import did_you_mean
from deckc.lazy_regex import lazy_regex
from deckc.model import Component, Facts, Slide, Span, Stylesheet, Template, Theme
from deckc.template import components
from deckc.template.clicks import follow_nodes
from deckc.template.components import expand, expand_live, is_live, live_slot, live_slots, partition
from deckc.template.directives import Bound, StyleBlock, names_slot, near_slot, put_variables, read_slots, style_block
from deckc.template.expressions import Run, Scope, Slot, text_of
from deckc.template.layout_keys import report_layout_keys
from deckc.template.tree import Element, Node, Source, Text, component_key, parse

__all__ = ["lay_out", "mark_layers", "scope_attribute", "style_blocks_of"]

ATTRIBUTE_NAME = lazy_regex(r"(?!on[A-Z])[^\s\"'<>/=]+")


def lay_out(slide: Slide, template: Template, scope: Scope, run: Run) -> list[Node]:
    """The slide's expanded nodes, bottom layer first."""
    layout = find_layout(slide, run.theme, run.facts, run)
    parts = read_slide(slide, template, run)
    slots: dict[str, Slot] = {}
    root = Element("", source=Source("", ((0, 1),), body=slide.source.body))
    props = frontmatter_as_props(run.facts)
    outside = Scope({}, scope, marks=scope.marks)  # a slide's scoped styles reach the root of its layout
    runs = run.facts.live is not None and run.facts.live.slide(run.facts.no) is not None
    styles = [] if runs else style_blocks_of(slide, template)  # what runs in the page sets its variables itself

    def make() -> list[Node]:
        slots.clear()
        slots.update(slots_of(parts, scope, run))
        made = render_layout(layout, props, slots, root, outside, run)
        put_variables(styles, made, scope, run)
        return made

    nodes = follow_nodes(make, run)
    if nodes:  # else it failed, which is said already
        report_lost_slots(slide, layout, slots, run)
        if slide.failure is None:
            report_layout_keys(slide, layout, run)
    below = [*layer("global-bottom", run), *layer("slide-bottom", run)]
    return [*below, *nodes, *layer("slide-top", run), *layer("global-top", run)]


def scope_attribute(template: Template) -> str:
    """The mark of a slide's elements that its scoped styles ask for; the same styles give the same mark."""
    scoped = "\n".join(style.css for style in template.styles if style.scoped)
    return f"data-s-{sha256(scoped.encode()).hexdigest()[:8]}" if scoped else ""


def style_blocks_of(slide: Slide, template: Template) -> list[StyleBlock]:
    """The style blocks of the slide itself."""
    mark = scope_attribute(template)
    return [
        style_block(
            Stylesheet(
                slide.source.file,
                style.css,
                "deck",
                style.line,
                style.column,
                mark if style.scoped else None,
                style.lang,
            ),
            style.module,
            mark.removeprefix("data-s-"),
        )
        for style in template.styles
    ]


def render_layout(
    layout: Component, props: Bound, slots: Mapping[str, Slot], root: Element, scope: Scope, run: Run
) -> list[Node]:
    """The layout's nodes; one that runs in the page is a live part with the slide's slots."""
    if not is_live(layout, run):
        return components.render(layout, props, slots, root, scope, run, expand, is_layout=True)
    given = Bound({**props.values, "frontmatter": run.facts.frontmatter})
    filled = {name: expand(slot.nodes, slot.scope, run) for name, slot in slots.items()}
    return [expand_live(layout, root, lambda: given, filled, run, dynamic=False)]


def find_layout(slide: Slide, theme: Theme, facts: Facts, run: Run) -> Component:
    if slide.failure is not None:
        return theme.layouts["error"]
    found = theme.layouts.get(facts.layout)
    if found is None and (script := theme.scripts.get(component_key(facts.layout))):
        message = f"the layout '{facts.layout}' is {script.name}, a script, and deckc runs none"
        run.report("script-component", message, slide.spans.get(("layout",)), "write it as .vue or .html")
        return theme.layouts["default"]
    if found is None:
        near = did_you_mean(facts.layout, theme.layouts)
        hint = f"did you mean '{near}'?" if near else f"there are {', '.join(sorted(theme.layouts))}"
        run.report("unknown-layout", f"no layout called '{facts.layout}'", slide.spans.get(("layout",)), hint)
        return theme.layouts["default"]
    return found


def read_slide(slide: Slide, template: Template, run: Run) -> dict[str, list[Node]]:
    """What stands after each `::name::`; before the first one it is the default slot."""
    if slide.failure is not None:
        return {"default": [Text(slide.failure)]}
    parts = run.facts.live
    if parts and (names := parts.slide(run.facts.no)) is not None:
        live = live_slots(template, slide.source.body, names, parts.has)
        return {
            name: [live_slot(f"slide-{run.facts.no}-{name}", live[name])] if name in live else nodes
            for name, nodes in partition(template, slide.source.body)
        }
    found = {}
    finished = parts is None and not run.facts.untrusted  # else its elements are looked at
    for name, slot in template.slots.items():
        source = Source(slot.html, slot.anchors or ((0, 1),), body=slide.source.body)
        found[name], problems = parse(source, finished=finished)
        run.problems += problems
    return found


def slots_of(parts: Mapping[str, list[Node]], scope: Scope, run: Run) -> dict[str, Slot]:
    """The slots that hold something, those in a `<template #name>` of the default one too."""
    slots: dict[str, Slot] = {}
    for name, nodes in parts.items():
        inner = read_slots(Element("", {}, nodes), scope, run) if name == "default" else {name: Slot(nodes, scope)}
        for key, found in inner.items():
            if found.nodes:
                slots[key] = Slot([*slots[key].nodes, *found.nodes], scope) if key in slots else found
    return slots


def frontmatter_as_props(facts: Facts) -> Bound:
    """The frontmatter as a layout's tag would give it."""
    bound = Bound()
    for key, value in facts.frontmatter.items():
        name = text_of(key)
        if name not in facts.not_props and value is not None and ATTRIBUTE_NAME.fullmatch(name):
            bound.give(name, value)
    return bound


def report_lost_slots(slide: Slide, layout: Component, slots: Mapping[str, Slot], run: Run) -> None:
    """A slot that the layout does not name is not shown."""
    for name, slot in slots.items():
        if slot.nodes and not names_slot(layout.source, name):
            message = f"the layout '{layout.name}' has no slot '{name}'; its content is not shown"
            run.report("unknown-slot", message, marker(name, slide.source.body), near_slot(name, layout))


def marker(name: str, body: str) -> Span:
    """Where `::name::` or `<template #name>` stands; without one, where the body's text begins."""
    word = re.escape(name)
    found = (
        re.search(rf"^[ \t]*(?P<it>::[ \t]*{word}[ \t]*::)", body, re.M)
        or re.search(rf"<template\s[^>]*?(?P<it>(?:#|v-slot:){word}(?![\w.-]))", body)
        or re.search(r"(?P<it>\S[^\n]*)", body)
    )
    if not found:
        return Span(None, 1)
    begin = found.start("it")
    line, column = body.count("\n", 0, begin) + 1, begin - body.rfind("\n", 0, begin)
    return Span(None, line, column, line, column + len(found["it"]))


def layer(name: str, run: Run) -> Iterator[Node]:
    """The components of a layer, theme first. What belongs to all slides is to be marked: the player takes it out."""
    for component in run.theme.layers.get(name, ()):
        nodes = follow_nodes(partial(layer_nodes, component, run), run)
        yield Element("", {"data-layer": name} if name.startswith("global-") else {}, nodes)


def layer_nodes(component: Component, run: Run) -> list[Node]:
    tag = Element(component.name)
    if is_live(component, run):
        part = expand_live(component, tag, Bound, {}, run, dynamic=False)
        return [Element("div", {"style": "display:contents"}, [part])]
    return components.render(component, Bound(), {}, tag, Scope({}), run, expand)


def mark_layers(nodes: list[Node]) -> None:
    """Marks the outermost elements of layers that belong to all slides, of every branch that may be there."""
    for node in nodes:
        if isinstance(node, Element) and not node.tag and (name := node.attrs.get("data-layer")):
            for child in node.children:
                if isinstance(child, Element):
                    child.attrs["data-layer"] = name
            mark_layers(node.children)
