"""User cache: what took long to make once, kept for other builds of the same person on the same machine.

A cache that cannot be written is done without.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

__all__ = ["cached", "keep", "kept"]


def cached(name: str, make: Callable[[], bytes], is_good: Callable[[bytes], bool] = lambda data: True) -> bytes:
    """The bytes kept under a file name, which tells all that they were made of; else those that `make` gives.

    `is_good` looks at what was kept: what it refuses is made anew.
    """
    data = kept(name)
    if data is None or not is_good(data):
        data = make()
        keep(name, data)
    return data


def kept(name: str) -> bytes | None:
    """The bytes kept under a file name; None: there are none that can be read."""
    try:
        return (folder() / name).read_bytes()
    except OSError:
        return None


def keep(name: str, data: bytes) -> None:
    """Keeps bytes under a file name, if the cache can be written."""
    with suppress(OSError):
        write_whole(folder() / name, data)


def folder() -> Path:
    """`$XDG_CACHE_HOME/deckc`, or where the platform keeps such things."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(home) if home else Path.home() / ".cache") / "deckc"


def write_whole(file: Path, data: bytes) -> None:
    """Writes a file whole or not at all, since other builds may read it now."""
    import tempfile  # 6 ms: only for what this machine has not made before

    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as stream:
        stream.write(data)
    Path(stream.name).replace(file)
