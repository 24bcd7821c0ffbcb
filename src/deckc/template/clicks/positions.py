"""Positions: what the `at` of a click directive means, and the running count of a slide.

In: evaluated values. Out: positions. Problem codes: none here; `complaint()` gives the words for one.
Source: Slidev guide, "Click animations"; the arithmetic is Slidev's own, seen from what it shows.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from deckc.lazy_regex import lazy_regex

__all__ = ["At", "Count", "Position", "complaint", "number_text", "read_at", "to_number"]

NUMBER = lazy_regex(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.I)


@dataclass(frozen=True, slots=True)
class At:
    """One click as written: `3`, or relative to what came before."""

    value: float
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """Where an element stands among the clicks of its slide."""

    start: float
    end: float = math.inf  # exclusive
    highest: float = 0  # the click that it asks the slide to have
    delta: float = 0  # how far it moves what follows


def read_at(value: Any) -> At | None:
    """The click that a value means; None: no click at all, the element is always shown."""
    if value is False or value == "false":
        return None
    if value is None or value is True or value == "true":
        return At(1, relative=True)
    if (number := to_number(value)) is None:
        return None
    if isinstance(value, str) and value[:1] in ("+", "-"):
        return At(number, relative=True)
    return At(number if number > 0 else 1)


def to_number(value: Any) -> float | None:
    """The number a value is in JavaScript, where an empty text is 0; None for what is no number."""
    if isinstance(value, (int, float)):
        return None if math.isnan(value) else value
    text = value.strip() if isinstance(value, str) else "?"
    if not text:
        return 0
    if not NUMBER.fullmatch(text):
        return None
    number = float(text)
    return int(number) if number.is_integer() else number


def complaint(value: Any) -> str | None:
    """What is wrong with an `at`, to be said after "the click"; None when it is right."""
    if isinstance(value, (list, tuple)):
        return next((words for part in value if (words := complaint(part))), None) or range_complaint(value)
    if value is None or isinstance(value, bool) or value in ("true", "false"):
        return None
    number = to_number(value)
    if number is None:
        return f"{value!r} is not a number"
    absolute = not (isinstance(value, str) and value[:1] in ("+", "-"))
    return f"{value!r} comes before the first one, 1" if absolute and number <= 0 else None


def range_complaint(value: Sequence[Any]) -> str | None:
    if not value or len(value) > 2:
        return f"{list(value)!r} has {len(value) or 'no'} numbers, and a range has two"
    if len(value) < 2:
        return None
    first, last = read_at(value[0]), read_at(value[1])
    if first is None or last is None or (last.relative and last.value > 0) or (first.relative and not last.relative):
        return None
    if last.value > (0 if last.relative else first.value):
        return None
    return f"[{', '.join(map(repr, value))}] ends before it begins"


@dataclass(slots=True)
class Count:
    """The clicks of one slide as they are registered, one entry an element: a second one replaces the first."""

    entries: dict[int, tuple[object, Position]] = field(default_factory=dict)  # by identity of the key beside it

    @property
    def offset(self) -> float:
        return sum(entry.delta for _, entry in self.entries.values())

    @property
    def total(self) -> int:
        return max((0, *(math.floor(entry.highest) for _, entry in self.entries.values())))

    def position(self, value: Any, size: float = 1) -> Position | None:
        """Where an `at` (a list: from, until) stands now; `size` clicks are taken. None: no click."""
        if isinstance(value, (list, tuple)):
            return self.range(*(read_at(part) for part in (*value, None, None)[:2]))
        at = read_at(value)
        if at is None:
            return None
        if not at.relative:
            return Position(at.value, highest=at.value + size - 1)
        start = self.offset + at.value
        return Position(start, highest=start + size - 1, delta=at.value + size - 1)

    def range(self, first: At | None, last: At | None) -> Position | None:
        """From one click until another, which is counted though nothing new is seen there."""
        if first is None or last is None:
            return None
        start = self.offset * first.relative + first.value
        end = start * last.relative + last.value
        return Position(start, end, end, first.value * first.relative + last.value * last.relative)

    def register(self, key: object, position: Position) -> None:
        """Counts a position. A second one for the same key takes the place of the first."""
        self.entries[id(key)] = (key, position)

    def forget(self, key: object) -> None:
        """Takes back what was counted for a key."""
        self.entries.pop(id(key), None)


def number_text(value: float) -> str:
    """`2`, `1.5`."""
    return f"{value:g}"
