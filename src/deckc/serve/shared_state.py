"""Shared state: what open pages tell one another: where they are, the timer, the presenter's pointer, drawings.

In: messages of pages, as text. Out: what other pages must know, as text by subject. Moves are put in the order in which
they were heard, which is the same for all devices.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from deckc.serve.messages import parts_of, read

__all__ = ["Shared", "Words"]

DRAWING_BYTES = 300_000  # of a slide: some ten thousand points
DRAWINGS_BYTES = 3_000_000  # of all slides
MOST_DRAWINGS = 1000  # slides that are drawn on, each a subject

Words = Mapping[str, str]  # messages by subject: each takes the place of a former one about the same


class Shared:
    """The last word on each subject. It begins empty: then every page is where it opened."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}
        self.size = 0  # of all drawings, in bytes
        self.moves = 0

    def hear(self, text: str, leads: bool) -> tuple[Words, Words]:
        """A page's message: what all others are told, and what this page is told.

        It is told all if it asked; its own move, now in the order of moves; a drawing that is too large, as it was.

        Who does not lead is only answered; what is no message of ours is nothing.
        """
        message = read(text)
        if message.get("ask") is True:
            return {}, dict(self.words)
        parts = parts_of(message) if leads else {}
        drawings = parts.pop("drawings", {})
        told = {name: self.say(name, value) for name, value in parts.items() if self.counts(name, value)}
        back = {"place": told["place"]} if "place" in told else {}
        self.words.update(told)
        for no, strokes in drawings.items():
            subject, words = f"drawings/{no}", say({"drawings": {no: strokes}})
            if self.keep_drawing(subject, words):
                told[subject] = words
            else:
                back[subject] = self.words.get(subject, say({"drawings": {no: []}}))
        return told, back

    def keep_drawing(self, subject: str, words: str) -> bool:
        """Whether there is room for it."""
        total = self.size - len(self.words.get(subject, "")) + len(words)
        many = subject not in self.words and len(self.words) >= MOST_DRAWINGS
        if many or len(words) > DRAWING_BYTES or total > DRAWINGS_BYTES:
            return False
        self.size, self.words[subject] = total, words
        return True

    def say(self, name: str, value: Any) -> str:
        if name != "place":
            return say({name: value})
        self.moves += 1
        return say({**value, "lastUpdate": {**value["lastUpdate"], "order": self.moves}})

    def counts(self, name: str, value: Any) -> bool:
        """A presenter that opens (time 0) says where it is only while nobody has moved."""
        return name != "place" or value["lastUpdate"].get("time") != 0 or "place" not in self.words

    def forget_place(self) -> None:
        """Who led is gone; a page that opens stays where it is."""
        self.words.pop("place", None)
        self.words.pop("cursor", None)


def say(part: Mapping[str, Any]) -> str:
    return json.dumps({"shared": part}, separators=(",", ":"))
