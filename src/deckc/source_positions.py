"""Source positions: where in its file something stands that was counted from the beginning of a part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from deckc.model import AuthorLine, Fragment, SourceSlide, Span, Stylesheet

__all__ = ["author_lines", "in_file", "in_note", "in_sheet", "stretch", "with_body"]

MOST_COMPARED = 2000  # lines between the first and the last change


def in_file(span: Span | None, source: SourceSlide) -> Span:
    """The place in the file; None stands for the whole slide, and what names its file already is right as it is."""
    if span is None:
        return Span(source.file, source.body_line, 1)
    if span.file is not None:
        return span
    if source.lines:
        return in_changed_body(span, source)
    # white space before the body's first line was taken from it
    return shifted(span, source.file, source.body_line, source.body_column)


def in_changed_body(span: Span, source: SourceSlide) -> Span:
    """The place in the file of what stands in a body that a set-up file has changed, or in the note below it."""
    count = len(source.lines)
    if span.line > count:
        return shifted(span, source.file, source.note_line - count, 1)
    start, end = source.lines[span.line - 1], source.lines[min(span.end_line or span.line, count) - 1]
    if not (start.is_same and end.is_same):
        return Span(source.file, start.number)
    before = source.body_column - 1 if start.number == source.body_line else 0
    last = span.end_line and end.number
    return replace(
        span,
        file=source.file,
        line=start.number,
        column=span.column + before,
        end_line=last,
        end_column=span.end_column and span.end_column + (before if (last or start.number) == start.number else 0),
    )


def in_note(span: Span, source: SourceSlide) -> Span:
    """The place in the slide's body, which the note stands below, of what stands in the note's text."""
    if source.lines:
        return shifted(span, None, len(source.lines) + 1, source.note_column)
    row = source.note_line - source.body_line + 1
    return shifted(span, None, row, source.note_column - (source.body_column - 1 if row == 1 else 0))


def in_sheet(span: Span, sheet: Stylesheet | Fragment) -> Span:
    """The place in the file of what stands in the text of a sheet, or of a part of a page."""
    return shifted(span, sheet.path, sheet.line, sheet.column)


def shifted(span: Span, file: Path | None, line: int, column: int) -> Span:
    """A place in a text that begins at this line and column of a file."""
    return Span(
        file,
        span.line + line - 1,
        span.column + (column - 1 if span.line == 1 else 0),
        span.end_line and span.end_line + line - 1,
        span.end_column and span.end_column + (column - 1 if (span.end_line or span.line) == 1 else 0),
    )


def stretch(text: str, start: int, end: int) -> Span:
    """The place in a text of what stands between two offsets."""
    lines = [text.count("\n", 0, offset) + 1 for offset in (start, end)]
    columns = [offset - text.rfind("\n", 0, offset) for offset in (start, end)]
    return Span(None, lines[0], columns[0], lines[1], columns[1])


def with_body(source: SourceSlide, body: str) -> SourceSlide:
    """The slide with another body, whose lines know where they come from."""
    before = source.body.split("\n")
    known = source.lines or tuple(AuthorLine(source.body_line + row, True) for row in range(len(before)))
    lines = (
        AuthorLine(known[each.number - 1].number, each.is_same and known[each.number - 1].is_same)
        for each in author_lines(before, body.split("\n"))
    )
    return replace(source, body=body, lines=tuple(lines))


def author_lines(before: Sequence[str], after: Sequence[str]) -> tuple[AuthorLine, ...]:
    """For each line of a changed text which one of the text before it was, or stands in the place of."""
    from difflib import SequenceMatcher  # only decks whose set-up files change their text pay for it

    shorter = min(len(before), len(after))
    head = next((row for row in range(shorter) if before[row] != after[row]), shorter)
    tail = next((row for row in range(shorter - head) if before[-1 - row] != after[-1 - row]), shorter - head)
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    steps = (
        SequenceMatcher(None, old, new).get_opcodes()
        if max(len(old), len(new)) <= MOST_COMPARED
        else [("replace", 0, len(old), 0, len(new))]
    )
    lines = [AuthorLine(row + 1, True) for row in range(head)]
    for step, start, end, new_start, new_end in steps:
        last = max(head + end, 1)
        lines += [AuthorLine(min(head + start + row + 1, last), step == "equal") for row in range(new_end - new_start)]
    lines += [AuthorLine(row + 1, True) for row in range(len(before) - tail, len(before))]
    return tuple(lines)
