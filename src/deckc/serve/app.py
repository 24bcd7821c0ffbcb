"""App: a preview over HTTP. Files from memory, the page for every address of a slide, a channel to open pages.

No path of a request ever reaches the disk: it is looked up among the files of the build.
"""

from __future__ import annotations

import asyncio
import hashlib
import html
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket, WebSocketDisconnect

from deckc.media import media_type
from deckc.paths import CLIENT
from deckc.serve.gate import Gate, guarded
from deckc.serve.preview import Preview
from deckc.serve.watch import Watcher

__all__ = ["make_app"]

QUIET_SECONDS = 0.05  # editors write more than once a save
LONGEST_SECONDS = 1.0  # after this we build although changes keep coming
FOREIGN_PAGE = 4403  # closing code of the channel: the page was made by another server

# The page's own addresses: a slide by number or alias, in the player or one of its other views.
SLIDE_ADDRESS = re.compile(r"/?(?:(?:presenter|overview|print|notes|export)/?)?[^/.\\%\0]*/?")
PAGE = PurePosixPath("index.html")
NO_PAGE = b"<!doctype html><html><head><title>deckc</title></head><body></body></html>"

HEADERS = {
    "Cache-Control": "no-cache",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


class Live:
    """The open pages of a preview, kept up to date."""

    def __init__(self, preview: Preview, gate: Gate, base: str) -> None:
        self.preview = preview
        self.gate = gate
        self.base = base
        self.pages: set[WebSocket] = set()
        self.changed = asyncio.Event()

    async def channel(self, page: WebSocket) -> None:
        """One open page: it shows its token, hears the state, and from then on every change."""
        await page.accept()
        try:
            if await page.receive_text() != self.gate.token:
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

    async def file(self, request: Request) -> Response:
        """A file of the build, or the page for an address of a slide."""
        path: str = request.scope["path"]
        if not path.startswith(self.base):
            return RedirectResponse(self.base) if path == "/" else not_found()
        name = path.removeprefix(self.base)
        shown = self.preview.shown
        data = shown.files.get(PurePosixPath(name))
        if data is None and SLIDE_ADDRESS.fullmatch(name):
            name, data = str(PAGE), shown.files.get(PAGE, NO_PAGE)
        if data is None:
            return not_found()
        kind = media_type(name)
        if isinstance(data, Path):
            return FileResponse(data, media_type=kind, headers=HEADERS) if data.is_file() else not_found()
        if kind == "text/html":
            data = self.with_channel(data, shown.version)
        tag = f'"{hashlib.blake2b(data, digest_size=8).hexdigest()}"'
        headers = HEADERS | {"ETag": tag}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(data, media_type=kind, headers=headers)

    def with_channel(self, page: bytes, version: str) -> bytes:
        """A page with the script that keeps it up to date, and what that script must know."""
        facts: dict[str, Any] = {
            "channel": f"{self.base}@deckc/live",
            "token": self.gate.token,
            "version": version,
        }
        tags = (
            f'<meta name="deckc-live" content="{html.escape(json.dumps(facts))}">'
            f'<script type="module" src="{html.escape(self.base)}@deckc/live.js"></script>'
        )
        return page.replace(b"</head>", tags.encode() + b"</head>", 1)


def not_found() -> Response:
    return PlainTextResponse("There is no such file in this deck.\n", 404)


async def script(request: Request) -> Response:
    return FileResponse(CLIENT / "live.js", media_type="text/javascript", headers=HEADERS)


def make_app(preview: Preview, gate: Gate, base: str = "/") -> ASGIApp:
    """The preview as an ASGI app, behind its gate. `base` begins and ends with a slash."""
    live = Live(preview, gate, base)
    return guarded(
        Starlette(
            routes=[
                Route(f"{base}@deckc/live.js", script),
                WebSocketRoute(f"{base}@deckc/live", live.channel),
                Route("/{path:path}", live.file),
            ],
            lifespan=live.running,
        ),
        gate,
    )
