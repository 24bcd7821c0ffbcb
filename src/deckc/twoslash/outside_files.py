"""Outside files: those that a block's code could make the compiler read, which its folder does not hold.

`import x from "../../secret"`, `/// <reference path="/secret.ts" />` and whatever else names files: every quoted text
is looked at, wherever it stands. A text that names nothing which is there can do no harm and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from pathlib import Path, PurePath

from deckc.disk.paths import real
from deckc.lazy_regex import lazy_regex

__all__ = ["names_outside"]

QUOTES = "\"'`"
ESCAPE = lazy_regex(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|(\r?\n)|(.))", re.DOTALL)
PRAGMA = lazy_regex(r"@jsx\w*\s+(\S+)")
LONGEST = 4096  # characters of a path
ENTRY = lazy_regex(r"package\.json|index\..*")


def names_outside(code: str, folders: Collection[Path], root: Path) -> str | None:
    """A text that names a file or folder outside `root` which is there, or a package by way of `..`; None: all is well.

    `folders`: those in which the block's files lie.
    """
    for name in quoted(code):
        if leads_out(name) and any(is_there(folder, name, root) for folder in folders):
            return name
    return next((match[1] for match in PRAGMA.finditer(code) if leads_out(match[1])), None)


def quoted(code: str) -> Iterator[str]:
    """Every text between two like quotation marks, its escapes resolved."""
    for quote in QUOTES:
        places = [match.start() for match in re.finditer(re.escape(quote), code)]
        yield from (unescaped(code[start + 1 : end]) for start, end in pairwise(places) if end - start < LONGEST)


def unescaped(text: str) -> str:
    return ESCAPE.sub(character, text) if "\\" in text else text


def character(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    if digits:
        return chr(number) if (number := int(digits, 16)) < 0x110000 else ""
    return "" if match[4] else match[5]


def leads_out(name: str) -> bool:
    return PurePath(name).is_absolute() or name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name)


def is_there(folder: Path, name: str, root: Path) -> bool:
    """Whether the compiler would find something: the file, one with an ending, or a folder that has an entry."""
    if not name.startswith(("/", "\\", ".")) and not PurePath(name).is_absolute():
        return re.fullmatch(r"@?[\w.-]+(?:/[\w.-]+)*", name) is not None  # `package/../..`
    try:
        path = real(folder / name.replace("\\", "/"))  # which are one to the compiler
        if path.is_relative_to(real(root)):
            return False
        stem = path.stem.partition(".")[0] or path.name
        beside = bool(stem) and any(entry.name.startswith(f"{stem}.") for entry in path.parent.iterdir())
        within = path.is_dir() and any(ENTRY.fullmatch(entry.name) for entry in path.iterdir())
        return path.is_file() or beside or within
    except (OSError, ValueError):
        return False
