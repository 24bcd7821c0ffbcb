"""Open pages: those of a preview; each hears of every change of the deck and of what the others share.

Nobody waits for a page: what it has still to be told stands in its outbox, and a task of its own tells it.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.websockets import WebSocket, WebSocketDisconnect

from deckc.page import changes_for_guests
from deckc.serve.deck_edits import DeckEdits
from deckc.serve.message_queue import Outbox
from deckc.serve.messages import edit_of, read
from deckc.serve.preview import Preview
from deckc.serve.rebuilding import follow
from deckc.serve.request_checks import Gate
from deckc.serve.shared_state import Shared, Words

__all__ = ["Failed", "Live"]

HELLO_SECONDS = 10.0  # for a page to show its token
BYTES_A_SECOND = 1_000_000  # that one page may say in the long run
MESSAGES_A_SECOND = 200
FOREIGN_PAGE = 4403  # closing code of the channel: the page was made by another server
NOT_TEXT = 1003

MOST_FAILURES = 50  # that are told between two changes
MOST_LETTERS = 2000  # of each
FAILURES = {"failure": "error", "difference": "difference"}  # what a page says → what it is called

Failed = Callable[[str, str], None]
"""Hears what was wrong in a page: the kind, `error` or `difference`, and the text."""

STATE = "state"  # the subject of the deck's own state


@dataclass(eq=False, slots=True)
class Page:
    """An open page that has shown its token."""

    leads: bool
    edits: bool = False  # it may change the deck's files
    outbox: Outbox = field(default_factory=Outbox)


class Live:
    """The open pages and what they share."""

    def __init__(self, preview: Preview, gate: Gate, failed: Failed = lambda kind, text: None) -> None:
        """`failed` hears once of each error that scripts of the deck have in a page, and of each difference."""
        self.preview = preview
        self.failed = failed
        self.failures: set[str] = set()  # that were told since the last change
        self.gate = gate
        self.pages: set[Page] = set()
        self.edits = DeckEdits(preview)
        self.shared = Shared()
        self.leader: Page | None = None  # who said last where the show is
        self.pointer: Page | None = None  # whose pointer is shown

    async def channel(self, socket: WebSocket) -> None:
        """One open page: it shows its token, hears the state, and from then on every change and where others are."""
        await socket.accept()
        # Closed while it or we spoke, or the preview ends.
        with suppress(WebSocketDisconnect, RuntimeError, TimeoutError, asyncio.CancelledError):
            async with asyncio.timeout(HELLO_SECONDS):
                leads = self.gate.leads(await heard(socket) or "")
            if leads is None:
                return await socket.close(FOREIGN_PAGE)
            page = Page(leads, leads and self.gate.lets_edit(socket.client.host if socket.client else ""))
            self.pages.add(page)
            page.outbox.put(STATE, self.state_for(leads))
            telling = asyncio.create_task(tell(socket, page.outbox))
            try:
                await self.listen(socket, page)
            finally:
                telling.cancel()
                self.leave(page)
        return None

    async def listen(self, socket: WebSocket, page: Page) -> None:
        """What one page says, no faster than it may."""
        while (text := await heard(socket)) is not None:
            if page.leads:
                self.note_failure(text)
            if page.edits and text.startswith('{"edit"'):
                await self.edit(text, page)
            told, back = self.shared.hear(text, page.leads)
            self.put(told, (other for other in self.pages if other is not page))
            self.put(back, [page])
            if "place" in told:
                self.leader = page
            if "cursor" in told:
                self.pointer = page
            await asyncio.sleep(max(len(text) / BYTES_A_SECOND, 1 / MESSAGES_A_SECOND))

    async def edit(self, text: str, page: Page) -> None:
        """Changes the deck's file as a page asks, and answers that page."""
        if edit := edit_of(read(text)):
            answer = await asyncio.to_thread(self.edits.answer, edit)
            page.outbox.put(f"edit/{edit.id}", json.dumps({"edited": answer}, separators=(",", ":")))

    def note_failure(self, text: str) -> None:
        """Tells of an error that a page had, or of a first paint that was another, if that is what it says."""
        kind = next((kind for kind in FAILURES if text.startswith(f'{{"{kind}"')), "")
        failure = read(text).get(kind) if kind else None
        if not isinstance(failure, str) or failure in self.failures or len(self.failures) >= MOST_FAILURES:
            return
        self.failures.add(failure)
        told = "".join(letter for letter in failure[:MOST_LETTERS] if letter.isprintable() or letter == "\n")
        self.failed(FAILURES[kind], told)

    def leave(self, page: Page) -> None:
        """A page is gone, and with it its pointer and its lead."""
        self.pages.discard(page)
        if self.pointer is page:
            self.pointer = None
            self.put(self.shared.hear('{"cursor": null}', True)[0], self.pages)
        if self.leader is page:
            self.leader = None
            self.shared.forget_place()

    def put(self, words: Words, pages: Iterable[Page]) -> None:
        for page in pages if words else ():
            for subject, text in words.items():
                page.outbox.put(subject, text)

    def state_for(self, leads: bool) -> str:
        """What a page must know; the deck's source, which problems show, is not for guests."""
        message = self.preview.shown.message()
        if not leads:
            change = message["change"]
            message = {**message, "faults": [], "change": change and changes_for_guests(change)}
        return json.dumps(message, separators=(",", ":"))

    def tell(self) -> None:
        """Tells all pages of the new state."""
        self.failures.clear()
        states = {leads: self.state_for(leads) for leads in {page.leads for page in self.pages}}
        for page in self.pages:
            page.outbox.put(STATE, states[page.leads])

    @asynccontextmanager
    async def running(self, app: Starlette) -> AsyncIterator[None]:
        """Follows the disk while the server runs."""
        task = asyncio.create_task(follow(self.preview, self.tell))
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def heard(socket: WebSocket) -> str | None:
    """The next message; None: there is none, and the channel is closed. Only text is understood."""
    message = await socket.receive()
    text = message.get("text")
    if message["type"] == "websocket.receive" and text is None:
        await socket.close(NOT_TEXT)
    return text if isinstance(text, str) else None


async def tell(socket: WebSocket, outbox: Outbox) -> None:
    """Tells a page what waits for it, at its pace, until it is gone."""
    with suppress(WebSocketDisconnect, RuntimeError, OSError):
        while True:
            await socket.send_text(await outbox.take())
