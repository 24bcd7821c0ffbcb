"""Slide: the order of the template phase, from a slide's Markdown to finished HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from deckc.diagnostics import Diagnostic
from deckc.model import CompiledSlide, Component, Facts, Slide, Span, Template, Theme
from deckc.template.asset_addresses import resolve_addresses
from deckc.template.clicks import Numbered, expand_click_components, number, play, preset_names, whole, write_states
from deckc.template.components import expand, paint, report_icon_classes, write_trees
from deckc.template.directives import css_modules_of, drop_reserved, report_presets
from deckc.template.expressions import (
    MAX_ELEMENTS,
    SHOWS,
    Run,
    Scope,
    TooLargeError,
    View,
    schemes_of,
    template_globals,
    text_of,
    views_of,
)
from deckc.template.jinja import slot_of
from deckc.template.layout import lay_out, mark_layers, scope_attribute, style_blocks_of
from deckc.template.link_checks import report_links
from deckc.template.merge_views import merged
from deckc.template.tree import Node, serialize
from deckc.template.untrusted import sanitized
from deckc.text.surrogates import whole_characters

if TYPE_CHECKING:
    from deckc.template.scripts import SetUp

__all__ = ["compile_slide"]

MOST_CLICKS = 1000  # at which what follows them is computed
MOST_ROUNDS = 16


def compile_slide(
    slide: Slide, template: Template, theme: Theme, facts: Facts
) -> tuple[CompiledSlide, tuple[Diagnostic, ...]]:
    """One slide as finished HTML. Its problems are placed in the slide's body (`file` None) or a component's file."""
    seen = seen_slides(slide, template, theme, facts)
    finished = merged([(each.views, each.nodes) for each in seen])
    html = whole_characters(serialize(finished))
    report_icon_classes(finished, html, seen[0].run)
    runs, numbered = [each.run for each in seen], [each.numbered for each in seen]
    compiled = CompiledSlide(
        no=facts.no,
        html=html,
        styles=once([(style.sheet for style in style_blocks_of(slide, template)), *(run.styles for run in runs)]),
        clicks=max(each.numbered.total for each in seen if any(view.place in SHOWS for view in each.views)),
        clicks_start=numbered[0].start,
        title=None if slide.title is None else text_of(slide.title),
        title_html=title_html(seen[0].run),
        level=slide.level if isinstance(slide.level, int) else 1,
        headings=template.headings,
        assets=once([run.uses for run in runs]),
        sources=once([(slot.html for slot in template.slots.values()), *(run.sources for run in runs)]),
        features=frozenset().union(
            *(each.features for each in numbered), {"live"} if any(s.is_live for s in seen) else ()
        ),
        reads=frozenset(once([run.reads for run in runs])),
    )
    return compiled, once([found for each in seen for found in (each.run.problems, each.numbered.problems)])


def title_html(run: Run) -> str:
    """The slide's title as HTML; "" where it is plain text."""
    toc, no = run.facts.toc, run.facts.no  # in order
    entry = toc[no - 1] if no <= len(toc) else None
    if entry is None or not any(sign in entry.title_html for sign in "<&{"):
        return ""
    title, told = slot_of(entry, run), list(run.problems)
    nodes = expand(title.nodes, title.scope, run)
    resolve_addresses(nodes, run)
    if run.facts.untrusted:
        nodes = sanitized(nodes, run.report, run.facts.is_utility)
    run.problems = told  # what is wrong in it is told at the heading
    return whole_characters(serialize(nodes))


T = TypeVar("T")


