"""Text checks: text that is read otherwise than its author is likely to have meant.

In: a scanned file, a slide. Out: problems. Nothing here changes what is read.
Errors: `unclosed-comment`, `unclosed-fence`, `tilde-fence`, `frontmatter-as-text`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from deckc.diagnostics import Diagnostic, problem
from deckc.lazy_regex import lazy_regex
from deckc.model import SourceSlide, Span
from deckc.parse.split import Chunk, Scan

__all__ = ["traps_of_file", "traps_of_slide"]

# Fences as Markdown has them, at any depth of a list.
OPENING = lazy_regex(r"\s*(?:[-*+>]\s+|[0-9]+[.)]\s+)*(`{3,}(?!.*`)|~{3,})")
CLOSING = lazy_regex(r"[\s>]*(`{3,}|~{3,})\s*$")
SETTING = r"(?:layout|class|transition|background|image|src|clicks|title|level|hideInToc|theme) *:"
# What a Markdown formatter makes of `layout: x` over a line of dashes, and a slide of nothing but settings.
FRONTMATTER_AS_TEXT = lazy_regex(rf"## +{SETTING}|{SETTING}.*(?:\n[\w-]+ *:.*)*\Z")


def traps_of_file(file: Path, lines: Sequence[str], scan: Scan) -> list[Diagnostic]:
    """What the scanner saw left open."""
    return [*open_comment(file, lines, scan), *open_fences(file, lines, scan)]


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


def greedy_fences(file: Path, lines: Sequence[str], scan: Scan) -> dict[int, Diagnostic]:
    """By line: what the scanner takes for a fence that hides separators, and Markdown does not."""
    found = {}
    for opening, closing in scan.fences:
        hides = closing is not None and any(line.startswith("---") for line in lines[opening:closing])
        if closing is None or not hides or (OPENING.match(lines[opening]) and CLOSING.match(lines[closing])):
            continue
        span = whole_line(file, lines, opening)
        notes = [("taken for its end", whole_line(file, lines, closing))]
        message, hint = "this code fence is not closed before the next one begins", "close it with ```"
        if not OPENING.match(lines[opening]):
            message, hint = "this line is taken for the beginning of a code fence", "write single backticks"
        message += ", so the slides between are one"
        found[opening] = problem("unclosed-fence", message, span, hint=hint, notes=notes)
    return found


def open_fences(file: Path, lines: Sequence[str], scan: Scan) -> list[Diagnostic]:
    """Fences, as Markdown sees them, that are open where their slide ends."""
    found = greedy_fences(file, lines, scan)
    for chunk in scan.chunks:
        opened = open_fence(lines, chunk)
        if opened is None or opened in found:
            continue
        span = whole_line(file, lines, opened)
        if "~~~" not in lines[opened]:
            found[opened] = problem("unclosed-fence", "this code fence is never closed", span, hint="close it with ```")
        elif chunk is not scan.chunks[-1]:
            notes = [("the slide is cut here", whole_line(file, lines, chunk.end))]
            found[opened] = problem(
                "tilde-fence", "'---' cuts this fence", span, hint="use a fence of ```", notes=notes
            )
    return list(found.values())


def open_fence(lines: Sequence[str], chunk: Chunk) -> int | None:
    """The line of the fence that is open at the chunk's end."""
    marker, opened = "", None
    for at in range(chunk.content_start, chunk.end):
        line = lines[at]
        if "```" not in line and "~~~" not in line:
            continue
        if not marker:
            if fence := OPENING.match(line):
                marker, opened = fence[1], at
        elif (fence := CLOSING.match(line)) and fence[1].startswith(marker):
            marker, opened = "", None
    return opened


def traps_of_slide(slide: SourceSlide) -> list[Diagnostic]:
    """Frontmatter that a formatter made a heading, or that an empty line made text."""
    first = slide.body.partition("\n")[0]
    if slide.frontmatter.style or not FRONTMATTER_AS_TEXT.match(slide.body):
        return []
    span = Span(slide.file, slide.body_line, slide.body_column, slide.body_line, slide.body_column + len(first))
    hint = "write it between two '---' lines, without empty lines" + (" and '##'" if first.startswith("#") else "")
    return [problem("frontmatter-as-text", "this looks like frontmatter, and is shown as text", span, hint=hint)]
