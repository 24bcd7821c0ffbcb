"""Preparser: the Markdown of a deck's files as functions of `setup/preparser.ts` leave it.

In: deck, `Setup`. Out: the deck, parsed anew. Source: Slidev guide, "Configure and Extend the Parser".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from deckc.model import Deck, SourceSlide, Span
from deckc.parse import Preparser, with_frontmatter
from deckc.pipeline.setup_files.setup import Setup
from deckc.setup.program import Function, Program
from deckc.source_positions import with_body
from deckc.template import plain

__all__ = ["preparsed", "preparser"]

LINES, SLIDE, NOTE = "transformRawLines", "transformSlide", "transformNote"
Extension = Mapping[str, int]  # functions by their ids


@dataclass(frozen=True, slots=True)
class Extensions:
    """The extensions that set-up files give, by the file: a `Preparser`."""

    setup: Setup
    given: Sequence[tuple[Program, Sequence[Extension]]]

    def lines(self, lines: Sequence[str]) -> Sequence[str]:
        """The lines after all functions. A file whose function fails changes none."""
        for program, extensions in self.given:
            if ids := [each[LINES] for each in extensions if LINES in each]:
                changed = self.setup.attempt(partial(program.run, "preparsedLines", ids, [*lines]))
                lines = lines if changed is None else changed
        return lines

    def slides(self, slides: Sequence[SourceSlide]) -> Sequence[SourceSlide]:
        """The slides after all functions, likewise."""
        for program, extensions in self.given:
            functions = [{name: each.get(name) for name in (SLIDE, NOTE)} for each in extensions]
            if not any(number is not None for each in functions for number in each.values()):
                continue
            texts = [described(slide) for slide in slides]
            changed = self.setup.attempt(partial(program.run, "preparsedSlides", functions, texts))
            if changed is not None:
                slides = [with_text(*pair) for pair in zip(slides, changed, strict=True)]
        return slides


def preparsed(setup: Setup) -> bool:
    """Whether set-up files may change the Markdown of files."""
    return bool(setup.paths("preparser"))


def preparser(deck: Deck, setup: Setup) -> Preparser | None:
    """What the set-up files make of each file of the deck, whose headmatter they are told; None: there are none."""
    paths = setup.paths("preparser")
    if not paths:
        return None
    if not setup.runs:
        setup.still += [("", Span(path, 1)) for path in paths]
        return None
    told = {"filepath": str(deck.entry), "headmatter": plain(deck.head.data), "mode": "build"}
    values = setup.run("preparser", told, drivers=("preparser.js",))
    return Extensions(setup, [(program, [*map(functions_of, listed(value))]) for program, value in values])


def listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [value]


def functions_of(extension: Any) -> Extension:
    given = extension if isinstance(extension, Mapping) else {}
    return {name: each.id for name, each in given.items() if isinstance(each, Function)}


def described(slide: SourceSlide) -> dict[str, Any]:
    return {"content": slide.body, "frontmatter": plain(slide.frontmatter.data), "note": slide.note}


def with_text(slide: SourceSlide, text: Mapping[str, Any]) -> SourceSlide:
    """The slide with what functions made of its text."""
    before = described(slide)
    if text["content"] != slide.body:
        slide = with_body(slide, text["content"])
    if text["note"] != slide.note:
        slide = replace(slide, note=text["note"], note_line=slide.note_line or slide.body_line)
    return with_frontmatter(slide, text["frontmatter"]) if text["frontmatter"] != before["frontmatter"] else slide
