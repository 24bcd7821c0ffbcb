"""Source map: a place in a script that esbuild made → the place in the file it came from.

In: the map's text, as esbuild writes it beside a script. Source: ECMA-426, "Source map format".
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Place", "original_place"]

DIGITS = {
    char: number for number, char in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
}


@dataclass(frozen=True, slots=True)
class Place:
    """`file` as the map names it; `line` and `column` from 1, in UTF-16 units."""

    file: str
    line: int
    column: int


def original_place(source_map: str, line: int, column: int) -> Place | None:
    """Where the text at a place (from 1) of the script was written; None: by nobody, or the map cannot be read."""
    try:
        given = json.loads(source_map)
        sources, segments = given["sources"], list(segments_of(given["mappings"], line - 1))
    except (ValueError, KeyError, TypeError, IndexError):
        return None
    at = bisect_right([segment[0] for segment in segments], column - 1) - 1
    if at < 0 or not 0 <= segments[at][1] < len(sources):
        return None
    _, source, found_line, found_column = segments[at]
    return Place(str(sources[source]), found_line + 1, found_column + 1)


def segments_of(mappings: str, wanted: int) -> Iterator[tuple[int, int, int, int]]:
    """Column in a line of the script, number of the source, its line and column; all from 0."""
    source = line = column = 0
    for number, text in enumerate(mappings.split(";")):
        own = 0
        for segment in text.split(",") if text else ():
            values = numbers(segment)
            own += values[0]
            if len(values) < 4:
                continue
            source, line, column = source + values[1], line + values[2], column + values[3]
            if number == wanted:
                yield own, source, line, column
        if number == wanted:
            return


def numbers(segment: str) -> list[int]:
    """The numbers in a text of base64 digits, five bits each, the lowest first."""
    found: list[int] = []
    value = shift = 0
    for char in segment:
        digit = DIGITS[char]
        value |= (digit & 31) << shift
        shift += 5
        if not digit & 32:
            found.append(-(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    return found
