"""Places: where in its file something stands that was counted from the first line of a slide's body."""

from __future__ import annotations

from deckc.model import SourceSlide, Span

__all__ = ["in_file"]


def in_file(span: Span | None, source: SourceSlide) -> Span:
    """The place in the file; None stands for the whole slide, and what names its file already is right as it is."""
    if span is None:
        return Span(source.file, source.body_line, 1)
    if span.file is not None:
        return span
    shift = source.body_column - 1  # of the body's first line, which white space before it was taken from
    return Span(
        source.file,
        span.line + source.body_line - 1,
        span.column + (shift if span.line == 1 else 0),
        span.end_line and span.end_line + source.body_line - 1,
        span.end_column and span.end_column + (shift if (span.end_line or span.line) == 1 else 0),
    )
