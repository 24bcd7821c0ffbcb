"""Live: the open pages of a preview, kept up to date while the disk changes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.websockets import WebSocket, WebSocketDisconnect

from deckc.serve.preview import Preview
from deckc.serve.watch import Watcher

__all__ = ["Live"]

QUIET_SECONDS = 0.05  # editors write more than once a save
LONGEST_SECONDS = 1.0  # after this we build although changes keep coming
FOREIGN_PAGE = 4403  # closing code of the channel: the page was made by another server


class Live:
    """One change on the disk becomes one build and one message to each open page."""

    def __init__(self, preview: Preview, token: str) -> None:
        self.preview = preview
        self.token = token
        self.pages: set[WebSocket] = set()
        self.changed = asyncio.Event()

    async def channel(self, page: WebSocket) -> None:
        """One open page: it shows its token, hears the state, and from then on every change."""
        await page.accept()
        try:
            if await page.receive_text() != self.token:
                return await page.close(FOREIGN_PAGE)
            self.pages.add(page)
            await page.send_json(self.preview.shown.message())
            while True:
                await page.receive_text()
        except WebSocketDisconnect:
            return None
        finally:
            self.pages.discard(page)

    async def tell(self) -> None:
        message = self.preview.shown.message()
        for page in list(self.pages):
            try:
                await page.send_json(message)
            except (WebSocketDisconnect, RuntimeError):  # closed while we spoke
                self.pages.discard(page)

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
        """Waits until changes stop coming."""
        loop = asyncio.get_running_loop()
        latest = loop.time() + LONGEST_SECONDS
        while self.changed.is_set() and loop.time() < latest:
            self.changed.clear()
            await asyncio.sleep(QUIET_SECONDS)
        self.changed.clear()

    @asynccontextmanager
    async def running(self, app: Starlette) -> AsyncIterator[None]:
        """Follows the disk while the server runs."""
        loop = asyncio.get_running_loop()
        watcher = Watcher(lambda: loop.call_soon_threadsafe(self.changed.set))
        watcher.start()
        watcher.follow(self.preview.watch)
        task = asyncio.create_task(self.follow(watcher))
        yield
        task.cancel()
        watcher.stop()
