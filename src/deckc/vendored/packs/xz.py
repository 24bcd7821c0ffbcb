"""Xz: large files that few decks need, compressed; the door of `deckc.vendored` reads them as they were."""

from __future__ import annotations

import lzma
from collections.abc import Collection, Mapping
from fnmatch import fnmatchcase

__all__ = ["compressed", "pack"]

ENDING = ".xz"  # as `deckc.vendored` reads it
FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "pb": 0}]  # text has no words of four bytes


def pack(files: Mapping[str, bytes], *, only: Collection[str] = ("*",)) -> Mapping[str, bytes]:
    """The files whose path fits a glob of `only` compressed, the others as they are."""
    return dict(packed(path, data, only) for path, data in files.items())


def packed(path: str, data: bytes, only: Collection[str]) -> tuple[str, bytes]:
    fits = any(fnmatchcase(path, glob) for glob in only)
    return (path + ENDING, compressed(data)) if fits else (path, data)


def compressed(data: bytes) -> bytes:
    return lzma.compress(data, check=lzma.CHECK_CRC32, filters=FILTERS)
