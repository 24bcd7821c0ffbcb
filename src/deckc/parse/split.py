"""Split: the lines of a file as chunks, one for each slide.

In: lines without their ends. Out: `Chunk`s, which are line numbers only.
Source: Slidev's line scanner. `---` in column 0 cuts; with a line of text right below, it opens frontmatter. Backtick
fences and HTML comments hide it, tilde fences do not; an indented one is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deckc.lazy_regex import lazy_regex
from deckc.parse.decoding import SPACE, trim, trim_end

__all__ = ["Chunk", "Scan", "split", "split_lines"]

LINE_END = lazy_regex(r"\r?\n")
FENCE = lazy_regex(f"[{SPACE}]*```+")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Line numbers from 0: `[start, end)`, of which `[content_start, end)` follow the frontmatter."""

    start: int
    content_start: int
    end: int
    close: int | None = None  # the line that closes the frontmatter; None: no frontmatter, or never closed
    opens: bool = False  # the first line opens frontmatter


@dataclass(frozen=True, slots=True)
class Scan:
    """The chunks of a file, and the spots where the scanner saw something left open."""

    chunks: tuple[Chunk, ...]
    fences: tuple[tuple[int, int | None], ...]  # (opening line, closing line or None)
    open_comment: int | None  # the line of a `<!--` that is never closed


def split_lines(text: str) -> list[str]:
    r"""The text cut at `\n` and `\r\n`, nowhere else."""
    return LINE_END.split(text) if "\r" in text else text.split("\n")


def split(lines: Sequence[str]) -> Scan:
    """All chunks in order; a file has at least one. Lines of no chunk are separators."""
    chunks: list[Chunk] = []
    fences: list[tuple[int, int | None]] = []
    comment: int | None = None
    start = content_start = at = 0
    close: int | None = None
    opens = False
    total = len(lines)
    while at < total:
        line = lines[at]
        if comment is not None:
            comment = comment_after(line, at, comment)
        elif line.startswith("---"):
            if start != at:
                chunks.append(Chunk(start, content_start, at, close, opens))
                start = content_start = at + 1
                close, opens = None, False
            if opens_frontmatter(lines, at):
                start, opens = at, True
                at = close_of_frontmatter(lines, at)
                close = at if at < total else None
                content_start = at + 1
        elif "```" in line and (fence := FENCE.match(line)):
            closing = close_of_fence(lines, at, fence[0])
            fences.append((at, closing))
            at = at if closing is None else closing
        elif "<!--" in line:
            comment = comment_after(line, at, None)
        at += 1
    if start < total:
        chunks.append(Chunk(start, content_start, total, close, opens))
    return Scan(tuple(chunks), tuple(fences), comment)


def opens_frontmatter(lines: Sequence[str], at: int) -> bool:
    return lines[at][3:4] != "-" and at + 1 < len(lines) and bool(trim(lines[at + 1]))


def close_of_frontmatter(lines: Sequence[str], at: int) -> int:
    return next((line for line in range(at + 1, len(lines)) if trim_end(lines[line]) == "---"), len(lines))


def close_of_fence(lines: Sequence[str], at: int, marker: str) -> int | None:
    return next((line for line in range(at + 1, len(lines)) if lines[line].startswith(marker)), None)


def comment_after(line: str, at: int, comment: int | None) -> int | None:
    """The line where the comment that is open after this line began, or None."""
    cursor = 0
    while True:
        if comment is None:
            opening = line.find("<!--", cursor)
            if opening < 0:
                return None
            comment, cursor = at, opening + 4
        closing = line.find("-->", cursor)
        if closing < 0:
            return comment
        comment, cursor = None, closing + 3
