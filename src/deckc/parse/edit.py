"""Edit: a slide's note, content or the place of a dragged element, changed in the text of its file.

In: the text of a Markdown file, the number of a slide in it, what shall stand there. Out: the whole text anew. All that
was not asked for stays as it is, byte for byte: line ends, spaces, other slides.
Errors: `EditError`, with a reason for the person who edits. What comes out is read again, and refused if it says
something else than what was asked for: a note that ends its comment early, a fence that swallows the next slide.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from deckc.lazy_regex import lazy_regex
from deckc.model import SourceSlide
from deckc.parse.body import take_note
from deckc.parse.decoding import SPACE, trim, trim_end
from deckc.parse.source import read_lines
from deckc.parse.split import LINE_END, split_lines

__all__ = ["EditError", "SlideText", "slide_text", "with_content", "with_note", "with_place"]

NAME = lazy_regex(r"[A-Za-z_][\w-]*")
PLACE = lazy_regex(r"""(?:v-drag|(?<=\s)pos)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""")
NUMBER = lazy_regex(r"-?\d+(?:\.\d+)?")
OPENING = lazy_regex(r"[\s'\"`\[]*")
CLOSING = lazy_regex(r"[\s'\"`\]]*$")
OTHERS = "this would change other slides: is a fence, a comment or a '---' left open?"


class EditError(Exception):
    """The text cannot be changed like that; the reason, in words for a person."""


@dataclass(frozen=True, slots=True)
class SlideText:
    r"""What a slide's author wrote, with `\n` for every line end: frontmatter and body, and the note, trimmed."""

    content: str
    note: str


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the parts of a slide stand in the text of its file, as offsets."""

    separator: int | None  # of the `---` line that begins the slide; None: it is the file's first
    start: int  # of the content: frontmatter, where there is some, else the body
    content_end: int  # of frontmatter and body, without what is blank
    comment_end: int | None  # after the note's `-->`; None: there is no note
    note: tuple[int, int]  # the note's text, trimmed
    has_head: bool  # the content begins with frontmatter between `---` lines
    is_closed: bool  # with its second line, that is
    slide: SourceSlide


def slide_text(text: str, index: int) -> SlideText:
    """The content and the note of a slide. `index`: among all of the file, from 0."""
    parts = parts_of(text, index)
    return SlideText(plain(text[parts.start : parts.content_end]), plain(text[slice(*parts.note)]))


def with_note(text: str, index: int, note: str) -> str:
    """The text with another note; an empty one takes the comment away, a new one stands behind the body."""
    parts, note, eol = parts_of(text, index), plain(trim(note)), line_end(text)
    if "-->" in note:
        raise EditError("a note cannot hold '-->'")
    if note == plain(text[slice(*parts.note)]):
        return text
    written = note.replace("\n", eol)
    begin, end = parts.note
    if parts.comment_end is not None and not note:
        new = text[: parts.content_end] + text[parts.comment_end :]
    elif parts.comment_end is not None:
        new = text[:begin] + (written if end > begin else f"{eol}{written}{eol}") + text[end:]
    else:
        comment = f"<!--{eol}{written}{eol}-->"
        new = spliced(text, parts.content_end, parts.content_end, comment, eol)
    content = plain(text[parts.start : parts.content_end])
    return checked(text, new, index, lambda slide: slide.body == parts.slide.body, SlideText(content, note))


def with_content(text: str, index: int, content: str) -> str:
    """The text with other frontmatter and another body; with `---` lines in it they may be several slides."""
    parts, content, eol = parts_of(text, index), trim_end(plain(content)).lstrip("\n"), line_end(text)
    if content == plain(text[parts.start : parts.content_end]):
        return text
    has_head = content.startswith("---")
    written = content.replace("\n", eol)
    start = parts.start
    if parts.separator is not None and has_head != parts.has_head:
        start = parts.separator  # the line that parts it from the slide before is the one that opens its frontmatter
        written = written if has_head else f"---{eol}{eol}{written}"
    elif parts.separator is None and has_head != parts.has_head:
        start = 0
    note = plain(text[slice(*parts.note)])
    new = spliced(text, start, parts.content_end, written, eol)
    return checked(text, new, index, lambda slide: (slide.note or "") == note, SlideText(content, note), may_grow=True)


def with_place(text: str, index: int, name: str, former: Sequence[float], place: Sequence[float]) -> str:
    """The text with another place of an element that `v-drag` or `<VDrag>` puts on the canvas.

    Where `name` is one of the frontmatter's `dragPos`, or written between quotes in the slide's text, the place stands
    there; else in the element's own tag, where it is `former` now.
    """
    value = ",".join(f"{number:g}" for number in place)
    content = slide_text(text, index).content
    named = parts_of(text, index).slide.frontmatter.data.get("dragPos")
    if name and ((isinstance(named, Mapping) and name in named) or any(f"{q}{name}{q}" in content for q in "'\"`")):
        return with_named_place(text, index, name, value)
    return with_own_place(text, index, former, value)


def with_named_place(text: str, index: int, name: str, value: str) -> str:
    parts, eol, starts = parts_of(text, index), line_end(text), line_starts(text)
    head = parts.slide.frontmatter
    key = name if NAME.fullmatch(name) else json.dumps(name, ensure_ascii=False)
    inner = [path for path in head.key_spans if len(path) == 2 and path[0] == "dragPos"]
    if span := head.spans.get(("dragPos", name)):
        begin = starts[span.line - 1] + span.column - 1
        end = starts[span.end_line - 1] + span.end_column - 1
        quote = {"[": "[]", '"': '""', "'": "''"}.get(text[begin], "")
        new = text[:begin] + quote[:1] + value + quote[1:] + text[end:]
    elif inner:
        first = head.key_spans[inner[0]]
        if text[starts[first.line - 1] :][: first.column - 1].strip():
            raise EditError("'dragPos' is written in one line: name this place there, or write one line a name")
        at = starts[first.line - 1]
        new = f"{text[:at]}{' ' * (first.column - 1)}{key}: {value}{eol}{text[at:]}"
    elif parts.is_closed and "dragPos" not in head.data:
        at = starts[parts.slide.content_start - 1]
        new = f"{text[:at]}dragPos:{eol}  {key}: {value}{eol}{text[at:]}"
    elif not parts.has_head and not head.data:
        content = slide_text(text, index).content
        new = with_content(text, index, f"---\ndragPos:\n  {key}: {value}\n---\n\n{content}")
    else:
        raise EditError("the slide's frontmatter has no room for 'dragPos': write it there once by hand")

    def holds(slide: SourceSlide) -> bool:
        return (slide.body, slide.note, place_named(slide, name)) == (parts.slide.body, parts.slide.note, value)

    return checked(text, new, index, holds)


def place_named(slide: SourceSlide, name: str) -> str | None:
    """A place of `dragPos`, as the text that it may be."""
    places = slide.frontmatter.data.get("dragPos")
    place = places.get(name) if isinstance(places, Mapping) else None
    return ",".join(map(str, place)) if isinstance(place, list) else None if place is None else str(place)


def with_own_place(text: str, index: int, former: Sequence[float], value: str) -> str:
    parts = parts_of(text, index)
    found = [
        each
        for each in PLACE.finditer(text, parts.start, parts.content_end)
        if numbers_of(each["double"] or each["single"] or "") == [f"{number:g}" for number in former]
    ]
    if len(found) != 1:
        count = "no element has" if not found else "several elements have"
        raise EditError(f"{count} this place in the slide's text: give it a name, as in v-drag=\"'box'\"")
    begin, end = found[0].span("double" if found[0]["double"] is not None else "single")
    inner = found[0]["double"] if found[0]["double"] is not None else found[0]["single"]
    opening, closing = OPENING.match(inner), CLOSING.search(inner)
    new = text[:begin] + (opening[0] if opening else "") + value + (closing[0] if closing else "") + text[end:]
    return checked(text, new, index, lambda slide: slide.note == parts.slide.note)


def numbers_of(value: str) -> list[str]:
    found = [each.strip() for each in value.strip(" '\"`[]\n").split(",")]
    return [f"{float(each):g}" if NUMBER.fullmatch(each) else each for each in found]


# ── where things stand ───────────────────────────────────────────────────────────────────────────────


def parts_of(text: str, index: int) -> Parts:
    """EditError: the file has no such slide."""
    lines, starts = split_lines(text), line_starts(text)
    slides = slides_of(lines)
    if index >= len(slides):
        raise EditError("the deck's file has changed, and has no such slide any more")
    slide = slides[index]
    first, end = starts[slide.start], starts[slide.end] if slide.end < len(lines) else len(text)
    has_head = slide.frontmatter.style == "frontmatter" or lines[slide.start].startswith("---")
    body = min(starts[slide.content_start] if slide.content_start < len(lines) else len(text), end)
    region = text[body:end]
    trimmed = region.strip(SPACE)
    begin = body + (region.find(trimmed) if trimmed else 0)
    rest, found = take_note(trimmed)
    inner, comment_end = (0, 0), None
    if found is not None:
        comment_end = begin + len(trimmed)
        inner = (begin + found.offset, begin + found.offset + len(found.text))
    kept = trimmed if found is None else rest
    content_end = begin + len(kept) if kept else min(body, end)
    if not kept and has_head:
        content_end = len(trim_end(text[:body]))
    start = first if has_head else (begin if kept else content_end)
    is_closed = has_head and slide.content_start <= len(lines) and trim_end(lines[slide.content_start - 1]) == "---"
    separator = (first if has_head else starts[slide.start - 1]) if slide.start else None
    return Parts(separator, start, content_end, comment_end, inner, has_head, is_closed, slide)


def slides_of(lines: Sequence[str]) -> list[SourceSlide]:
    return read_lines(Path("slides.md"), lines)[0]


def line_starts(text: str) -> list[int]:
    return [0, *(each.end() for each in LINE_END.finditer(text))]


def line_end(text: str) -> str:
    """As the file's first line ends."""
    found = LINE_END.search(text)
    return found[0] if found else "\n"


