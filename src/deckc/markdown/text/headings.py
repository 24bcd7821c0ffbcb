"""Headings: the plain text of each, for lists of contents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from markdown_it.token import Token

from deckc.model import Heading

__all__ = ["headings", "text_of_tokens"]

BREAKS = frozenset({"softbreak", "hardbreak"})
TEXTS = frozenset({"text", "text_special", "code_inline", "math_inline"})


def headings(tokens: Sequence[Token]) -> tuple[Heading, ...]:
    return tuple(
        Heading(int(opening.tag[1]), text_of_tokens(inline.children or ()))
        for opening, inline in pairwise(tokens)
        if opening.type == "heading_open"
    )


def text_of_tokens(tokens: Iterable[Token]) -> str:
    """What is left of inline Markdown without its marks: tags are dropped, a picture is its description."""
    return "".join(map(text_of_token, tokens)).strip()


def text_of_token(token: Token) -> str:
    if token.type in TEXTS:
        return token.content
    if token.type in BREAKS:
        return " "
    return text_of_tokens(token.children or ())
