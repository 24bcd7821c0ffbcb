"""Fence files: one block may hold several files, each below a comment `// @filename: name`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from deckc.lazy_regex import lazy_regex
from deckc.twoslash.notation.comments import NotationError, line_of

__all__ = ["SOURCES", "FenceFile", "split"]

FILENAME = lazy_regex(r"^[\t\v\f ]*//\s?@filename: (.+)$", re.MULTILINE)
SOURCES = ("ts", "tsx", "js", "jsx")
NAME = lazy_regex(r"(?:[\w@.-]+/)*[\w@.-]+", re.ASCII)
# They would tell the compiler where else to look.
SETTINGS = frozenset(("tsconfig.json", "jsconfig.json"))


@dataclass(frozen=True, slots=True)
class FenceFile:
    name: str  # relative to the block's folder
    start: int  # where it begins in the block's code
    content: str

    @property
    def extension(self) -> str:
        return self.name.rpartition(".")[2]

    def holds(self, place: int) -> bool:
        return self.start <= place <= self.start + len(self.content)


def split(code: str, extension: str) -> tuple[FenceFile, ...]:
    """The files in their order; the comment belongs to the file that it begins. Errors: NotationError for a name that
    leads out of the block's folder."""
    return tuple(file for file in parts(code, f"index.{extension}") if file.content)


def parts(code: str, name: str) -> Iterator[FenceFile]:
    matches = list(FILENAME.finditer(code))
    if any(match[1].rstrip() == name for match in matches):
        name = "__index__.ts"
    start = 0
    for match in matches:
        yield FenceFile(name, start, code[start : match.start()])
        name, start = checked(match[1].rstrip(), line_of(code, match.start())), match.start()
    yield FenceFile(name, start, code[start:])


def checked(name: str, line: int) -> str:
    path = PurePosixPath(name)
    if NAME.fullmatch(name) is None or ".." in path.parts or path.name in SETTINGS:
        raise NotationError(f"'{name}' is no file name that a block may have", line)
    return str(path)
