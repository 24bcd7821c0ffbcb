"""One slide: the slide within whose text two versions of a file differ.

In: the file's text before and after, its slides. Out: the slide as it is now; None where more has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from deckc.model import SourceSlide
from deckc.parse.source import read_slide
from deckc.parse.split import Chunk, split, split_lines

__all__ = ["changed_slide"]


def changed_slide(before: str, after: str, slides: Iterable[SourceSlide]) -> SourceSlide | None:
    """The slide below whose frontmatter all differences lie, read anew; it stands between the same lines as before.

    None: there is no difference, or not in one slide, or the slide has a problem that its text alone shows.
    `slides`: those of the file that the deck has.
    """
    old, new = split_lines(before), split_lines(after)
    first = common_start(old, new)
    last = len(old) - common_start(old[first:][::-1], new[first:][::-1])  # the old line after the last that differs
    slide = next((each for each in slides if each.content_start <= first and last <= each.end), None)
    # Text in the line below a separator would make frontmatter of it.
    if slide is None or slide.lines or (first == slide.start > 0) or old == new:
        return None
    end = slide.end + len(new) - len(old)
    chunk = same_chunk(new[slide.start : end], slide)
    if chunk is None:
        return None
    made, problems = read_slide(slide.file, slide.index, new, chunk)
    return None if problems else made


def common_start(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines are the same at the beginning."""
    return sum(1 for _ in takewhile(bool, map(str.__eq__, one, other)))


def same_chunk(lines: Sequence[str], slide: SourceSlide) -> Chunk | None:
    """The slide's lines as one chunk that leaves nothing open, with its frontmatter where it was."""
    scan = split(lines)
    if len(scan.chunks) != 1 or scan.open_comment is not None or any(closing is None for _, closing in scan.fences):
        return None
    (chunk,) = scan.chunks
    if (chunk.start, chunk.content_start, chunk.end) != (0, slide.content_start - slide.start, len(lines)):
        return None
    start = slide.start
    close = None if chunk.close is None else chunk.close + start
    return replace(chunk, start=start, content_start=chunk.content_start + start, end=chunk.end + start, close=close)
