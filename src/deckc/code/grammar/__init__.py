"""Grammars: code → its words, each with the scopes that a TextMate grammar gives it.

`sources.py` finds a grammar, `rules.py` reads it, `engines.py` searches for its patterns, `machine.py` walks a line.
The behaviour is that of VS Code's reader of such grammars, which Shiki and with it Slidev uses.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckc.code.grammar.machine import State, read_line
from deckc.code.grammar.rules import grammar_of
from deckc.code.scopes import Scope

__all__ = ["words"]


def words(code: str, scope: str) -> Iterator[list[tuple[str, Scope]]]:
    """The words of each line, whose texts joined are the line. `scope`: that of a grammar there is, `source.python`."""
    grammar = grammar_of(scope)
    state = State.first(grammar.root, Scope.root(scope))
    for number, line in enumerate(code.split("\n")):
        ends, state = read_line(f"{line}\n", state, grammar, first=number == 0)
        yield list(_cut(line, ends))


def _cut(line: str, ends: list[tuple[int, Scope]]) -> Iterator[tuple[str, Scope]]:
    start = 0
    for end, scope in ends:
        if end > start and start < len(line):
            yield line[start:end], scope
            start = end
