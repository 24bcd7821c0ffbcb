"""Formatter: a Markdown file as Slidev's formatter lays it out.

In: a file's text. Out: the text with one way of parting slides, frontmatter, content and note. Nothing that a deck says
changes: frontmatter is written as its author wrote it, and a text that would be read otherwise is an exception.
Source: Slidev's `slidev format`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from deckc.model import SourceSlide
from deckc.parse.decoding import trim
from deckc.parse.source import read_source

__all__ = ["FormatError", "formatted"]


class FormatError(Exception):
    """The file cannot be formatted without another meaning; the message says from which line on."""


def formatted(file: Path, text: str) -> str:
    """The text as the formatter writes it; a byte order mark and Windows' line ends stay. FormatError: see there."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    plain = text.removeprefix("\ufeff")
    if not trim(plain):
        return text
    slides = read_source(file, plain).slides
    laid_out = lay_out(slides)
    again = read_source(file, laid_out).slides
    compare(slides, again)
    if lay_out(again) != laid_out:
        raise FormatError("it would be laid out otherwise each time")
    return mark + (laid_out.replace("\n", "\r\n") if "\r\n" in plain else laid_out)


def lay_out(slides: tuple[SourceSlide, ...]) -> str:
    return trim("\n".join(part_of(slide, index) for index, slide in enumerate(slides))) + "\n"


def part_of(slide: SourceSlide, index: int) -> str:
    """One slide, ending with a line end; but for the first, it begins with the line that parts it from others."""
    head = head_of(slide)
    content = f"\n{trim(slide.body)}\n" if trim(slide.body) else ""
    note = f"\n<!--\n{trim(slide.note)}\n-->\n" if slide.note else ""
    raw = f"{head}{content}{note}"
    if raw.startswith("---") or index == 0:
        return raw
    return "---\n" + (raw if raw.startswith("\n") else f"\n{raw}")


def head_of(slide: SourceSlide) -> str:
    """The frontmatter with the lines around it; "" where there is none."""
    raw = trim(slide.frontmatter.raw or "")
    if not raw:
        return ""
    return f"```yaml\n{raw}\n```\n" if slide.frontmatter.style == "yaml" else f"---\n{raw}\n---\n"


def compare(before: tuple[SourceSlide, ...], after: tuple[SourceSlide, ...]) -> None:
    """FormatError: the slides are not the same."""
    for old, new in zip(before, after, strict=False):
        if said(old) != said(new):
            raise FormatError(f"the slide in line {old.start + 1} would be read otherwise")
    if len(before) != len(after):
        raise FormatError(f"{len(before)} slides would become {len(after)}")


def said(slide: SourceSlide) -> tuple[Any, ...]:
    return slide.frontmatter.data, trim(slide.body), slide.note or None, slide.title, slide.level
