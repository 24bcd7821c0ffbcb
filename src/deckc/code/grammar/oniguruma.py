"""Oniguruma: sets of regular expressions in the engine that grammars are written for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import onigurumacffi

from deckc.code.grammar.regexes import NEVER, Found

__all__ = ["OnigurumaSet"]

NAMED = re.compile(r"\(\?<[A-Za-z_]")
TOKEN = re.compile(r"\\([1-9])|\\.|\[\^?\]?|\]|\((?:\?<([A-Za-z_]\w*)>|(?!\?|\*))", re.DOTALL)
NOT_FIRST = onigurumacffi.OnigSearchOption.NOT_BEGIN_STRING
NOT_ANCHORED = onigurumacffi.OnigSearchOption.NOT_BEGIN_POSITION
OPTIONS = {
    (first, anchored): (0 if first else NOT_FIRST) | (0 if anchored else NOT_ANCHORED)
    for first in (True, False)
    for anchored in (True, False)
}


class OnigurumaSet:
    """See `RegexSet`."""

    def __init__(self, patterns: Sequence[str]) -> None:
        named = tuple(map(_named, patterns))
        try:
            self._set = onigurumacffi.compile_regset(*named)
        except onigurumacffi.OnigError:  # it does not say which
            self._set = onigurumacffi.compile_regset(*map(_readable, named))

    def search(self, line: str, start: int, first: bool, anchored: bool) -> Found | None:
        try:
            number, match = self._set.search(line, start, OPTIONS[first, anchored])
        except onigurumacffi.OnigError:  # the engine gives up after ten million steps
            return None
        if match is None:
            return None
        start, end = match.span()
        return Found(number, start, end, match)


@cache
def _named(pattern: str) -> str:
    return _all_named(pattern) if NAMED.search(pattern) else pattern


@cache
def _readable(pattern: str) -> str:
    try:
        onigurumacffi.compile(pattern)
    except onigurumacffi.OnigError:
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
