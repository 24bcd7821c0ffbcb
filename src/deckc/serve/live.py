"""Live: the open pages of a preview, kept up to date while the disk changes and while one of them leads the others."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any

from starlette.applications import Starlette
from starlette.websockets import WebSocket, WebSocketDisconnect

from deckc.page import changes_for_guests
from deckc.serve.gate import Gate
from deckc.serve.preview import Preview
from deckc.serve.shared import Shared
from deckc.serve.watch import Watcher

__all__ = ["Live"]

QUIET_SECONDS = 0.05  # editors write more than once a save
LONGEST_SECONDS = 1.0  # after this we build although changes keep coming
FOREIGN_PAGE = 4403  # closing code of the channel: the page was made by another server


class Live:
    """One change on the disk becomes one build and one message to each open page."""

    def __init__(self, preview: Preview, gate: Gate) -> None:
        self.preview = preview
        self.gate = gate
        self.pages: dict[WebSocket, bool] = {}  # page → whether it leads
        self.shared = Shared()
        self.leader: WebSocket | None = None  # who said last where the show is
        self.changed = asyncio.Event()
        self.whole = asyncio.Event()  # the last change left a file that is whole

    async def channel(self, page: WebSocket) -> None:
        """One open page: it shows its token, hears the state, and from then on every change and where others are."""
        await page.accept()
        try:
            leads = self.gate.leads(await page.receive_text())
            if leads is None:
                return await page.close(FOREIGN_PAGE)
            self.pages[page] = leads
            await page.send_json(self.state_for(leads))
            async for text in page.iter_text():
                await self.hear(page, text, leads)
        except (WebSocketDisconnect, RuntimeError):  # closed while it or we spoke
            return None
        finally:
            self.pages.pop(page, None)
            if self.leader is page:
                self.leader = None
                self.shared.forget_place()

    def state_for(self, leads: bool) -> Mapping[str, Any]:
        """What a page must know; the deck's source, which problems show, is not for guests."""
        message = self.preview.shown.message()
        if leads:
            return message
        change = message["change"]
        return {**message, "faults": [], "change": change and changes_for_guests(change)}

    async def hear(self, page: WebSocket, text: str, leads: bool) -> None:
        """Tells the others what one page says of itself, or that page what the others said."""
        told, back = self.shared.hear(text, leads)
        if "page" in told and not back:
            self.leader = page
        if told:
            await self.send({"shared": told}, [page] if back else [other for other in self.pages if other is not page])

    async def tell(self) -> None:
        """Tells all pages of the new state."""
        for page, leads in list(self.pages.items()):
            await self.send(self.state_for(leads), [page])

    async def send(self, message: Mapping[str, Any], pages: Iterable[WebSocket]) -> None:
        for page in pages:
            try:
                await page.send_json(message)
            except (WebSocketDisconnect, RuntimeError):  # closed while we spoke
                self.pages.pop(page, None)

    async def follow(self, watcher: Watcher) -> None:
        """Change → quiet → build → tell, for ever."""
        while True:
            await self.changed.wait()
            await self.settle()
            if await asyncio.to_thread(self.preview.rebuild):
                await self.tell()
            if watcher.follow(self.preview.watch):
                self.changed.set()  # what changed in a new folder before we watched it would be missed

    async def settle(self) -> None:
        """Waits until a file is whole, or, where nobody tells, until changes stop coming."""
        loop = asyncio.get_running_loop()
        latest = loop.time() + LONGEST_SECONDS
        while self.changed.is_set() and not self.whole.is_set() and loop.time() < latest:
            self.changed.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.whole.wait(), QUIET_SECONDS)
        self.changed.clear()
        self.whole.clear()

    def hear_of(self, whole: bool) -> None:
        """The disk has changed; `whole`: and a file is complete again."""
        self.changed.set()
        if whole:
            self.whole.set()

    @asynccontextmanager
    async def running(self, app: Starlette) -> AsyncIterator[None]:
        """Follows the disk while the server runs."""
        loop = asyncio.get_running_loop()
        watcher = Watcher(lambda whole: loop.call_soon_threadsafe(self.hear_of, whole))
        watcher.start()
        watcher.follow(self.preview.watch)
        task = asyncio.create_task(self.follow(watcher))
        yield
        task.cancel()
        watcher.stop()
