"""Shared: what open pages of a deck tell one another: where they are, the timer, the presenter's pointer.

In: messages of pages, as text. Out: what other pages must know. Nothing of it is looked into: pages do that.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

__all__ = ["Shared"]

PLACE = ("page", "clicks", "lastUpdate", "cursor")
PARTS = frozenset([*PLACE, "timer", "drawings"])


class Shared:
    """The last word on each part. It begins empty: then every page is where it opened."""

    def __init__(self) -> None:
        self.state: dict[str, Any] = {}

    def hear(self, text: str, leads: bool) -> tuple[Mapping[str, Any], bool]:
        """A page's message: what is to be told, and whether to this page (it asked) or to all others.

        Who does not lead is only answered; what is no message of ours is nothing.
        """
        message = read(text)
        if message.get("ask") is True:
            return self.state, True
        part = {name: value for name, value in message.items() if name in PARTS} if leads else {}
        if not isinstance(part.get("drawings", {}), dict):
            del part["drawings"]
        drawings = {**self.state.get("drawings", {}), **part.get("drawings", {})}  # each slide for itself
        self.state.update(part, **({"drawings": drawings} if drawings else {}))
        return part, False

    def forget_place(self) -> None:
        """Who led is gone; a page that opens stays where it is."""
        self.state = {name: value for name, value in self.state.items() if name not in PLACE}


def read(text: str) -> dict[str, Any]:
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return message if isinstance(message, dict) else {}
