"""Info string: what stands after the ticks of a fence. Source: Slidev guide, "Code Blocks" and "Line Highlighting"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from deckc.lazy_regex import lazy_regex

__all__ = ["Info", "parse_info", "parse_ranges"]

# language [title] {ranges} {options} rest, each optional. A word before the braces makes all that follows the rest.
INFO = lazy_regex(
    r"(?P<language>[\w'-]+)?[ \t]*"
    r"(?:\[(?P<title>[^\]]*)\])?[ \t]*"
    r"(?:\{(?P<ranges>[\w,|\-*]+)\})?[ \t]*"
    r"(?P<options>\{[^}]*\})?"
    r"(?P<rest>.*)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Info:
    language: str = ""  # "": none given
    title: str = ""
    ranges: tuple[str, ...] = ()  # one a click step
    options: str = ""  # a JavaScript object as text; "": none
    rest: str = ""


def parse_info(text: str) -> Info:
    match = INFO.match(text.strip())
    assert match is not None  # all parts are optional
    language, title, ranges, options, rest = (part or "" for part in match.groups())
    return Info(language, title, parse_ranges(ranges), options, rest.strip())


def parse_ranges(text: str) -> tuple[str, ...]:
    """`1|2-3|all` → one text a step."""
    return tuple(part.strip() for part in text.split("|")) if text.strip() else ()
