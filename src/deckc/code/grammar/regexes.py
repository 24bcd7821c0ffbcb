"""Regular expressions of grammars, which are written for the engine Oniguruma."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Protocol

import onigurumacffi as oniguruma

__all__ = ["Found", "RegexSet", "regex_set"]

NEVER = "(?!)"
NAMED = re.compile(r"\(\?<[A-Za-z_]")
TOKEN = re.compile(r"\\([1-9])|\\.|\[\^?\]?|\]|\((?:\?<([A-Za-z_]\w*)>|(?!\?|\*))", re.DOTALL)
NOT_FIRST = oniguruma.OnigSearchOption.NOT_BEGIN_STRING
NOT_ANCHORED = oniguruma.OnigSearchOption.NOT_BEGIN_POSITION
OPTIONS = {
    (first, anchored): (0 if first else NOT_FIRST) | (0 if anchored else NOT_ANCHORED)
    for first in (True, False)
    for anchored in (True, False)
}


class Found(Protocol):
    """A match: `span(0)` is its place, `group(n)` the text of a group, empty where it took no part."""

    def span(self, group: int = 0, /) -> tuple[int, int]: ...
    def group(self, group: int = 0, /) -> str: ...


class RegexSet:
    """Several expressions that are searched for together: the leftmost match wins, the first of the list at a tie."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._set = oniguruma.compile_regset(*(_readable(pattern) for pattern in patterns))

    def search(self, line: str, start: int, first: bool, anchored: bool) -> tuple[int, Found] | None:
        r"""The expression's number and its match. `first`: `\\A` may match; `anchored`: `\\G` may."""
        try:
            index, match = self._set.search(line, start, OPTIONS[first, anchored])
        except oniguruma.OnigError:  # it would take for ever: the engine gives up after ten million steps
            return None
        return None if match is None else (index, match)


@lru_cache(maxsize=4096)
def regex_set(patterns: tuple[str, ...]) -> RegexSet:
    """The set of these expressions. One that the engine cannot read never matches."""
    return RegexSet(patterns)


@cache
def _readable(pattern: str) -> str:
    """The expression as the engine wants it; one that it cannot read never matches."""
    pattern = _all_named(pattern) if NAMED.search(pattern) else pattern
    try:
        oniguruma.compile(pattern)
    except oniguruma.OnigError:
        return NEVER
    return pattern


def _all_named(pattern: str) -> str:
    """Names for all groups: beside named ones the engine does not count the others, as grammars expect it to."""
    names: list[str] = []
    depth = 0

    def rename(match: re.Match[str]) -> str:
        nonlocal depth
        text = match[0]
        if text[0] == "[" or (text == "]" and depth):
            depth += 1 if text[0] == "[" else -1
        elif depth == 0 and text[0] == "(":
            names.append(match[2] or f"group{len(names) + 1}")
            return f"(?<{names[-1]}>"
        elif depth == 0 and match[1] and int(match[1]) <= len(names):
            return rf"\k<{names[int(match[1]) - 1]}>"
        return text

    return TOKEN.sub(rename, pattern)
