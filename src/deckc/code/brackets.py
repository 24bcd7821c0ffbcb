"""Brackets: colours as Slidev's editor gives them, where brackets that belong together have the colour of their depth.

Source of the rule: Monaco's option "Bracket Pair Colorization", which is on unless a deck says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

__all__ = ["paired"]

COLOURS = 6
OPENING = "([{"
BRACKET = re.compile(r"([()\[\]{}])")
PLAIN = frozenset({"punctuation", "text"})  # roles whose brackets are the code's own, not those of a text in it
SOLID = {"quote": "string", "property-quote": "property"}  # the editor has no colours that shine through


def paired(lines: Iterable[list[tuple[str, str]]]) -> list[list[tuple[str, str]]]:
    """Lines of text and role, with the roles that an editor shows."""
    depth = 0
    result = []
    for line in lines:
        parts: list[tuple[str, str]] = []
        for text, role in line:
            for part in _parts(text) if role in PLAIN else [text]:
                closes, opens = part in ")]}" and role in PLAIN, part in OPENING and role in PLAIN
                depth = max(depth - closes, 0)
                parts.append((part, f"bracket-{depth % COLOURS + 1}" if closes or opens else SOLID.get(role, role)))
                depth += opens
        result.append(parts)
    return result


def _parts(text: str) -> Iterator[str]:
    return (part for part in BRACKET.split(text) if part)
