"""Library: Mermaid itself, the one script of its package that holds all of it."""

from __future__ import annotations

from deckc import vendored

__all__ = ["PACKAGE", "library"]

PACKAGE = "mermaid"


def library() -> bytes | None:
    """The script of Mermaid for browsers; None: deckc was installed without it."""
    return vendored.read(PACKAGE, "dist/mermaid.min.js") if vendored.present(PACKAGE) else None
