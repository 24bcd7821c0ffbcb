"""Preparser: what may change the lines of a file, and its slides, before they count; places stay the author's.

Source: Slidev guide, "Configure and Extend the Parser".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from deckc.diagnostics import Diagnostic
from deckc.model import AuthorLine, Frontmatter, SourceSlide, Span

__all__ = ["Preparser", "at_author_lines", "with_frontmatter"]


class Preparser(Protocol):
    """Changes the Markdown of a deck's files."""

    def lines(self, lines: Sequence[str]) -> Sequence[str]:
        """The lines of a file, as they count."""

    def slides(self, slides: Sequence[SourceSlide]) -> Sequence[SourceSlide]:
        """The slides of a file, as they count."""


def at_author_lines(
    slides: Sequence[SourceSlide], problems: Sequence[Diagnostic], lines: Sequence[AuthorLine]
) -> tuple[list[SourceSlide], list[Diagnostic]]:
    """Slides and problems of changed lines, with the places that the author's lines have."""

    def number(line: int) -> int:
        return lines[min(max(line, 1), len(lines)) - 1].number if lines else 1

    def place(span: Span) -> Span:
        line = lines[min(span.line, len(lines)) - 1]
        if not line.is_same:
            return Span(span.file, line.number)
        return replace(span, line=line.number, end_line=span.end_line and number(span.end_line))

    def slide_at(slide: SourceSlide) -> SourceSlide:
        head, rows = slide.frontmatter, slide.body.count("\n") + 1
        first = slide.body_line - 1
        return replace(
            slide,
            start=number(slide.start + 1) - 1,
            content_start=number(slide.content_start + 1) - 1,
            end=number(slide.end),
            body_line=number(slide.body_line),
            frontmatter=replace(
                head,
                spans={path: place(span) for path, span in head.spans.items()},
                key_spans={path: place(span) for path, span in head.key_spans.items()},
            ),
            note_line=slide.note_line and number(slide.note_line),
            lines=tuple(lines[min(first + row, len(lines) - 1)] for row in range(rows)),
        )

    def problem_at(found: Diagnostic) -> Diagnostic:
        notes = tuple((text, span and place(span)) for text, span in found.notes)
        return replace(found, span=found.span and place(found.span), notes=notes)

    return [slide_at(slide) for slide in slides], [problem_at(found) for found in problems]


def with_frontmatter(slide: SourceSlide, data: Mapping[str, Any]) -> SourceSlide:
    """The slide with other frontmatter. What was not there before stands where the slide begins."""
    head, start = slide.frontmatter, Span(slide.file, slide.start + 1)
    spans = {path: span for path, span in head.spans.items() if not path or path[0] in data}
    new: dict[tuple[str | int, ...], Span] = {(key,): start for key in data if (key,) not in spans}
    changed = Frontmatter(data, {**spans, **new}, {**head.key_spans, **new}, head.raw, head.style)
    title, level = data.get("title"), data.get("level")
    return replace(
        slide,
        frontmatter=changed,
        title=title if isinstance(title, str) else slide.title,
        level=level if isinstance(level, int | float) and not isinstance(level, bool) else slide.level,
    )
