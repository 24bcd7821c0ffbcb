"""Code: source text → lines of HTML whose words bear the class of their role.

Pygments cuts the tokens and is loaded with the first block of code, not before. About nine characters of ten get the
colour that Slidev's highlighter gives them; `tests/test_code.py` measures it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from itertools import groupby

from deckc.code.colours import css
from deckc.code.languages import PLAIN, language_of

__all__ = ["css", "highlight"]


@lru_cache(maxsize=2048)
def highlight(code: str, language: str) -> tuple[str, ...] | None:
    """The HTML inside each line, escaped, without line breaks; None: an unknown language.

    Words of a role stand in `<span class="tok-ROLE">`, all others bare; `css()` has the rules. The text of the lines
    joined by line breaks is the code. Names of languages are those of Slidev's guide, in any case.
    """
    if language.lower() in PLAIN:
        return tuple(escape(line, quote=False) for line in code.split("\n"))
    parts = coloured(code, language)
    return None if parts is None else tuple(_lines(parts))


def coloured(code: str, language: str) -> list[tuple[str, str]] | None:
    """Every stretch of the code with its role ("text": none); None: an unknown language."""
    from deckc.code.lexing import lex  # here, not above: Pygments costs a deck without code nothing
    from deckc.code.pieces import cut, with_neighbours
    from deckc.code.rules import colour_of

    tokens = lex(code, language_of(language))
    if tokens is None:
        return None
    parts = [(piece.text, colour_of(piece)) for piece in with_neighbours(cut(tokens))]
    if "".join(text for text, _ in parts) != code:  # a few lexers leave something out: the text comes first
        return [(line, "text") for line in re.split(r"(\n)", code)]
    return parts


def _lines(parts: Iterable[tuple[str, str]]) -> Iterator[str]:
    line: list[tuple[str, str]] = []
    for text, role in parts:
        if text == "\n":
            yield _html(line)
            line = []
        elif text.isspace() and line:
            line.append((text, line[-1][1]))
        else:
            line.append((text, role))
    yield _html(line)


def _html(line: Iterable[tuple[str, str]]) -> str:
    spans = []
    for role, group in groupby(line, key=lambda part: part[1]):
        text = escape("".join(text for text, _ in group), quote=False)
        bare = role == "text" or text.isspace()
        spans.append(text if bare else f'<span class="tok-{role}">{text}</span>')
    return "".join(spans)
