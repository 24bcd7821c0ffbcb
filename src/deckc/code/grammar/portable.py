"""Portable: sets of regular expressions in the package `regex`, which has builds for every machine.

Its second dialect (`V1`) agrees with Oniguruma in nearly everything; `_translated` sees to the rest. Each expression is
searched alone, so that this takes many times longer.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from deckc.code.grammar.regexes import NEVER, Found, Groups

__all__ = ["PortableSet"]

TIMEOUT = 1.0  # seconds for one search
TOKEN = regex.compile(r"\\([gk])<(\w+)>|\\x\{([0-9A-Fa-f]+)\}|\\(.)|\[:\^?\w+:\]|\[\^?\]?|\]|\^", regex.DOTALL)
LINE_START = r"(?:(?<!\n)^|^(?!\Z))"  # in Oniguruma no line starts behind the last line break


class PortableSet:
    """See `RegexSet`."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns = patterns

    def search(self, line: str, start: int, first: bool, anchored: bool) -> Found | None:
        best: Found | None = None
        for number, pattern in enumerate(self._patterns):
            try:
                match = _compiled(pattern, first, anchored).search(line, start, timeout=TIMEOUT)
            except TimeoutError:
                continue
            if match and (best is None or match.start() < best.start):
                best = Found(number, match.start(), match.end(), PortableGroups(match))
        return best


class PortableGroups(Groups):
    def __init__(self, match: regex.Match[str]) -> None:
        self._match = match

    def span(self, group: int, /) -> tuple[int, int]:
        return self._match.span(group)

    def group(self, group: int, /) -> str:
        return self._match.group(group) or ""


@cache
def _compiled(pattern: str, first: bool, anchored: bool) -> regex.Pattern[str]:
    try:
        return regex.compile(_translated(pattern, first, anchored), regex.V1 | regex.MULTILINE)
    except (regex.error, IndexError):
        return regex.compile(NEVER)


def _translated(pattern: str, first: bool, anchored: bool) -> str:
    """The same expression in the words of `regex`; without `first` and `anchored` `\\A` and `\\G` fit nowhere."""
    depth = 0
    escapes = {"z": r"\Z", "Z": r"(?=\n?\Z)"} | ({} if first else {"A": NEVER}) | ({} if anchored else {"G": NEVER})

    def replace(match: regex.Match[str]) -> str:
        nonlocal depth
        call, name, code, escaped = match.groups()
        text = match[0]
        if call:
            return f"(?P={name})" if call == "k" else f"(?{name})" if name.isdigit() else f"(?&{name})"
        if code:
            return chr(int(code, 16)) if code.isalnum() and int(code, 16) > 127 else f"\\x{int(code, 16):02x}"
        if escaped:
            hexadecimal = {"h": "0-9A-Fa-f", "H": "^0-9A-Fa-f"}.get(escaped)
            if hexadecimal:
                return hexadecimal if depth else f"[{hexadecimal}]"
            return text if depth else escapes.get(escaped, text)
        if text == "^":
            return text if depth else LINE_START
        if text.startswith("[:"):
            return text
        depth += 1 if text[0] == "[" else -1 if depth else 0
        return text.replace("]", r"\]") if text[0] == "[" else text

    return TOKEN.sub(replace, pattern)
