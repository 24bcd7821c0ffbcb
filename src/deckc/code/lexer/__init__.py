"""Lexer: code → words with roles, by Pygments and tables of rules, for the languages that have no grammar."""

from __future__ import annotations

from deckc.code.lexer.lexing import lex
from deckc.code.lexer.pieces import cut, with_neighbours
from deckc.code.lexer.rules import colour_of

__all__ = ["words"]


def words(code: str, language: str, lexer: str) -> list[list[tuple[str, str]]] | None:
    """The stretches of each line with their role; None: Pygments does not know the lexer. `language`: whose rules."""
    tokens = lex(code, language, lexer)
    if tokens is None:
        return None
    lines: list[list[tuple[str, str]]] = [[]]
    for piece in with_neighbours(cut(tokens)):
        if piece.text == "\n":
            lines.append([])
        else:
            lines[-1].append((piece.text, colour_of(piece)))
    if "\n".join("".join(text for text, _ in line) for line in lines) != code:
        return [[(line, "text")] for line in code.split("\n")]  # a few lexers leave something out: the text comes first
    return lines
