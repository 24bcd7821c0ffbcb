"""Refused files: what a deck may read, and what it was refused. Problem codes: asset-outside, untrusted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deckc.diagnostics import Diagnostic, problem
from deckc.disk.enclosure import OUTSIDE, Enclosure
from deckc.disk.files import Files
from deckc.disk.paths import upwards, workspace

__all__ = ["enclosure", "refused"]


def enclosure(entry: Path, *, hidden: bool) -> Enclosure:
    """The deck's file and project, and the packages above it."""
    packages = (folder / "node_modules" for folder in upwards(entry.parent))
    return Enclosure((entry, entry.parent, workspace(entry.parent), *packages), hidden=hidden)


def refused(files: Files) -> Iterator[Diagnostic]:
    """What is there and was not read. It has no place, since a report would show what is in the file."""
    for path, reason in files.refused.items():
        code = "asset-outside" if reason == OUTSIDE else "untrusted"
        yield problem(code, f"{path.name} is not read: {reason}", None)
