"""Parse: the text of a deck as slides.

In: the entry file. Out: `Deck`, problems. Errors: problems only; a deck that cannot be read is one empty slide.
Source: Slidev guide, "Syntax"; Slidev's parser, whose line scanner is followed exactly.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from deckc.diagnostics import Diagnostic, problem
from deckc.disk.files import Files
from deckc.model import Deck, Frontmatter, Slide, Span
from deckc.parse.decoding import decode, trim
from deckc.parse.edit import EditError, SlideText, slide_text, with_content, with_note, with_place
from deckc.parse.imports import Reader
from deckc.parse.one_slide import changed_slide
from deckc.parse.preparser import Preparser, with_frontmatter
from deckc.parse.source import read_source

__all__ = [
    "EditError",
    "Preparser",
    "SlideText",
    "changed_slide",
    "decode",
    "parse_deck",
    "slide_text",
    "with_content",
    "with_frontmatter",
    "with_note",
    "with_place",
]


def other_format(text: str) -> str | None:
    """What a text is that is certainly no Markdown; None: it may be."""
    start = trim(text)[:1]
    if re.match(r"<(?:!doctype\s+)?html\b", trim(text)[:20], re.I):
        return "a page of HTML"
    if start not in ("{", "[", "%", "P") and not text.startswith("<?xml"):
        return None
    if text.startswith(("%PDF-", "PK\x03\x04", "<?xml")):
        return "a PDF, an office document or XML"
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return "a notebook" if isinstance(data, dict) and "cells" in data else "JSON"


def parse_deck(entry: Path, files: Files, preparser: Preparser | None = None) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """All slides of a deck in order, at least one, and what is wrong with its text.

    Slides that `hide` or `disabled` take out are not there; a slide whose `src:` is lost stands in its place with
    `failure`. `preparser` may change the text of each file. Problems: those of `text`, `frontmatter`, `traps`,
    `imports`; `empty-deck`, `all-hidden`, `not-markdown`.
    """
    reader = Reader(entry.parent, files, preparser)
    try:
        source = reader.source(entry)
    except OSError as error:
        message = f"{entry} cannot be read: {error.strerror or error}"
        reader.problems.append(problem("unreadable-deck", message))
        source = read_source(entry, "")
    else:
        if (kind := other_format(source.text)) is not None:
            hint = (
                "`jupyter nbconvert --to markdown FILE` makes Markdown of a notebook" if kind == "a notebook" else None
            )
            reader.problems.append(problem("not-markdown", f"this deck is {kind}", Span(entry, 1), hint=hint))
        if not trim(source.text):
            reader.problems.append(problem("empty-deck", "this deck is empty", Span(entry, 1)))
    for slide in source.slides:
        reader.add(slide, {}, {}, ())
    if not reader.slides:
        reader.problems.append(problem("all-hidden", "every slide of this deck is hidden", Span(entry, 1)))
        blank = read_source(entry, "").slides[0]
        reader.slides.append(Slide(1, blank, {}, {}))
    head = source.slides[0].frontmatter if source.slides else Frontmatter()
    title = head.data.get("title") or reader.slides[0].title
    deck = Deck(
        entry=entry,
        root=entry.parent,
        head=head,
        slides=tuple(reader.slides),
        sources={file: read.text for file, read in reader.sources.items()},
        title=None if title is None else str(title),
    )
    return deck, tuple(dict.fromkeys(reader.problems))
