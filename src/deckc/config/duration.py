"""Duration: times as people write them, in seconds.

Source: Slidev guide, "Timer"; the units of its parser.
"""

from __future__ import annotations

from math import inf
from typing import Any

from deckc.lazy_regex import lazy_regex

__all__ = ["seconds"]

UNITS = {
    **dict.fromkeys(("s", "sec", "secs"), 1),
    **dict.fromkeys(("m", "min", "mins"), 60),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 3600),
    **dict.fromkeys(("day", "days"), 86_400),
    **dict.fromkeys(("week", "weeks"), 604_800),
    **dict.fromkeys(("month", "months"), 2_629_746),
    **dict.fromkeys(("year", "years"), 31_556_952),
}
PART = lazy_regex(r"([0-9]+(?:\.[0-9]+)?)\s*([a-z]+)\s*")


def seconds(value: Any) -> float:
    """The seconds of `90`, `"10:50.1"`, `"1h10m30s"`, `"3mins 5secs"`, `"+5m"`. ValueError: it is none of these."""
    found = read(value)
    if not 0 <= found < inf:
        raise ValueError(f"no length of time: {value!r}")
    return found


def read(value: Any) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, str):
        raise ValueError(f"no text: {value!r}")
    text = value.strip().lower().removeprefix("+").strip()
    if ":" in text:
        *hours, minutes, rest = (float(part) for part in text.split(":"))
        if len(hours) > 1:
            raise ValueError("more than hours, minutes and seconds")
        return sum(hours) * 3600 + minutes * 60 + rest
    if text.isdecimal():
        return int(text)
    total, end = 0.0, 0
    while part := PART.match(text, end):
        if part[2] not in UNITS:
            raise ValueError(f"no unit: {part[2]}")
        total += float(part[1]) * UNITS[part[2]]
        end = part.end()
    if end == 0 or end != len(text):
        raise ValueError(f"no number with a unit: {text[end:]!r}")
    return total
