"""Elements: under what name an element may stand in the page."""

from __future__ import annotations

from deckc.sanitize.allow_list import DROPPED, ELEMENTS

__all__ = ["element"]

BLOCKS = frozenset(("body", "form"))


def element(name: str) -> str | None:
    """The name that it has in the page; None: it goes with all that it holds.

    What no list knows, as the tag of a component that nobody has, becomes a plain element.
    """
    lower = name.lower()
    if lower in ELEMENTS:
        return name
    if lower in DROPPED:
        return None
    return "div" if lower in BLOCKS else "span"
