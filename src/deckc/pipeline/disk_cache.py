"""Disk cache: compiled slides from build to build, in the user's cache, one file a deck and its options.

In: a deck's path and options. Out: a `Cache` that begins with what a former process compiled, and `save()`. A file that
is damaged, of another version or of other packages counts as none. Not kept are slides that depend on more than their
entry tells: types of code are made of whole folders of packages. The format is pickle, with a list of the classes that
it may hold, when it is written and when it is read.
"""

from __future__ import annotations

import io
import os
import pickle
import sys
from collections.abc import Hashable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import markdown_it

import deckc
from deckc.config import Options
from deckc.disk import user_cache
from deckc.pipeline.cache import Cache, Entry
from deckc.pipeline.slides import of_slides

__all__ = ["MOST_BYTES", "DiskCache"]

PREFIX = "slides-"
FEWEST = 50  # entries of a deck: fewer are compiled in less time than deckc takes to start
MOST_BYTES = 200 << 20  # of all decks; those that were written the longest time ago go
UNKEPT = frozenset(["files", "live"])  # facts without a value that another process has too: files, first paints

Kept = dict[Hashable, list[Entry]]

CLASSES = frozenset(
    [
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
        ("deckc.pipeline.cache", "Entry"),
        ("deckc.diagnostics", "Diagnostic"),
        ("pathlib", "PosixPath"),
        ("pathlib", "WindowsPath"),
    ]
    + [("deckc.model", name) for name in ("AssetUse", "CompiledSlide", "Heading", "Span", "Stylesheet", "TocEntry")]
)


class DiskCache(Cache):
    """The compiled slides of a deck's last build, by this process or another."""

    def __init__(self, entry: Path, options: Options) -> None:
        super().__init__()
        # The deck's files have the names that it was called with.
        self.name = f"{PREFIX}{digest(str(Path.cwd()), str(entry), repr(of_slides(options)), *program())}.pickle"
        self.current = read(user_cache.kept(self.name))
        self.loaded = dict(self.current)

    def save(self) -> None:
        """Keeps what the last build used for other processes, if something in it is new."""
        kept = {key: [entry for entry in entries if can_keep(entry)] for key, entries in self.current.items()}
        kept = {key: entries for key, entries in kept.items() if entries}
        if kept == self.loaded or len(kept) < FEWEST:
            return
        data = written(kept)
        if len(data) < MOST_BYTES:
            user_cache.keep(self.name, data)
            user_cache.shrink(PREFIX, MOST_BYTES)
        self.loaded = kept


def can_keep(entry: Entry) -> bool:
    return UNKEPT.isdisjoint(name for name, _ in entry.facts) and "twoslash" not in entry.compiled[0].features


def digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()[:32]


def program() -> tuple[str, ...]:
    """What compiles: this deckc, file by file, since a checkout changes under its version; Python and its packages."""
    packages = Path(markdown_it.__file__).parent.parent
    own = Path(deckc.__file__).parent
    state = sha256(repr([*states(own)]).encode()).hexdigest()
    return deckc.__version__, sys.version, str(packages), str(packages.stat().st_mtime_ns), state


def states(folder: Path | str) -> Iterator[tuple[str, int, int]]:
    """The name, time and size of each file below a folder, but what Python compiled."""
    with os.scandir(folder) as found:
        for each in sorted(found, key=lambda each: each.name):
            if each.is_dir():
                if each.name != "__pycache__":
                    yield from states(each.path)
            else:
                status = each.stat()
                yield each.path, status.st_mtime_ns, status.st_size


class Reader(pickle.Unpickler):
    """Makes values, and runs nothing: only classes of the list are known."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in CLASSES:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a compiled slide")
        return super().find_class(module, name)


class Writer(pickle.Pickler):
    """Refuses what `Reader` would."""

    def reducer_override(self, value: Any) -> Any:
        kind = value if isinstance(value, type) else type(value)
        if (kind.__module__, kind.__qualname__) not in CLASSES:
            raise pickle.PicklingError(f"{kind.__module__}.{kind.__qualname__} is no part of a compiled slide")
        return NotImplemented  # pickle's word for: as usual


def read(data: bytes | None) -> Kept:
    """What was kept; nothing of it where it cannot be read."""
    if data is None:
        return {}
    with suppress(Exception):  # pickle may say anything about what another program wrote under our digest
        found = Reader(io.BytesIO(data)).load()
        if isinstance(found, dict):
            return found
    return {}


def written(kept: Kept) -> bytes:
    """The entries that can be read again."""
    data = pickled(kept)
    if data is None:
        data = pickled({key: entries for key, entries in kept.items() if pickled({key: entries})})
    return data or b""


def pickled(kept: Kept) -> bytes | None:
    stream = io.BytesIO()
    try:
        Writer(stream, pickle.HIGHEST_PROTOCOL).dump(kept)
    except (pickle.PicklingError, TypeError, AttributeError, RecursionError):
        return None
    return stream.getvalue()
