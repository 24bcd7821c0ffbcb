"""Lexing: code → tokens, each with the language whose colours it takes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from deckc.code.lexer.pieces import Token

__all__ = ["lex"]


def lex(code: str, language: str, lexer: str) -> Iterator[Token] | None:
    """The tokens, whose texts joined are the code; None: Pygments has no such lexer. `language`: whose rules."""
    found = _lexer(lexer)
    return None if found is None else _run(found, code, language)


@cache
def _lexer(name: str) -> Lexer | None:
    try:
        return get_lexer_by_name(name)
    except ClassNotFound:
        return None


def _run(lexer: Lexer, code: str, language: str) -> Iterator[Token]:
    """Pygments's tokens of the code as it is: some lexers want a last line break, which is taken off again."""
    end = len(code)
    for index, kind, text in lexer.get_tokens_unprocessed(code + "\n"):
        if index < end:
            yield language, str(kind)[6:], text[: end - index]
