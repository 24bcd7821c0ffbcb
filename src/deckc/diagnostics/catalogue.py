"""Catalogue: the form of a row in the catalogue of problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Code", "Severity"]

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Code:
    """A row of the catalogue."""

    severity: Severity
    summary: str  # one line, for the table in the documentation
    explanation: str  # a paragraph, for `deckc explain`
