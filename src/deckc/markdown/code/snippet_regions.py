"""Snippet regions: the part of a source file between `#region name` and `#endregion`.

Source: Slidev guide, "Import Code Snippets".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["read_region"]

# (before the word, after the name), as comments in many languages write it. `#?`: the sign may be left out.
COMMENTS = (
    (r"//\s*#?", r"\s*$"),
    (r"<!--\s*#?", r"\s*-->"),
    (r"/\*\s*#", r"\s*\*/"),
    (r"#", r"\s*$"),
    (r"#\s*#?", r"\s*$"),
    (r"(?:--|::|@?REM)\s*#", r"\s*$"),
    (r"#pragma\s+", r"\s*$"),
    (r"\(\*\s*#", r"\s*\*\)"),
)
# Plain `#Region` and `#End Region` may have capitals (Visual Basic).
CAPITALS = COMMENTS[3]


def marker(before: str, word: str, after: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{before}{word}\b\s*(.*?){after}")


MARKERS = tuple(
    (
        marker(before, "[rR]egion" if (before, after) == CAPITALS else "region", after),
        marker(before, "[eE]nd ?[rR]egion" if (before, after) == CAPITALS else "endregion", after),
    )
    for before, after in COMMENTS
)


def read_region(text: str, name: str) -> str | None:
    """The region's lines, without marker lines and common indentation. None: no such region, or it has no end."""
    lines = re.split(r"\r?\n", text)
    found = next(
        (
            (index, markers)
            for index, line in enumerate(lines)
            for markers in MARKERS
            if names(markers[0], line) == name
        ),
        None,
    )
    if found is None:
        return None
    start, (begin, end) = found
    stop = end_of_region(lines, start + 1, name, begin, end)
    if stop is None:
        return None
    inner = [line for line in lines[start + 1 : stop] if not begin.match(line) and not end.match(line)]
    return "\n".join(dedent(inner))


def names(pattern: re.Pattern[str], line: str) -> str | None:
    match = pattern.match(line)
    return match[1] if match else None


def end_of_region(
    lines: Sequence[str], start: int, name: str, begin: re.Pattern[str], end: re.Pattern[str]
) -> int | None:
    """The index of the end marker's line. Regions of one name may nest; an end without a name ends any."""
    depth = 1
    for index in range(start, len(lines)):
        if names(begin, lines[index]) == name:
            depth += 1
        elif names(end, lines[index]) in (name, ""):
            depth -= 1
            if depth == 0:
                return index
    return None


def dedent(lines: Sequence[str]) -> list[str]:
    indents = [len(line) - len(line.lstrip(" \t")) for line in lines if line.strip(" \t")]
    return [line[min(indents, default=0) :] for line in lines]