def once(parts: Iterable[Iterable[T]]) -> tuple[T, ...]:
    """All that the parts hold, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(parts)))


@dataclass(frozen=True, slots=True)
class Seen:
    """A slide as it is in some views."""

    views: frozenset[View]
    nodes: list[Node]
    run: Run
    numbered: Numbered
    is_live: bool


def seen_slides(slide: Slide, template: Template, theme: Theme, facts: Facts) -> list[Seen]:
    """The slide in each of the views that differ by what it asks of them; most slides ask nothing, and are one."""
    schemes = schemes_of(facts.configs.get("colorSchema"))
    asked: set[str] = set()
    made: dict[View, Seen] = {}
    while True:
        kinds = views_of(asked, schemes)
        for view, views in kinds:
            if view not in made:
                made[view] = finished_slide(slide, template, theme, facts, view, views)
                asked |= made[view].run.asked
        if all(view in made for view, _ in views_of(asked, schemes)):
            return [replace(made[view], views=views) for view, views in views_of(asked, schemes)]


def finished_slide(
    slide: Slide, template: Template, theme: Theme, facts: Facts, view: View, views: frozenset[View]
) -> Seen:
    run, numbered = numbered_slide(slide, template, theme, facts, view)
    report_clicks(slide, numbered, run)
    if span := slide.spans.get(("clickAnimation",)):
        report_presets(preset_names(facts.frontmatter.get("clickAnimation")), span, run)
    played = range(numbered.start, min(numbered.total, numbered.start + MOST_CLICKS) + 1)
    nodes = write_states(numbered.nodes, played) if run.following else numbered.nodes
    resolve_addresses(nodes, run)
    report_links(nodes, run)
    is_live = facts.live is not None and write_trees(nodes)
    if facts.untrusted:
        nodes = sanitized(nodes, run.report, facts.is_utility)
    if run.engine is not None:
        run.asked |= run.engine.asked()
    return Seen(views, nodes, run, numbered, is_live)


def numbered_slide(slide: Slide, template: Template, theme: Theme, facts: Facts, view: View) -> tuple[Run, Numbered]:
    """The slide's tree with its clicks, and the run that made it.

    What `$clicks` shows may have clicks of its own, so the slide is laid out for the clicks that it is taken to have
    until it has them. Most slides are laid out once.
    """
    styles = "\n".join(style.css for style in template.styles)
    first = whole(facts.frontmatter.get("clicksStart"))
    assumed: tuple[tuple[int, int], ...] = ((first, whole(facts.frontmatter.get("clicks"))),)
    for _ in range(MOST_ROUNDS):
        run = Run(theme, facts, first=first, click=first, totals=assumed, styles_of_slide=styles, view=view)
        nodes = followed_tree(slide, template, run)
        last, run.click = run.click, run.first
        drop_reserved(nodes, run)
        if facts.live is not None:
            nodes = paint(expand_click_components(nodes), run)
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


def followed_tree(slide: Slide, template: Template, run: Run) -> list[Node]:
    """The expanded slide, brought through the clicks that it is taken to have."""
    last = max(total for _, total in run.totals)
    try:
        nodes = lay_out(slide, template, slide_scope(slide, template, run), run)
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


def slide_scope(slide: Slide, template: Template, run: Run) -> Scope:
    """What the slide's Markdown sees: the deck, and the names of its own `<script setup>`."""
    # The script of a live slide runs in the page.
    is_live = run.facts.live is not None and run.facts.live.slide(run.facts.no) is not None
    modules = css_modules_of(style_blocks_of(slide, template))
    made = script_names(slide, template, modules, run) if template.scripts and not is_live else None
    names = made.names if made else {}
    if template.scripts and is_live:
        from deckc.template.scripts import Script, report_imports_of  # most decks have none

        report_imports_of([Script(text, line, True) for text, line in template.scripts], slide.source.file, run)
    mark = scope_attribute(template)
    marks, waits = (mark,) if mark else (), made is not None and made.waits
    return Scope({**modules, **names}, template_globals(run), marks=marks, quiet=waits)


def script_names(slide: Slide, template: Template, modules: Mapping[str, Mapping[str, str]], run: Run) -> SetUp:
    """What the slide's own script declares; nothing, with a problem, where it fails."""
    from deckc.template.expressions import ScriptError
    from deckc.template.scripts import Script, SetUp, report_live, set_up  # most decks have none

    scripts = tuple(Script(text, line, True) for text, line in template.scripts)
    source = "\n".join(slot.html for slot in template.slots.values())
    try:
        made = set_up(Component("slide", slide.source.file, "vue", source, "deck"), scripts, {}, {}, run, modules)
    except ScriptError as error:
        place = Span(None, scripts[0].line)
        if error.span:
            place = error.span if error.span.file != slide.source.file else replace(error.span, file=None)
        run.report("component-failed", f"the slide's script failed: {error}", place)
        return SetUp({}, {}, {}, waits=True)  # what is missing now is no news
    report_live(made, "the slide's script", None, run)
    return made
