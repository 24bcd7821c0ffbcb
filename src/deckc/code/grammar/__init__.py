"""Grammars: code → its words, each with the scopes that a TextMate grammar gives it.

`rules.py` reads a grammar, `oniguruma.py` and `character_classes.py` say its expressions in Python's words,
`patterns.py` searches for them, `tokenizer.py` walks a line.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from deckc.code.grammar.digit_classes import ByDigits
from deckc.code.grammar.patterns import Line
from deckc.code.grammar.rules import Grammar, Injection
from deckc.code.grammar.tokenizer import Ends, State, StoppedError, read_line
from deckc.code.languages import Language, Own, all_languages, grammar_file, loaded_with, named_in
from deckc.code.scopes import Scope
from deckc.code.themes import Theme

__all__ = ["words"]

LONGEST = 20_000  # characters of a line that are read; what is behind them has the colour of the place
LONGEST_CAREFUL = 1000  # the same in code that is not trusted
MOST_STOPS = 4  # lines of a block that take too long; what is behind them is plain
MOST_KEPT = 20_000  # lines of a grammar that are kept, to be known again; then they are forgotten


def words(
    code: str, language: Language, themes: tuple[Theme, Theme], careful: bool = False, own: Own = ()
) -> Iterator[list[tuple[str, Scope]]]:
    """The words of each line, whose texts joined are the line. `careful`: no search may take for ever;
    `own`: languages that the deck brings."""
    reader = _reader(language.name, named_in(code, own) - {language.name}, themes, careful, own)
    longest = LONGEST_CAREFUL if careful else LONGEST
    state, first, stops = reader.start, True, 0
    for line in code.split("\n"):
        text = line.removesuffix("\r")[:longest]
        ends: Ends = []
        if text and stops < MOST_STOPS:
            try:
                ends, state = reader.read(text, state, first)
            except StoppedError as stopped:
                state, stops = stopped.state.resting(), stops + 1
            first = False
        yield list(_cut(line, ends, state.inside))


class Reader:
    """A grammar with the languages that are loaded with it."""

    def __init__(
        self, language: str, others: frozenset[str], themes: tuple[Theme, Theme], careful: bool, own: Own
    ) -> None:
        loaded = loaded_with((language, *others), own)
        files: dict[str, dict[str, Any]] = {}

        def load(scope: str) -> dict[str, Any] | None:
            if scope in loaded and scope not in files:
                files[scope] = grammar_file(loaded[scope].name, own)
            return files.get(scope)

        scope = all_languages(own)[language].scope
        raw = load(scope)
        assert raw is not None
        grammar = Grammar(raw, load)
        self.injections = _injections(grammar, scope, loaded.values())
        self._root, self._scope = grammar.root, Scope.root(scope, themes)
        self.start = self._first()
        self._careful = careful
        self._kept = 0

    def read(self, text: str, state: State, first: bool) -> tuple[Ends, State]:
        """See `read_line()`. What was read from the same state before is known, that of lines with other digits too."""
        if first:
            return read_line(self._line(text), state, self.injections, first)
        if state.lines is None:
            state.lines = ByDigits()
        found = state.lines.get(text)
        if found is None:
            line = self._line(text)
            found = read_line(line, state, self.injections, first)
            self._kept += 1
            if self._kept > MOST_KEPT:
                self.start, state.lines, self._kept = self._first(), ByDigits(), 1
            state.lines.keep(text, line.digits, found)
        return found

    def _first(self) -> State:
        return State.first(self._root, self._scope)

    def _line(self, text: str) -> Line:
        return Line.of(f"{text}\n", self._careful)


@lru_cache(maxsize=64)
def _reader(language: str, others: frozenset[str], themes: tuple[Theme, Theme], careful: bool, own: Own) -> Reader:
    return Reader(language, others, themes, careful, own)


def _injections(grammar: Grammar, scope: str, loaded: Any) -> tuple[Injection, ...]:
    """What the grammar and others that are loaded add to it; what comes first is first."""
    found = list(grammar.injections())
    parts = scope.split(".")
    for end in range(1, len(parts) + 1):
        for language in loaded:
            if ".".join(parts[:end]) in language.into and (other := grammar.other(language.scope)):
                found += other.own_injection()
    return tuple(sorted(found, key=lambda injection: not injection.first))


def _cut(line: str, ends: Ends, rest: Scope) -> Iterator[tuple[str, Scope]]:
    start = 0
    for end, scope in (*ends, (len(line), rest)):
        if end > start and start < len(line):
            yield line[start:end], scope
            start = end
