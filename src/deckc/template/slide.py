"""Slide: the order of the template phase, from a slide's Markdown to finished HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from deckc.diagnostics import Diagnostic
from deckc.model import CompiledSlide, Component, Facts, Slide, Span, Stylesheet, Template, Theme
from deckc.template.addresses import resolve_addresses
from deckc.template.directive_checks import report_presets
from deckc.template.follow import play
from deckc.template.icons import report_icon_classes
from deckc.template.layout import lay_out, mark_layers
from deckc.template.live import paint, write_trees
from deckc.template.nodes import Node
from deckc.template.own_attributes import drop_reserved
from deckc.template.scope import MAX_ELEMENTS, Run, Scope, TooLargeError
from deckc.template.serializer import serialize
from deckc.template.spread import spread
from deckc.template.states import write_states
from deckc.template.steps import Numbered, number, preset_names, whole
from deckc.template.surroundings import surroundings
from deckc.template.trust import sanitized
from deckc.template.values import text_of
from deckc.unicode import whole_characters

__all__ = ["compile_slide"]

MOST_CLICKS = 1000  # at which what follows them is computed
MOST_ROUNDS = 16


def compile_slide(
    slide: Slide, template: Template, theme: Theme, facts: Facts
) -> tuple[CompiledSlide, tuple[Diagnostic, ...]]:
    """One slide as finished HTML. Its problems are placed in the slide's body (`file` None) or a component's file."""
    attribute = scope_attribute(template)
    run, numbered = numbered_slide(slide, template, theme, facts, attribute)
    report_clicks(slide, numbered, run)
    if span := slide.spans.get(("clickAnimation",)):
        report_presets(preset_names(facts.frontmatter.get("clickAnimation")), span, run)
    played = range(numbered.start, min(numbered.total, numbered.start + MOST_CLICKS) + 1)
    finished = write_states(numbered.nodes, played) if run.following else numbered.nodes
    resolve_addresses(finished, run)
    runs = facts.live is not None and write_trees(finished)
    if facts.untrusted:
        finished = sanitized(finished, run.report, facts.is_utility)
    html = whole_characters(serialize(finished))
    report_icon_classes(finished, html, run)
    own = tuple(
        Stylesheet(
            slide.source.file,
            style.css,
            "deck",
            style.line,
            style.column,
            attribute if style.scoped else None,
            style.lang,
        )
        for style in template.styles
    )
    compiled = CompiledSlide(
        no=facts.no,
        html=html,
        styles=own + tuple(run.styles),
        clicks=numbered.total,
        clicks_start=numbered.start,
        title=None if slide.title is None else text_of(slide.title),
        level=slide.level if isinstance(slide.level, int) else 1,
        headings=template.headings,
        assets=tuple(run.uses),
        sources=(*(slot.html for slot in template.slots.values()), *run.sources),
        features=numbered.features | ({"live"} if runs else set()),
        reads=frozenset({*run.reads, *(("no",) if facts.no == 1 else ())}),  # its frontmatter is the headmatter
    )
    return compiled, (*run.problems, *numbered.problems)


def numbered_slide(
    slide: Slide, template: Template, theme: Theme, facts: Facts, attribute: str
) -> tuple[Run, Numbered]:
    """The slide's tree with its clicks, and the run that made it.

    What `$clicks` shows may have clicks of its own, so the slide is laid out for the clicks that it is taken to have
    until it has them. Most slides are laid out once.
    """
    styles = "\n".join(style.css for style in template.styles)
    first = whole(facts.frontmatter.get("clicksStart"))
    assumed: tuple[tuple[int, int], ...] = ((first, whole(facts.frontmatter.get("clicks"))),)
    for _ in range(MOST_ROUNDS):
        run = Run(theme, facts, first=first, click=first, totals=assumed, styles_of_slide=styles)
        nodes = followed_tree(slide, template, attribute, run)
        last, run.click = run.click, run.first
        drop_reserved(nodes, run)
        if facts.live is not None:
            nodes = paint(spread(nodes), run)
        numbered = number(
            nodes,
            clicks=facts.frontmatter.get("clicks"),
            clicks_start=facts.frontmatter.get("clicksStart"),
            last=last,
            animation=facts.frontmatter.get("clickAnimation") or facts.configs.get("clickAnimation"),
        )
        if not run.following or (numbered.start, numbered.totals) == (first, assumed):
            return run, numbered
        first, assumed = numbered.start, numbered.totals
    run.report("expression-limit", "every click of this slide makes more clicks; they end here", Span(None, 1))
    return run, replace(numbered, total=last, counted=last)


def followed_tree(slide: Slide, template: Template, attribute: str, run: Run) -> list[Node]:
    """The expanded slide, brought through the clicks that it is taken to have."""
    last = max(total for _, total in run.totals)
    try:
        nodes = lay_out(slide, template, slide_scope(slide, template, attribute, run), run)
        if run.following and last - run.first > MOST_CLICKS:
            message = f"what follows the clicks is computed for the first {MOST_CLICKS} of them"
            run.report("expression-limit", message, Span(None, 1))
        play(run, range(run.first + 1, min(last, run.first + MOST_CLICKS) + 1))
    except TooLargeError:
        run.report("expression-limit", f"the slide grows beyond {MAX_ELEMENTS} elements", Span(None, 1))
        return []
    mark_layers(nodes)
    return nodes


def report_clicks(slide: Slide, numbered: Numbered, run: Run) -> None:
    """`clicks` that end before the last element is shown; `clicksStart` behind the end."""
    if numbered.counted > numbered.total:
        message = f"the slide ends at click {numbered.total}, but has elements up to click {numbered.counted}"
        hint = f"write 'clicks: {numbered.counted}', or leave it out"
        run.report("too-few-clicks", message, slide.spans.get(("clicks",)), hint)
    if (start := whole(run.facts.frontmatter.get("clicksStart"))) > numbered.total:
        message = f"the slide cannot begin at click {start}: it has {numbered.total}"
        run.report("too-few-clicks", message, slide.spans.get(("clicksStart",)))


def scope_attribute(template: Template) -> str:
    """The mark of a slide's elements that its scoped styles ask for; the same styles give the same mark."""
    scoped = "\n".join(style.css for style in template.styles if style.scoped)
    return f"data-s-{sha256(scoped.encode()).hexdigest()[:8]}" if scoped else ""


def slide_scope(slide: Slide, template: Template, attribute: str, run: Run) -> Scope:
    """What the slide's Markdown sees: the deck, and the names of its own `<script setup>`."""
    # The script of a live slide runs in the page.
    is_live = run.facts.live is not None and run.facts.live.slide(run.facts.no) is not None
    names = script_names(slide, template, run) if template.scripts and not is_live else {}
    return Scope(names, surroundings(run), attribute=attribute)


def script_names(slide: Slide, template: Template, run: Run) -> Mapping[str, Any]:
    """What the slide's own script declares; {} with a problem where it fails."""
    from deckc.template.javascript import ScriptError
    from deckc.template.script import Script, SetUp, report_live, set_up  # most decks have none

    scripts = tuple(Script(text, line, True) for text, line in template.scripts)
    source = "\n".join(slot.html for slot in template.slots.values())
    try:
        made = set_up(Component("slide", slide.source.file, "vue", source, "deck"), scripts, {}, {}, run)
    except ScriptError as error:
        run.report(
            "component-failed",
            f"the slide's script failed: {error}",
            Span(None, scripts[0].line + max(0, error.line - 1)),
        )
        made = SetUp({}, {}, {})
    report_live(made, "the slide's script", None, run)
    return made.names
