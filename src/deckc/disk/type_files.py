"""Type files: the files that the types of a component's props may come from, one by another.

In: a file's text, and what reads files. Out: absolute path → text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from deckc.disk.paths import real
from deckc.lazy_regex import lazy_regex

__all__ = ["type_files"]

RELATIVE = lazy_regex(r"""\bfrom\s*["'](\.[^"']+)["']""")
SPELLINGS = ("", ".ts", ".tsx", ".d.ts", ".mts", ".js", "/index.ts", "/index.d.ts")
ENDINGS = (".ts", ".tsx", ".mts", ".js", ".vue")
MAX_FILES = 50


def type_files(path: Path, text: str, read: Callable[[Path], str | None]) -> dict[Path, str]:
    """What a text imports by its files, and what these import. `read`: a file's text, None where there is none."""
    found: dict[Path, str] = {}
    waiting = [(path, text)]
    while waiting:
        for file in imported(*waiting.pop(0)):
            if file in found or len(found) >= MAX_FILES or (source := read(file)) is None:
                continue
            found[file] = source
            waiting.append((file, source))
    return found


def imported(path: Path, text: str) -> Iterator[Path]:
    """The files that the imports of a text may mean."""
    for name in dict.fromkeys(RELATIVE.findall(text)):
        spellings = (real(path.parent / f"{name}{ending}") for ending in SPELLINGS)
        yield from (file for file in spellings if file.name.endswith(ENDINGS))
