"""Files: the disk as the phases see it, and a record of what they looked at.

In: paths. Out: bytes, listings, digests. Errors: OSError, as the disk gives it.
The record (`Files.seen`) is what a preview watches: also files that were asked for and are not there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["Files"]


class Files:
    """The real disk. Tests may hand in a subclass that holds a dictionary."""

    def __init__(self) -> None:
        self.seen: set[Path] = set()

    def read(self, path: Path) -> bytes:
        """The bytes of a file."""
        self.seen.add(path)
        return path.read_bytes()

    def is_file(self, path: Path) -> bool:
        """Whether there is such a file; a name that no file system takes is none."""
        self.seen.add(path)
        try:
            return path.is_file()
        except (OSError, ValueError):
            return False

    def walk(self, folder: Path, shown: frozenset[str] = frozenset()) -> tuple[Path, ...]:
        """All files below a folder, sorted, hidden ones left out; () when there is no such folder.

        `shown`: hidden names directly in the folder that are not left out.
        """
        self.seen.add(folder)
        if not folder.is_dir():
            return ()
        return tuple(
            sorted(
                path for path in folder.rglob("*") if path.is_file() and not is_hidden(path.relative_to(folder), shown)
            )
        )

    def names(self, folder: Path) -> tuple[str, ...]:
        """The names in a folder, sorted; () when there is no such folder."""
        self.seen.add(folder)
        return tuple(sorted(path.name for path in folder.iterdir())) if folder.is_dir() else ()

    def state(self, path: Path) -> tuple[int, ...]:
        """Something that stays equal until the file or folder changes; () while there is none."""
        self.seen.add(path)
        try:
            status = path.stat()
        except (OSError, ValueError):
            return ()
        return status.st_mtime_ns, status.st_size

    @contextmanager
    def recording(self) -> Iterator[set[Path]]:
        """What is looked at within the block; it is part of the whole record, too."""
        recorded: set[Path] = set()
        before, self.seen = self.seen, recorded
        try:
            yield recorded
        finally:
            before |= recorded
            self.seen = before

    def digest(self, path: Path) -> str:
        """The first 8 hexadecimal digits of the content's SHA-256."""
        self.seen.add(path)
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()[:8]


def is_hidden(path: Path, shown: frozenset[str]) -> bool:
    first, *rest = path.parts
    return (first.startswith(".") and first not in shown) or any(part.startswith(".") for part in rest)
