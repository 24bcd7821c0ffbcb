"""App: a preview over HTTP. Files from memory, the page for every address of a slide, a channel to open pages.

Where there is a password, guests get a page without notes and presenter.
No path of a request ever reaches the disk: it is looked up among the files of the build.
"""

from __future__ import annotations

import asyncio
import hashlib
import html
import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp

from deckc.disk.media_types import media_type
from deckc.lazy_regex import lazy_regex
from deckc.page import for_guests, link_live_preview
from deckc.serve.open_pages import Failed, Live
from deckc.serve.password import Guesses, ask_for_password, too_many_guesses
from deckc.serve.preview import Content, Preview, Shown
from deckc.serve.request_checks import Gate, guarded

__all__ = ["make_app"]

# The page's own addresses: a slide by number or alias, in the player or one of its other views.
SLIDE_ADDRESS = lazy_regex(r"/?(?:(?:presenter|overview|print|notes|export)/?)?[^/.\\%\0]*/?")
SPEAKERS_ADDRESS = lazy_regex(r"/?(?:presenter|overview|notes|entry)(?:/.*)?")  # asks for the password, if there is one
DEEPER_ADDRESS = lazy_regex(r"[^.\\%\0]+")  # the page says that it does not know it
PAGE = "index.html"
NO_PAGE = b"<!doctype html><html><head><title>deckc</title></head><body></body></html>"
SCRIPT = "@deckc/live.js"
CHANNEL = "@deckc/live"

HEADERS = {
    "Cache-Control": "no-cache",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def make_app(preview: Preview, gate: Gate, base: str = "/", failed: Failed = lambda kind, text: None) -> ASGIApp:
    """The preview as an ASGI app, behind its gate. `base` begins and ends with a slash; `failed` hears of errors that
    scripts have in open pages."""
    live = Live(preview, gate, failed)
    guesses = Guesses(gate)

    async def file(request: Request) -> Response:
        path: str = request.scope["path"]
        if not path.startswith(base):
            return RedirectResponse(base) if path == "/" else not_found()
        password = request.query_params.get("password")
        client = request.client.host if request.client else ""
        admitted = await guesses.admit(password, client)
        if admitted is None:
            return too_many_guesses()
        if not admitted and SPEAKERS_ADDRESS.fullmatch(path.removeprefix(base)):
            return ask_for_password(tried=password is not None)
        shown = preview.shown
        name, data, status = find(shown, path.removeprefix(base), request.headers.get("accept", ""))
        if callable(data):
            data = await asyncio.to_thread(data)
        if isinstance(data, Path):
            return from_disk(data, media_type(name))
        if data is not None and name.endswith(".html"):
            token = gate.token if admitted else gate.guest_token
            facts: dict[str, str | bool] = {
                "channel": base + CHANNEL,
                "token": token,
                "version": shown.version,
                "leads": admitted,
                "edits": admitted and gate.lets_edit(client),
            }
            page = data if admitted else for_guests(data.decode()).encode()
            data = with_script(page, base + SCRIPT, facts)
        return not_found() if data is None else from_memory(data, media_type(name), request, status)

    routes = [
        Route(base + SCRIPT, script),
        WebSocketRoute(base + CHANNEL, live.channel),
        Route("/{path:path}", file),
    ]
    return guarded(Starlette(routes=routes, lifespan=live.running), gate)


def find(shown: Shown, name: str, accept: str) -> tuple[str, Content | None, int]:
    """The file that an address below the base means: its name, content and status, or None.

    Who looks for a page where there is none gets the deck's own, which says so.
    """
    data = shown.files.get(PurePosixPath(name))
    if data is None and SLIDE_ADDRESS.fullmatch(name):
        return PAGE, shown.files.get(PurePosixPath(PAGE), NO_PAGE), 200
    if data is None and "text/html" in accept and DEEPER_ADDRESS.fullmatch(name):
        return PAGE, shown.files.get(PurePosixPath(PAGE), NO_PAGE), 404
    return name, data, 200


def from_disk(path: Path, kind: str) -> Response:
    return FileResponse(path, media_type=kind, headers=HEADERS) if path.is_file() else not_found()


def from_memory(data: bytes, kind: str, request: Request, status: int) -> Response:
    tag = f'"{hashlib.blake2b(data, digest_size=8).hexdigest()}"'
    headers = HEADERS | {"ETag": tag}
    if status == 200 and request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(data, status, media_type=kind, headers=headers)


def not_found() -> Response:
    return PlainTextResponse("There is no such file in this deck.\n", 404)


async def script(request: Request) -> Response:
    return from_memory(link_live_preview().encode(), media_type("live.js"), request, 200)


def with_script(page: bytes, source: str, facts: Mapping[str, str | bool]) -> bytes:
    """A page with the script that keeps it up to date, and what that script must know."""
    tags = (
        f'<meta name="deckc-live" content="{html.escape(json.dumps(facts))}">'
        f'<script type="module" src="{html.escape(source)}"></script>'
    )
    return page.replace(b"</head>", tags.encode() + b"</head>", 1)
