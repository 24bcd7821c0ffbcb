"""Slides: each slide of a deck through Markdown and template, or as it was compiled before.

In: deck, facts, theme, configuration. Out: compiled slides in order, problems at their place in the files.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from deckc import code, diagrams, style
from deckc.config import Config, Options
from deckc.diagnostics import Diagnostic
from deckc.disk.files import Files
from deckc.disk.paths import workspace
from deckc.markdown import MarkdownOptions, Twoslash, Typeset, link_definitions, note_to_html, to_template
from deckc.model import (
    CompiledSlide,
    Component,
    Deck,
    Facts,
    LiveParts,
    Slide,
    SourceSlide,
    Span,
    Stylesheet,
    Template,
    Theme,
)
from deckc.pipeline.cache import Cache, Compiled
from deckc.pipeline.editors import editors_option
from deckc.pipeline.setup_files import CodeTransformers, Setup, code_transformers
from deckc.source_positions import in_file, in_note
from deckc.template import compile_slide, sanitized_html, seen_by_others
from deckc.twoslash import annotating

__all__ = ["Compilation", "compile_again", "compile_slides", "of_slides", "surroundings_of"]


@dataclass(frozen=True)
class Compilation:
    """What all slides of a deck are compiled with."""

    deck: Deck
    theme: Theme
    config: Config
    files: Files
    setup: Setup
    typeset: Typeset | None = None  # how formulas are set; None: there are none
    twoslash: Twoslash | None = None  # gives code its types; None: the deck wants none

    @cached_property
    def roots(self) -> tuple[Path, ...]:
        """The folders that slides may read from."""
        return (workspace(self.deck.root), *self.theme.folders)

    @cached_property
    def references(self) -> Mapping[str, Any]:
        """The link definitions of the deck."""
        return link_definitions(slide.source.body for slide in self.deck.slides)

    @cached_property
    def editors(self) -> bool | str:
        """Whether fences become editors; else what would make them."""
        return editors_option(self.deck, self.config)

    @cached_property
    def transform_code(self) -> CodeTransformers | None:
        """What changes blocks of code; None: nothing does."""
        return code_transformers(self.setup)

    @cached_property
    def diagram_fault(self) -> Callable[[str], diagrams.Fault | None] | None:
        """What tells the fault in a diagram."""
        return diagrams.checker()

    def options(self, slide: Slide, facts: Facts) -> MarkdownOptions:
        """How a slide's Markdown is read."""
        config = self.config
        return MarkdownOptions(
            file=slide.source.file,
            root=self.deck.root,
            highlight=partial(code.highlight, look=self.setup.look, careful=config.options.untrusted),
            languages=partial(code.names, self.setup.look),
            highlight_editor=partial(code.highlight_editor, look=self.setup.look, careful=config.options.untrusted),
            transform_code=self.transform_code,
            editors=self.editors,
            code_frame=code.frame(self.setup.look),
            twoslash=self.twoslash,
            comark=config["comark"],
            typeset=self.typeset,
            line_numbers=config["lineNumbers"],
            code_copy=facts.frontmatter.get("codeCopy", config["codeCopy"]),
            magic_move_copy=facts.frontmatter.get("magicMoveCopy", config["magicMoveCopy"]),
            magic_move_duration=config["magicMoveDuration"],
            magic_move_motion=config["shiki"].get("magicMove") or {},
            roots=self.roots,
            diagram_fault=self.diagram_fault,
            references=self.references,
            # Diagrams leave for a server only when the author names it.
            plantuml_server=config["plantUmlServer"] if "plantUmlServer" in self.deck.head.data else None,
        )

    def template(self, slide: Slide, facts: Facts) -> tuple[Template, tuple[Diagnostic, ...]]:
        """A slide's Markdown as a template."""
        return to_template(slide.source.body, self.options(slide, facts), self.files)


def compile_slides(
    work: Compilation, slide_facts: Sequence[Facts], cache: Cache, live: LiveParts | None, surroundings: str
) -> tuple[tuple[CompiledSlide, ...], tuple[Diagnostic, ...]]:
    """The deck's slides. `slide_facts`: the facts of each; `live`: what runs in the page."""
    slides: list[CompiledSlide] = []
    problems: list[Diagnostic] = []
    with with_types(work, cache) as typed:
        for slide, bare in zip(work.deck.slides, slide_facts, strict=True):
            compiled, found = compile_again(slide, replace(bare, live=live), typed, cache, surroundings)
            problems += found
            slides.append(compiled)
    return tuple(slides), tuple(problems)


