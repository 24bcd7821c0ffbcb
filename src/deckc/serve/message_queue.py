"""Message queue: what an open page has still to be told.

A page that reads slowly, or not at all, is told the last word on each subject and skips the others: what waits for it
is bounded by the number of subjects, and nobody waits for it.
"""

from __future__ import annotations

import asyncio

__all__ = ["Outbox"]


class Outbox:
    """Messages as text, in the order of the last word on each subject."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}
        self.filled = asyncio.Event()

    def put(self, subject: str, text: str) -> None:
        """In the place of what waits about the same."""
        self.words.pop(subject, None)
        self.words[subject] = text
        self.filled.set()

    async def take(self) -> str:
        """The next message, when there is one."""
        await self.filled.wait()
        text = self.words.pop(next(iter(self.words)))
        if not self.words:
            self.filled.clear()
        return text
