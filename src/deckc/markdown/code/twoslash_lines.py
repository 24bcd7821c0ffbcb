"""Twoslash lines: what the compiler knows of a block's code, shown in its highlighted lines.

Elements and classes are those of a built Slidev page, since decks' own styles name them; popups wait as HTML in
`data-popup`, for the client to show (`client/code/twoslash-popups.js`). Source: Slidev guide, "TwoSlash Integration".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape

from deckc.lazy_regex import lazy_regex
from deckc.markdown.code.code_lines import TOKEN
from deckc.markdown.code.twoslash_popups import completion_popup, type_popup
from deckc.markdown.core import Highlight, attributes, escape
from deckc.model import Annotation

__all__ = ["annotated_lines", "lines_below"]

TAG = lazy_regex(r"<[^>]*>")
WRAPPING = {"error": "twoslash-error", "highlight": "twoslash-highlighted"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line, from `start` to `end`: a token, or several that stand in one element."""

    start: int
    end: int
    html: str


def annotated_lines(
    lines: Sequence[str], notes: Sequence[Annotation], language: str, highlight: Highlight
) -> Iterator[str]:
    """The HTML inside each line with its annotations. `language`: that of types in popups."""
    last = len(lines) - 1
    for number, html in enumerate(lines):
        # What is behind the last line, an end that is missing, stands at its end.
        behind = [
            replace(note, column=len(unescape(TAG.sub("", html)))) for note in notes if note.line > number == last
        ]
        own = [*(note for note in notes if note.line == number), *behind]
        yield "".join(piece.html for piece in annotated(html, own, language, highlight)) if own else html


def lines_below(notes: Sequence[Annotation], count: int) -> dict[int, str]:
    """Errors in full, by the index of the line that they stand below; the later one of a line is nearer to it.

    `count`: of the lines; what is behind the last one stands at the end.
    """
    below: dict[int, str] = {}
    for note in notes:
        if note.kind == "error":
            level = " twoslash-error-level-warning" if note.warning else ""
            html = f'<div class="twoslash-meta-line twoslash-error-line{level}">{escape(note.text)}</div>'
            before = below.get(note.line, "")
            below[note.line] = before + html if note.line >= count else html + before
    return below


def annotated(html: str, notes: Sequence[Annotation], language: str, highlight: Highlight) -> list[Piece]:
    """The line's pieces: tokens cut where an annotation begins or ends, with what is shown of each around it."""
    edges = {edge for note in notes for edge in (note.column, note.column + note.length)}
    pieces = []
    asked: set[Annotation] = set()
    for start, text, classes in cut(html, edges):
        inner = content(start, text, notes, asked, language, highlight)
        shown = f'<span class="{classes}">{inner}</span>' if classes or inner != escape(text) else inner
        pieces.append(Piece(start, start + len(text), shown.replace('<span class="">', "<span>")))
    for note in notes:
        if note.kind in WRAPPING:
            pieces = wrapped(pieces, note)
    return pieces


def cut(html: str, edges: set[int]) -> Iterator[tuple[int, str, str]]:
    """Column, text and classes of each token, none with an edge inside."""
    start = 0
    for token in TOKEN.finditer(html):
        text = unescape(token["text"] or token["bare"] or "")
        inside = sorted(edge - start for edge in edges if start < edge < start + len(text))
        for left, right in zip((0, *inside), (*inside, len(text)), strict=True):
            yield start + left, text[left:right], token["classes"] or ""
        start += len(text)


def content(
    start: int, text: str, notes: Sequence[Annotation], asked: set[Annotation], language: str, highlight: Highlight
) -> str:
    """A token's text with its popup. A query shows its popup at its first token; what is wrong has no popup."""
    end = start + len(text)
    over = [note for note in notes if note.column <= start and end <= note.column + note.length]
    query = next((note for note in over if note.kind == "query" and note not in asked), None)
    html = escape(text)
    if query:
        asked.add(query)
        return with_popup(html, type_popup(query, language, highlight), "type")
    behind = next((note for note in notes if note.kind == "completion" and start < note.column <= end), None)
    if behind:
        cursor = '<span class="twoslash-completion-cursor"></span>'
        return f"<span>{html}{with_popup(cursor, completion_popup(behind), 'completion')}</span>"
    hover = next((note for note in over if note.kind == "hover" and note.text), None)
    if hover and not any(note.kind == "error" for note in over):
        return with_popup(html, type_popup(hover, language, highlight))
    return html


def with_popup(html: str, popup: str, shown: str = "") -> str:
    """`shown`: what is always shown, a "type" or a "completion"; else it is while the pointer or focus is there."""
    if shown == "completion":
        return f"<span{attributes({'class': 'v-popper', 'data-popup': popup, 'data-popup-shown': shown})}>{html}</span>"
    more = {"data-popup-shown": shown} if shown else {"tabindex": 0}
    return f"<span{attributes({'class': 'v-popper twoslash-hover', **more, 'data-popup': popup})}>{html}</span>"


def wrapped(pieces: list[Piece], note: Annotation) -> list[Piece]:
    """The pieces with those of an annotation in one element; an empty element where it has none of its own."""
    end = note.column + note.length
    whole = pieces[-1].end if pieces else 0
    first = next((index for index, piece in enumerate(pieces) if piece.start >= note.column), len(pieces))
    behind = [index for index, piece in enumerate(pieces) if piece.start <= end]
    after = len(pieces) if whole <= end else max(behind, default=0)
    own = pieces[first : max(first, after)]
    level = " twoslash-error-level-warning" if note.warning else ""
    html = f'<span class="{WRAPPING[note.kind]}{level}">{"".join(piece.html for piece in own)}</span>'
    start = own[0].start if own else pieces[first].start if first < len(pieces) else whole
    return [*pieces[:first], Piece(start, own[-1].end if own else start, html), *pieces[first + len(own) :]]
