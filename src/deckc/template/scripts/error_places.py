"""Error places: where in the author's file a script failed, from the places in the program that was made of it.

In: the engine's frames, the scripts as written and as they were run. Out: the error with a `Span` in place of frames.
Types are erased and imports taken out within their lines, so lines stay and columns are found from the line's end.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from deckc.lazy_regex import lazy_regex
from deckc.model import Span
from deckc.template.expressions import ScriptError

__all__ = ["located"]

WORD = lazy_regex(r"[\w$]+")

Part = tuple[str, str, int]
"""A script as it is written, as it is run, and the line of the file where it begins."""


def located(error: ScriptError, parts: Sequence[Part], file: Path | None, name: str = "") -> ScriptError:
    """The error at the deepest place that lies in one of the parts, which follow each other in the program.

    `name`: of an imported file, for the message. An error that has a place keeps it.
    """
    if error.span is not None:
        return error
    places = (place for frame in error.frames if (place := place_of(*frame, parts, file)) is not None)
    span = next(places, None) or Span(file, parts[0][2])
    return ScriptError(error.code, f"{name}: {error}" if name else str(error), span=span)


def place_of(line: int, column: int, parts: Sequence[Part], file: Path | None) -> Span | None:
    """The place of a line and column of the program; None: it lies in none of the parts."""
    first = 1
    for written, run, begin in parts:
        lines, code = written.split("\n"), run.split("\n")
        at = line - first
        if 0 <= at < min(len(code), len(lines)):
            # What stands before the code in its first line is ours, and counts in the column.
            rest = code[at][column - 1 :] if at else ""
            start = len(lines[at]) - len(rest) if rest.strip() and lines[at].endswith(rest) else -1
            if start < 0:
                return Span(file, begin + at)
            word = WORD.match(lines[at], start)
            return Span(file, begin + at, start + 1, begin + at, (word.end() if word else start + 1) + 1)
        first += len(code)
    return None
