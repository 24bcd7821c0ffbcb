"""Xz: large files that few decks need, compressed; the door of `deckc.vendored` reads them as they were."""

from __future__ import annotations

import lzma
from collections.abc import Mapping

__all__ = ["pack"]

ENDING = ".xz"  # as `deckc.vendored` reads it


def pack(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return {path + ENDING: lzma.compress(data, preset=9) for path, data in files.items()}
