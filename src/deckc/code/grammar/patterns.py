"""Patterns: a grammar's regular expressions, compiled when a line first needs them, and sets of them.

Python's own `re` searches where it knows all that an expression says. All else is for the package `regex`, slower and
much slower to compile, which can give up in time: it also searches for what could take for ever in code that is not
trusted (`careful`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from time import thread_time
from typing import Any

import regex

from deckc.code.grammar.character_classes import NOT_ASCII
from deckc.code.grammar.digit_classes import ALIKE, DIGIT, Digits
from deckc.code.grammar.oniguruma import Expression, translate

__all__ = ["Line", "Match", "Pattern", "PatternSet", "pattern_of"]

TIMEOUT = 0.5  # seconds for one search: what Shiki gives a line
NOT_YET: Any = object()  # a pattern that was not searched for in a line
Match = re.Match[str] | regex.Match[str]


@dataclass(slots=True, eq=False)
class Line:
    """A line that is searched, its line break included, and what was found in it so far.

    `hints`: its characters and pairs of characters, as in `Expression.hints`; `digits`: the sets of digits that all
    which it was searched for tells apart.
    """

    text: str
    hints: frozenset[str]
    careful: bool
    found: dict[Pattern, Match | None] = field(default_factory=dict)
    left: dict[PatternSet, list[tuple[int, Pattern]]] = field(default_factory=dict)
    digits: set[Digits] = field(default_factory=set)

    @classmethod
    def of(cls, text: str, careful: bool = False) -> Line:
        hints = {text[index : index + 2] for index in range(len(text))}
        hints.update(text)
        if not text.isascii():
            hints.add(NOT_ASCII)
        return cls(text, frozenset(hints), careful)


class Pattern:
    """An expression of a grammar. One that cannot be read never matches."""

    compiling = 0.0  # seconds that compiling has taken so far, which no line is to blame for
    __slots__ = ("_compiled", "anchors", "digits", "hints", "needs_digit", "source")

    def __init__(self, source: str) -> None:
        expression = _translated(source, True, True)
        self.source = source
        self.anchors = expression.anchors if expression else ""
        self.hints = expression.hints if expression else frozenset()
        self.digits = expression.digits if expression else ALIKE
        self.needs_digit = any(map(DIGIT.search, self.hints or ()))
        self._compiled: dict[tuple[bool, bool, bool], re.Pattern[str] | regex.Pattern[str]] = {}

    def search(self, line: Line, start: int, first: bool, anchored: bool) -> Match | None:
        r"""The match from a place on. `first`: `\A` may match; `anchored`: `\G` may."""
        key = (first, anchored, line.careful) if self.anchors else (True, True, line.careful)
        compiled = self._compiled.get(key)
        if compiled is None:
            began = thread_time()
            compiled = self._compiled[key] = _compiled(self.source, *key)
            Pattern.compiling += thread_time() - began
        if isinstance(compiled, re.Pattern):
            return compiled.search(line.text, start)
        try:
            return compiled.search(line.text, start, timeout=TIMEOUT)
        except TimeoutError:
            return None


@cache
def pattern_of(source: str) -> Pattern:
    """The one pattern of an expression."""
    return Pattern(source)


class PatternSet:
    """Patterns that are searched for together: the leftmost match wins, the first of the list at a tie."""

    __slots__ = ("_always", "_by_hint", "_keys", "_lists", "_patterns")

    def __init__(self, sources: Sequence[str]) -> None:
        self._patterns = tuple(enumerate(map(pattern_of, sources)))
        self._always = 0
        self._by_hint: dict[str, int] = {}
        for number, pattern in self._patterns:
            if pattern.hints is None:
                self._always |= 1 << number
            else:
                for hint in pattern.hints:
                    self._by_hint[hint] = self._by_hint.get(hint, 0) | 1 << number
        self._keys = frozenset(self._by_hint)
        self._lists: dict[int, tuple[list[tuple[int, Pattern]], frozenset[Digits]]] = {}

    def search(self, line: Line, place: int, first: bool, anchored: bool) -> tuple[int, Match] | None:
        """The number of the pattern that matches first from a place on, and its match.

        What a pattern found in the line is kept until the search is past it: so each reads the line once.
        """
        left = line.left.get(self)
        if left is None:
            left, digits = self._possible(line.hints)
            line.digits |= digits
        best: Match | None = None
        number, nearest, gone = -1, len(line.text) + 1, False
        found = line.found
        for entry in left:
            pattern = entry[1]
            match = found.get(pattern, NOT_YET)
            if match is NOT_YET or (match is not None and match.start() < place) or pattern.anchors:
                match = found[pattern] = pattern.search(line, place, first, anchored)
            if match is None:
                gone = gone or not pattern.anchors
                continue
            start = match.start()
            if start < nearest:
                best, number, nearest = match, entry[0], start
                if start == place:
                    break
        if gone:
            left = [entry for entry in left if found.get(entry[1], NOT_YET) is not None or entry[1].anchors]
        line.left[self] = left
        return None if best is None else (number, best)

    def _possible(self, hints: frozenset[str]) -> tuple[list[tuple[int, Pattern]], frozenset[Digits]]:
        """The patterns that may match somewhere in a line with these hints, and the digits that this depends on."""
        bits = self._always
        for hint in self._keys & hints:
            bits |= self._by_hint[hint]
        found = self._lists.get(bits)
        if found is None:
            possible = [entry for entry in self._patterns if bits >> entry[0] & 1]
            digits = (pattern.digits for number, pattern in self._patterns if bits >> number & 1 or pattern.needs_digit)
            found = self._lists[bits] = possible, ALIKE.union(*digits)
        return found


@cache
def _translated(source: str, first: bool, anchored: bool) -> Expression | None:
    try:
        return translate(source, first=first, anchored=anchored)
    except re.error:
        return None


def _compiled(source: str, first: bool, anchored: bool, careful: bool) -> re.Pattern[str] | regex.Pattern[str]:
    expression = _translated(source, first, anchored)
    if expression is None:
        return re.compile("(?!)")
    if expression.is_plain and not (careful and expression.is_nested):
        try:
            return re.compile(expression.text)
        except re.error:  # as a look-behind of no fixed width
            pass
    try:
        return regex.compile(expression.text, regex.V1)
    except regex.error:
        return re.compile("(?!)")
