"""Notation: the comments by which a block says what to show of its types, and the code without them."""

from __future__ import annotations

from deckc.twoslash.notation.comments import NotationError, Notations, Question, line_of, read_notations
from deckc.twoslash.notation.fence_files import SOURCES, FenceFile, split
from deckc.twoslash.notation.findings import Finding
from deckc.twoslash.notation.removed_code import is_removed, merged, placed, shown_code

__all__ = [
    "SOURCES",
    "FenceFile",
    "Finding",
    "NotationError",
    "Notations",
    "Question",
    "is_removed",
    "line_of",
    "merged",
    "placed",
    "read_notations",
    "shown_code",
    "split",
]