def plain(text: str) -> str:
    return text.replace("\r\n", "\n")


def spliced(text: str, begin: int, end: int, written: str, eol: str) -> str:
    """The text with something in place of a stretch; where that is empty, on lines of its own behind an empty one."""
    before, after = text[:begin], text[end:]
    opening = "" if begin < end or not before else eol if before.endswith("\n") else eol * 2
    closing = "" if after[:1] in ("\r", "\n") else eol * 2 if after else eol if begin == end else ""
    return f"{before}{opening}{written}{closing}{after}"


def checked(
    text: str,
    new: str,
    index: int,
    holds: Callable[[SourceSlide], bool],
    expected: SlideText | None = None,
    may_grow: bool = False,
) -> str:
    """The new text. EditError: read again, it is not what was asked for.

    `holds` must be true of the slide, or of the last one where the text `may_grow` to several; a single one is
    `expected`.
    """
    before, after = slides_of(split_lines(text)), slides_of(split_lines(new))
    grown = len(after) - len(before)
    others = [slide.raw for slide in (*before[:index], *before[index + 1 :])]
    if grown < 0 or (grown and not may_grow):
        raise EditError(OTHERS)
    if others != [slide.raw for slide in (*after[:index], *after[index + 1 + grown :])] or not holds(
        after[index + grown]
    ):
        raise EditError(OTHERS)
    if expected is not None and not grown and slide_text(new, index) != expected:
        raise EditError(OTHERS)
    return new
