"""Places: where in its file something stands that was counted from the beginning of a part of it."""

from __future__ import annotations

from pathlib import Path

from deckc.model import Fragment, SourceSlide, Span, Stylesheet

__all__ = ["in_file", "in_note", "in_sheet", "stretch"]


def in_file(span: Span | None, source: SourceSlide) -> Span:
    """The place in the file; None stands for the whole slide, and what names its file already is right as it is."""
    if span is None:
        return Span(source.file, source.body_line, 1)
    # white space before the body's first line was taken from it
    return span if span.file is not None else shifted(span, source.file, source.body_line, source.body_column)


def in_note(span: Span, source: SourceSlide) -> Span:
    """The place in the slide's body, which the note stands below, of what stands in the note's text."""
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
