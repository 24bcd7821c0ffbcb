"""Source: one Markdown file as source slides.

In: a file's text. Out: `SourceSlide`s in order, problems by chunk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from deckc.diagnostics import Diagnostic
from deckc.model import SourceSlide
from deckc.parse.body import Note, revision, take_note, title_and_level
from deckc.parse.decoding import trim
from deckc.parse.frontmatter import read_head
from deckc.parse.preparser import Preparser, at_author_lines
from deckc.parse.split import Chunk, split, split_lines
from deckc.parse.text_checks import traps_of_file, traps_of_slide
from deckc.source_positions import author_lines

__all__ = ["Source", "read_source"]


@dataclass(frozen=True, slots=True)
class Source:
    text: str
    slides: tuple[SourceSlide, ...]
    problems: tuple[Diagnostic, ...]


def read_source(file: Path, text: str, preparser: Preparser | None = None) -> Source:
    """All chunks of a file, hidden and importing ones too. An empty file is one empty slide."""
    written = split_lines(text)
    lines = preparser.lines(written) if preparser else written
    slides, problems = read_lines(file, lines)
    if lines != written:
        slides, problems = at_author_lines(slides, problems, author_lines(written, lines))
    return Source(text, tuple(preparser.slides(slides) if preparser else slides), tuple(problems))


def read_lines(file: Path, lines: Sequence[str]) -> tuple[list[SourceSlide], list[Diagnostic]]:
    scan = split(lines)
    problems = [*traps_of_file(file, lines, scan)]
    slides = []
    for index, chunk in enumerate(scan.chunks):
        slide, found = read_slide(file, index, lines, chunk)
        slides.append(slide)
        problems += found
    return slides, problems


def read_slide(file: Path, index: int, lines: Sequence[str], chunk: Chunk) -> tuple[SourceSlide, list[Diagnostic]]:
    head = read_head(file, lines, chunk)
    trimmed = trim(head.body)
    skipped = head.body[: head.body.find(trimmed)] if trimmed else ""
    rows = skipped.count("\n")
    line, column = head.line + rows, len(skipped) - skipped.rfind("\n") if rows else head.column + len(skipped)
    body, note = take_note(trimmed)
    note_line, note_column = place_of(trimmed, note, line, column) if note else (0, 0)
    title, level = title_and_level(head.frontmatter.data, body)
    raw = "\n".join(lines[chunk.start : chunk.end])
    slide = SourceSlide(
        file=file,
        index=index,
        start=chunk.start,
        content_start=chunk.content_start,
        end=chunk.end,
        raw=raw,
        body=body,
        body_line=line,
        body_column=column,
        frontmatter=head.frontmatter,
        note=note.text if note else None,
        note_line=note_line,
        note_column=note_column,
        title=title,
        level=level,
        revision=revision(trim(raw)),
    )
    return slide, [*head.problems, *traps_of_slide(slide)]


def place_of(body: str, note: Note, line: int, column: int) -> tuple[int, int]:
    """Line and column of a note's text; the body that holds it begins at this line and column."""
    rows = body.count("\n", 0, note.offset)
    before = note.offset - body.rfind("\n", 0, note.offset)
    return line + rows, before if rows else column + before - 1
