"""Serve: a deck in the browser that follows its files.

In: how to build the deck, where to listen. Out: nothing; runs until it is interrupted (KeyboardInterrupt).
Errors: `ListenError`.
"""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Callable, Iterable
from contextlib import closing

import uvicorn

from deckc.pipeline import BuildResult
from deckc.serve.app import make_app
from deckc.serve.connections import Channel, Connection, allow_connections, drop_stalled
from deckc.serve.open_pages import Failed
from deckc.serve.preview import Preview
from deckc.serve.request_checks import EVERYWHERE, Gate

__all__ = ["FIRST_PORT", "ListenError", "serve"]

FIRST_PORT = 3030
LAST_PORT = 4000
LONGEST_MESSAGE = 1_000_000  # bytes that a page may say at once: the drawing of a slide


class ListenError(Exception):
    """There is no listening at that address; the text says why, in words for a person."""


def serve(
    build: Callable[[], BuildResult],
    *,
    host: str,
    port: int | None,
    base: str,
    password: str | None = None,
    built: Callable[[Preview], None],
    ready: Callable[[list[str]], None],
    failed: Failed = lambda kind, text: None,
) -> None:
    """Builds, listens, and builds again at every change.

    `port` None: the first free one from `FIRST_PORT` on; 0: any. With a `password`, only who knows it may lead.
    `built` hears of every build, also from another thread; `ready` gets the addresses of the preview, the one for this
    machine first; `failed` hears of errors that scripts of the deck have in open pages, once of each.
    """
    with closing(listen(host, port)) as listening:
        preview = Preview(build, built)
        preview.take(preview.make())
        ready(addresses(host, listening.getsockname()[1], base))
        app = make_app(preview, Gate(host, password), base, failed)
        settings = uvicorn.Config(
            app,
            http=Connection,
            ws=Channel,
            ws_max_size=LONGEST_MESSAGE,
            ws_per_message_deflate=False,  # messages are short, and each page would hold a dictionary
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=1,
        )
        allow_connections()
        asyncio.run(answer(uvicorn.Server(settings), listening))


async def answer(server: uvicorn.Server, listening: socket.socket) -> None:
    """Answers until it is interrupted."""
    watching = asyncio.create_task(drop_stalled(server.server_state.connections))
    try:
        await server.serve(sockets=[listening])
    finally:
        watching.cancel()


def listen(host: str, port: int | None) -> socket.socket:
    """A listening socket. `ListenError`: the port is another program's, or the address not this machine's."""
    for candidate in range(FIRST_PORT, LAST_PORT + 1) if port is None else [port]:
        try:
            return socket.create_server((host, candidate), family=family(host))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise ListenError(f"cannot listen on {host}, port {candidate}: {error.strerror}") from error
    ports = f"all ports from {FIRST_PORT} to {LAST_PORT} are" if port is None else f"port {port} is"
    raise ListenError(f"{ports} taken by another program; choose one with --port")


def family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def addresses(host: str, port: int, base: str) -> list[str]:
    """Where a browser finds the preview."""
    names: Iterable[str] = ["127.0.0.1", *own_addresses()] if host in EVERYWHERE else [host]
    return [f"http://{f'[{name}]' if ':' in name else name}:{port}{base}" for name in names]


def own_addresses() -> list[str]:
    """The address by which other machines reach this one, if it has one. Nothing is sent."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address for documentation: routed as any far one
        except OSError:
            return []
        return [str(probe.getsockname()[0])]
