"""Files: the disk as the phases see it, and a record of what they looked at.

In: paths. Out: bytes, listings, digests. Errors: OSError, as the disk gives it.
The record (`Files.seen`) is what a preview watches: also files that were asked for and are not there.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from deckc.disk.enclosure import Enclosure

__all__ = ["MOST_BYTES", "Files"]

MOST_BYTES = 200 << 20  # of one file that is read


class Files:
    """The real disk. Tests may hand in a subclass that holds a dictionary."""

    def __init__(self) -> None:
        self.seen: set[Path] = set()
        self.enclosure = Enclosure()
        self.refused: dict[Path, str] = {}  # what is there and is not read → why

    def read(self, path: Path) -> bytes:
        """The bytes of a file. OSError: there is none, it is no plain file, it is too large or may not be read."""
        self.seen.add(path)
        if reason := self.refusal(path):
            raise PermissionError(errno.EACCES, reason, str(path))
        # Opening a pipe would wait for somebody to write.
        with open(path, "rb", opener=without_waiting) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise OSError(errno.EINVAL, "it is no plain file", str(path))
            if status.st_size > MOST_BYTES:
                raise OSError(errno.EFBIG, f"it is larger than {MOST_BYTES >> 20} MB", str(path))
            return file.read()

    def refusal(self, path: Path) -> str | None:
        """Why a path is not read, on record then; None: it may be."""
        with suppress(OSError, ValueError):  # a name that no file system takes
            reason = self.enclosure.reason_against(path)
            if reason and os.path.lexists(path):
                self.refused[path] = reason
            return reason
        return None

    def is_file(self, path: Path) -> bool:
        """Whether there is such a file; a name that no file system takes is none."""
        self.seen.add(path)
        if not os.path.lexists(path):  # as most names that are tried
            return False
        try:
            return not self.refusal(path) and path.is_file()
        except (OSError, ValueError):
            return False

    def walk(self, folder: Path, shown: frozenset[str] = frozenset()) -> tuple[Path, ...]:
        """All files below a folder, sorted, hidden ones left out; () when there is no such folder.

        `shown`: hidden names directly in the folder that are not left out.
        """
        self.seen.add(folder)
        if not folder.is_dir() or self.refusal(folder):
            return ()
        return tuple(
            sorted(
                path
                for path in folder.rglob("*")
                if path.is_file() and not is_hidden(path.relative_to(folder), shown) and not self.refusal(path)
            )
        )

    def names(self, folder: Path) -> tuple[str, ...]:
        """The names in a folder, sorted; () when there is no such folder."""
        self.seen.add(folder)
        if not folder.is_dir() or self.refusal(folder):
            return ()
        return tuple(sorted(path.name for path in folder.iterdir()))

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


def without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
