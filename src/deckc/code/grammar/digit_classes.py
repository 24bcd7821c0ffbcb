"""Digit classes: which digits the expressions of a grammar tell apart.

Code has many lines that differ in numbers only. To most expressions all digits are alike; where those that were asked
about a line tell no two of its digits apart that differ in another line, both lines are read alike.
"""

from __future__ import annotations

import re
import string
from collections.abc import Set
from functools import lru_cache
from typing import Generic, TypeVar

import regex

from deckc.code.grammar import character_classes
from deckc.lazy_regex import lazy_regex

__all__ = ["ALIKE", "DIGIT", "EACH", "ByDigits", "Digits", "digits_of"]

T = TypeVar("T")
Digits = frozenset[str]
EACH: frozenset[Digits] = frozenset(map(frozenset, string.digits))
ALIKE: frozenset[Digits] = frozenset()
DIGIT = lazy_regex("[0-9]")


def digits_of(found: character_classes.Set, source: str) -> frozenset[Digits]:
    """The digits in a character class, where it has some and not all. `source`: the class as it was written.

    A class that was written without a digit has all of them or none, as `\\w` and `[ -~]` do.
    """
    return _digits_of(found.text, found.is_plain) if DIGIT.search(source) else ALIKE


@lru_cache(4096)
def _digits_of(text: str, is_plain: bool) -> frozenset[Digits]:
    try:
        compiled = re.compile(text) if is_plain else regex.compile(text, regex.V1)
    except (re.error, regex.error):
        return EACH
    members = frozenset(filter(compiled.match, string.digits))
    return frozenset({members}) if 0 < len(members) < len(string.digits) else ALIKE


class ByDigits(Generic[T]):
    """What was found out about texts, to be known again for those that differ in digits that nobody told apart."""

    __slots__ = ("_found", "_representatives", "_told_apart")

    def __init__(self) -> None:
        self._told_apart = ALIKE
        self._representatives = _representatives(ALIKE)
        self._found: dict[str, T] = {}

    def get(self, text: str) -> T | None:
        return self._found.get(text.translate(self._representatives))

    def keep(self, text: str, told_apart: Set[Digits], found: T) -> None:
        """`told_apart`: the sets of digits that were told from the others while it was found out."""
        if not told_apart <= self._told_apart:
            self._told_apart |= told_apart
            self._representatives = _representatives(self._told_apart)
            self._found.clear()
        self._found[text.translate(self._representatives)] = found


@lru_cache(1024)
def _representatives(told_apart: frozenset[Digits]) -> dict[int, str]:
    """For `str.translate()`: each digit → the first of those that none of the sets tells from it."""
    first: dict[tuple[bool, ...], str] = {}
    return {ord(digit): first.setdefault(tuple(digit in each for each in told_apart), digit) for digit in string.digits}
