"""Twoslash: what the TypeScript compiler knows of a block of code, shown in it. See `annotated.py`."""

from __future__ import annotations

from pathlib import Path

from deckc.twoslash.annotated import annotate
from deckc.twoslash.compiler import Compiler

__all__ = ["USED", "Compiler", "annotate", "css"]

USED = "twoslash-"
"""Stands in a slide's HTML where a block shows something of its types."""


def css() -> str:
    """The rules of errors, marks and popups."""
    return (Path(__file__).parent / "twoslash.css").read_text(encoding="utf-8")