def surroundings_of(work: Compilation, live: LiveParts | None) -> str:
    """What all slides are compiled with, as a short name: another one where a slide may become another."""
    inputs = (
        as_others_see(work.theme, live),
        work.config.settings,
        of_slides(work.config.options),
        work.typeset,
        work.references,
        work.setup.look,
        work.transform_code,
        work.editors,
    )
    return sha256(repr((inputs, live and live.shape)).encode()).hexdigest()


@contextmanager
def with_types(work: Compilation, cache: Cache) -> Iterator[Compilation]:
    """The compilation with the types of code, where the deck wants them."""
    config = work.config
    with annotating(work.deck.root, cache.annotated, trusted=not config.options.untrusted) as annotate:
        yield replace(work, twoslash=annotate if config.on("twoslash") else None)


def compile_again(
    slide: Slide, facts: Facts, work: Compilation, cache: Cache, surroundings: str
) -> tuple[CompiledSlide, tuple[Diagnostic, ...]]:
    """One slide as it is in the cache, or compiled; its problems are at their places in the file."""
    make = partial(compile_one, slide, facts, work)
    compiled, found = cache.compiled(cache_key(slide, facts, surroundings), facts, work.files, make, slide.spans)
    title = facts.toc[slide.no - 1].title or None
    styles = tuple(sheet_in_file(sheet, slide.source) for sheet in compiled.styles)
    return replace(compiled, no=slide.no, title=title, styles=styles), tuple(placed(each, slide) for each in found)


def as_others_see(theme: Theme, live: LiveParts | None) -> Theme:
    """The theme, of the components that run in the page only what slides without them ask for. Those with one depend on
    its first paint."""
    if live is None:
        return theme

    def seen(parts: Mapping[str, Component]) -> dict[str, Component]:
        return {
            name: replace(part, source=seen_by_others(part)) if live.runs(part) else part
            for name, part in parts.items()
        }

    return replace(theme, layouts=seen(theme.layouts), components=seen(theme.components))


def of_slides(options: Options) -> Options:
    """The options without those that only change what is made besides the slides."""
    return replace(options, browser=False, download=False)


def compile_one(slide: Slide, facts: Facts, work: Compilation) -> Compiled:
    """One slide through Markdown and template, with its note, and with the problems of set-up files that it met."""
    with work.setup.problems_apart() as found:
        compiled, problems = compile_slide_and_note(slide, facts, work)
    return compiled, (*problems, *found)


def compile_slide_and_note(slide: Slide, facts: Facts, work: Compilation) -> Compiled:
    config, options = work.config, work.options(slide, facts)
    template, found = to_template(slide.source.body, options, work.files)
    problems = list(found)

    def of_component(text: str, path: Path) -> str:
        template, found = to_template(text, replace(options, file=path), work.files)
        problems.extend(replace(each, span=each.span and replace(each.span, file=path)) for each in found)
        return template.slots["default"].html

    compiled, found = compile_slide(slide, template, work.theme, replace(facts, markdown=of_component))
    compiled = replace(compiled, html=style.expand_groups(compiled.html))
    note = slide.source.note
    if note and not config.options.without_notes:
        link_base = config.base if config.history else "#/"
        html, found_there = note_to_html(note, typeset=work.typeset, link_base=link_base, ruby=config["notesAutoRuby"])
        problems += [replace(each, span=each.span and in_note(each.span, slide.source)) for each in found_there]
        if facts.untrusted:
            html, refused = sanitized_html(html)
            place = Span(slide.source.file, slide.source.note_line)
            problems += [replace(each, span=place) for each in refused]
        compiled = replace(compiled, note_html=html)
    return compiled, (*problems, *found)


def cache_key(slide: Slide, facts: Facts, surroundings: str) -> Hashable:
    """What a compiled slide is made of, besides the facts that it says it read."""
    source, is_first = slide.source, slide.no == 1  # whose frontmatter is the headmatter
    parts = (source.file, source.body, source.note, repr(facts.frontmatter), facts.layout, slide.failure, is_first)
    return *parts, surroundings


def sheet_in_file(sheet: Stylesheet, source: SourceSlide) -> Stylesheet:
    """A style block of the slide's body at its place in the file; blocks of components are where they are."""
    if sheet.path != source.file:
        return sheet
    place = in_file(Span(None, sheet.line, sheet.column), source)
    return replace(sheet, line=place.line, column=place.column)


def placed(found: Diagnostic, slide: Slide) -> Diagnostic:
    """A problem whose place was counted in the slide's body, with its place in the file."""
    notes = tuple((text, span and in_file(span, slide.source)) for text, span in found.notes)
    return replace(found, span=in_file(found.span, slide.source), notes=notes)
