"""User cache: what took long to make once, kept for other builds of the same person on the same machine.

A cache that cannot be written is done without, and one that cannot be had: for a user without a home. What was damaged
on the disk is made anew.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

__all__ = ["cached", "clear", "folder", "keep", "kept", "shrink"]

DIGEST_BYTES = 16
UNFINISHED = ".part"
LEFT_SECONDS = 3600.0


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
        found = (folder() / name).read_bytes()
    except (OSError, RuntimeError):
        return None
    digest, data = found[:DIGEST_BYTES], found[DIGEST_BYTES:]
    return data if digest == digest_of(data) else None


def keep(name: str, data: bytes) -> None:
    """Keeps bytes under a file name, if the cache can be written."""
    with suppress(OSError, RuntimeError):
        write_whole(folder() / name, digest_of(data) + data)


def shrink(prefix: str, most: int) -> None:
    """Removes files whose names begin so, those first that were written the longest time ago, down to so many bytes."""
    with suppress(OSError, RuntimeError):
        states = [(file.stat(), file) for file in folder().glob(f"{prefix}*")]
        total = 0
        for status, file in sorted(states, key=lambda each: each[0].st_mtime, reverse=True):
            total += status.st_size
            if total > most:
                file.unlink(missing_ok=True)


def clear() -> int:
    """Removes all that is kept. Returns how many bytes that were. OSError: something cannot be removed."""
    import shutil

    with suppress(RuntimeError):  # no home, no cache
        files = [file for file in folder().rglob("*") if file.is_file() and not file.is_symlink()]
        size = sum(file.stat().st_size for file in files)
        if folder().is_symlink():
            raise OSError(f"{folder()} is a link")
        if folder().exists():
            shutil.rmtree(folder())
        return size
    return 0


def digest_of(data: bytes) -> bytes:
    """Stands before what is kept."""
    return blake2b(data, digest_size=DIGEST_BYTES).digest()


def folder() -> Path:
    """`$XDG_CACHE_HOME/deckc`, or where the platform keeps such things. RuntimeError: the user has no home."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(home) if home else Path.home() / ".cache") / "deckc"


def write_whole(file: Path, data: bytes) -> None:
    """Writes a file whole or not at all, since other builds may read it now."""
    import tempfile  # 6 ms: only for what this machine has not made before

    file.parent.mkdir(parents=True, exist_ok=True)
    for left in file.parent.glob(f"*{UNFINISHED}"):  # by a build that was killed
        if left.stat().st_mtime < time.time() - LEFT_SECONDS:
            left.unlink(missing_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, suffix=UNFINISHED, delete=False) as stream:
        stream.write(data)
    Path(stream.name).replace(file)
