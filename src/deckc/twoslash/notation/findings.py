"""Findings: what was found in the whole code, before anything is cut from it."""

from __future__ import annotations

from dataclasses import dataclass

from deckc.model import Annotation

__all__ = ["Finding"]


@dataclass(frozen=True, slots=True)
class Finding:
    """An annotation, and the offset at which it begins in the whole code; its line and column are not known yet."""

    start: int
    annotation: Annotation
