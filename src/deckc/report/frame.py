"""Frame: one line of a file with carets below a place, as rustc and ruff draw it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from deckc.lazy_regex import lazy_regex
from deckc.model import Span
from deckc.report.columns import visible, width

__all__ = ["FRAME_COLOR", "Painter", "Sources", "end_of", "frame"]

Sources = Mapping[Path, str]
Painter = Callable[[str, str], str]

FRAME_COLOR = "34"
FRAME_WIDTH = 100  # characters of a line that are shown at most
WORD = lazy_regex(r"[\w-]+|.")


def frame(span: Span, sources: Sources, beside: str, margin: int, painter: Painter, color: str) -> list[str]:
    """The line of a place and carets below it; nothing for a file whose text is not known."""
    text = line_of(span, sources)
    if text is None:
        return []
    end_line, end_column = end_of(span, sources)
    start, end = span.column - 1, (end_column - 1 if end_line == span.line else len(text))
    first = max(0, min(start - FRAME_WIDTH // 3, len(text) - FRAME_WIDTH))
    before = ("…" if first else "") + text[first:start]
    marked = text[start : min(end, first + FRAME_WIDTH)]
    rest = text[start + len(marked) : first + FRAME_WIDTH]
    after = rest + ("…" if first + FRAME_WIDTH < len(text) else "")
    shown = visible(before) + visible(marked, width(visible(before)))
    shown += visible(after, width(shown))
    indent = width(visible(before))
    carets = "^" * max(1, width(visible(marked, indent)))
    bar = painter("|", FRAME_COLOR)
    number = painter(f"{span.line:>{margin}}", FRAME_COLOR)
    pointer = painter(f"{carets} {beside}".rstrip(), color)
    return [
        f"{' ' * margin} {bar}",
        f"{number} {bar} {shown}".rstrip(),
        f"{' ' * margin} {bar} {' ' * indent}{pointer}",
    ]


def line_of(span: Span, sources: Sources) -> str | None:
    lines = lines_of(sources.get(span.file)) if span.file else ()
    return lines[span.line - 1] if 0 < span.line <= len(lines) else None


@lru_cache(maxsize=8)
def lines_of(text: str | None) -> Sequence[str]:
    return () if text is None else [line.removesuffix("\r") for line in text.split("\n")]


def end_of(span: Span, sources: Sources) -> tuple[int, int]:
    """The exclusive end; where the span names none, the end of the word that begins there."""
    if span.end_column:
        return span.end_line or span.line, span.end_column
    word = WORD.match(line_of(span, sources) or "", span.column - 1)
    return span.line, word.end() + 1 if word else span.column + 1
