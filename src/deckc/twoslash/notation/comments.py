"""Notations: the comments by which a block says what to show of its types.

In: a block's code. Out: `Notations`: options, places to ask about, and the stretches of code that are not shown.
Positions are offsets into the code, in characters; a stretch is (start, end), the end exclusive.
Source: Twoslash's documentation, "Notations" (version 0.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from deckc.lazy_regex import lazy_regex
from deckc.twoslash.notation.compiler_options import (
    COMPILER,
    HANDBOOK,
    PLACES,
    NotationError,
    compiler_value,
    handbook_value,
)

__all__ = ["NotationError", "Notations", "Question", "Stretch", "line_of", "read_notations"]

FLAG = lazy_regex(r"^//\s?@(\w+)(?::\s?(.+))?$", re.MULTILINE | re.ASCII)
QUERY = lazy_regex(r"^\s*//\s*\^(\?|\||\^+)( .*)?$", re.MULTILINE)
CUT = lazy_regex(r"//\s?---cut(-before|-after|-start|-end)?---")
NOT_DONE = frozenset(("showEmit", "showEmittedFile"))
INCLUDE = lazy_regex(r"// @include: (.*)$", re.MULTILINE)

Stretch = tuple[int, int]
Question = tuple[int, int]
"""The place that is asked about, and the line of the comment that asks, from 1."""


@dataclass(slots=True)
class Notations:
    """What the comments of a block say."""

    compiler: dict[str, Any] = field(default_factory=dict)  # by the names of tsconfig.json
    handbook: dict[str, Any] = field(default_factory=dict)  # Twoslash's own switches
    queries: list[Question] = field(default_factory=list)  # `^?`
    completions: list[Question] = field(default_factory=list)  # `^|`
    highlights: list[Stretch] = field(default_factory=list)  # `^^^`
    removals: list[Stretch] = field(default_factory=list)
    wrong: list[NotationError] = field(default_factory=list)


def read_notations(code: str, top: int = 0) -> Notations:
    """What is wrong is in `wrong`; all that could be read is there, too. `top`: what is cut "before" begins there."""
    found = Notations()
    read_flags(code, found)
    read_cuts(code, found, top)
    read_queries(code, found)
    return found


def read_flags(code: str, found: Notations) -> None:
    """`// @strict: false` and its kin; a name that is no option is a comment like others and stays."""
    for match in FLAG.finditer(code):
        name, value = match[1], match[2]
        line = line_of(code, match.start())
        if option := COMPILER.get(name.lower()):
            try:
                found.compiler[option.name] = compiler_value(option, value, line)
            except NotationError as error:
                found.wrong.append(error)
        elif name.lower() in PLACES:
            found.wrong.append(NotationError(f"'{name}' names files, which a block may not", line))
        elif name in HANDBOOK:
            found.handbook[name] = handbook_value(name, value)
        else:
            continue
        found.removals.append((match.start(), match.end() + 1))
        if name in NOT_DONE:
            found.wrong.append(NotationError("what the compiler would write is not shown", line))
    if include := INCLUDE.search(code):
        found.wrong.append(NotationError("other blocks are not included", line_of(code, include.start())))


def read_queries(code: str, found: Notations) -> None:
    """`^?` asks about what stands above the sign, in the nearest line that is no such comment itself."""
    starts = line_starts(code)
    asking: set[int] = set()
    for match in QUERY.finditer(code):
        found.removals.append((match.start(), match.end() + 1))
        caret = match.start() + match[0].index("^")
        line = code.count("\n", 0, caret)
        target = line - 1
        while target >= 0 and target in asking:
            target -= 1
        asking.add(line)
        if target < 0:
            found.wrong.append(NotationError("nothing stands above the sign", line + 1))
            continue
        place = starts[target] + caret - starts[line]
        if match[1] == "?":
            found.queries.append((place, line + 1))
        elif match[1] == "|":
            found.completions.append((place, line + 1))
        else:
            found.highlights.append((place, place + match[0].rindex("^") - match[0].index("^") + 1))


def read_cuts(code: str, found: Notations, top: int) -> None:
    """What the cut marks leave out, with the marks; what is behind `---cut-after---` is not looked at."""
    removed: list[Stretch] = []
    begun: list[tuple[int, int]] = []
    for number, (start, line) in enumerate(lines(code), 1):
        mark = CUT.fullmatch(line.strip())
        if mark is None:
            continue
        end = start + len(line) + 1
        if mark[1] in (None, "-before"):
            removed = [(top, end)]
        elif mark[1] == "-after":
            removed.append((start, len(code)))
            break
        elif mark[1] == "-start":
            begun.append((start, number))
        elif begun:
            removed.append((begun.pop()[0], end))
        else:
            found.wrong.append(NotationError("a cut ends here that has not begun", number))
    found.wrong += (NotationError("a cut begins here and does not end", number) for _, number in begun)
    found.removals += removed


def lines(code: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in code.split("\n"):
        yield start, line
        start += len(line) + 1


def line_of(code: str, offset: int) -> int:
    """The number of a line, from 1."""
    return code.count("\n", 0, offset) + 1


def line_starts(code: str) -> list[int]:
    """The offset of each line."""
    return [start for start, _ in lines(code)]
