"""Traps: text that is read otherwise than its author is likely to have meant.

In: a scanned file, a slide. Out: problems. Nothing here changes what is read.
Errors: `unclosed-comment`, `unclosed-fence`, `tilde-fence`, `frontmatter-as-heading`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from deckc.diagnostics import Diagnostic, problem
from deckc.model import SourceSlide, Span
from deckc.parse.split import Scan

__all__ = ["traps_of_file", "traps_of_slide"]

FENCE_END = re.compile(r"\s*`{3,}\s*$")
TILDES = re.compile(r" {0,3}(~~~+)")
# What a Markdown formatter makes of `layout: x` over a line of dashes.
KEY_AS_HEADING = re.compile(r"## +(layout|class|transition|background|image|src|clicks|title|level|hideInToc|theme) *:")


def traps_of_file(file: Path, lines: Sequence[str], scan: Scan) -> list[Diagnostic]:
    """What the scanner saw left open."""
    return [*open_comment(file, lines, scan), *open_fences(file, lines, scan), *cut_tildes(file, lines, scan)]


def whole_line(file: Path, lines: Sequence[str], at: int) -> Span:
    text = lines[at]
    start = len(text) - len(text.lstrip())
    return Span(file, at + 1, start + 1, at + 1, max(len(text.rstrip()), start + 1) + 1)


def open_comment(file: Path, lines: Sequence[str], scan: Scan) -> list[Diagnostic]:
    at = scan.open_comment
    if at is None:
        return []
    column = lines[at].rfind("<!--")
    hidden = sum(line.startswith("---") for line in lines[at + 1 :])
    if not hidden and lines[at].count("`", 0, column) % 2:  # inline code that does no harm
        return []
    message = "this comment is never closed"
    if hidden:
        message += f": no slide begins at the '---' {'line' if hidden == 1 else 'lines'} below"
    span = Span(file, at + 1, column + 1, at + 1, column + 5)
    return [problem("unclosed-comment", message, span, hint="close it with -->, or write &lt;!-- for the characters")]


def open_fences(file: Path, lines: Sequence[str], scan: Scan) -> list[Diagnostic]:
    """Fences without an end, and those that only the beginning of a fence on a later slide ends."""
    found = []
    for opening, closing in scan.fences:
        span = whole_line(file, lines, opening)
        if lines[opening].strip().strip("`").count("`"):  # ```code``` in one line is no fence
            continue
        if closing is None:
            found.append(problem("unclosed-fence", "this code fence is never closed", span, hint="close it with ```"))
        elif not FENCE_END.match(lines[closing]) and any(line.startswith("---") for line in lines[opening:closing]):
            message = "this code fence is not closed before the next one begins, so the slides between are code"
            notes = [("taken for its end", whole_line(file, lines, closing))]
            found.append(problem("unclosed-fence", message, span, hint="close it with ```", notes=notes))
    return found


def cut_tildes(file: Path, lines: Sequence[str], scan: Scan) -> list[Diagnostic]:
    """Tilde fences that a separator cuts: open at the end of a chunk that has a next one."""
    found = []
    for chunk in scan.chunks[:-1]:
        marker, opened = "", 0
        for at in range(chunk.content_start, chunk.end):
            fence = TILDES.match(lines[at]) if "~~~" in lines[at] else None
            if fence and not marker:
                marker, opened = fence[1], at
            elif fence and fence[1].startswith(marker):
                marker = ""
        if marker:
            span = whole_line(file, lines, opened)
            notes = [("the slide is cut here", whole_line(file, lines, chunk.end))]
            found.append(problem("tilde-fence", "'---' cuts this fence", span, hint="use a fence of ```", notes=notes))
    return found


def traps_of_slide(slide: SourceSlide) -> list[Diagnostic]:
    """Frontmatter that a formatter made a heading."""
    first = slide.body.partition("\n")[0]
    if slide.frontmatter.style or not KEY_AS_HEADING.match(first):
        return []
    span = Span(slide.file, slide.body_line, slide.body_column, slide.body_line, slide.body_column + len(first))
    hint = "write it between two '---' lines, without '##' and without empty lines"
    return [problem("frontmatter-as-heading", "this frontmatter was turned into a heading", span, hint=hint)]
