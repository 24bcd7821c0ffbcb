"""Connections: what the preview gives one, so that no peer holds a connection, memory or the others up.

uvicorn reads requests and frames; here is what it does not bound: how many connections there are, how long a request
may take to come and an answer to be read, and what a peer can make a channel hold.
"""

from __future__ import annotations

import asyncio
from asyncio import Protocol, Transport
from collections.abc import Collection
from contextlib import suppress
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

__all__ = ["MOST_CONNECTIONS", "Channel", "Connection", "allow_connections", "drop_stalled"]

MOST_CONNECTIONS = 3000  # those beyond are closed as they come
PATIENCE_SECONDS = 10.0  # a request that is not whole, an answer that is not read: dropped after once to twice this
MOST_FRAMES = 1000  # of one message; empty ones count for nothing in its size
MOST_UNREAD_BYTES = 1_000_000  # pongs of a channel that its page does not read


class Connection(H11Protocol):
    """A connection that asks for files."""

    transport: Transport

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            transport.abort()


class Channel(WebSocketsSansIOProtocol):
    """A connection that an open page listens to."""

    transport: Transport

    def handle_cont(self, event: Any) -> None:
        if len(self.frames) >= MOST_FRAMES:
            self.transport.abort()
        else:
            super().handle_cont(event)

    def handle_ping(self) -> None:
        super().handle_ping()
        if self.transport.get_write_buffer_size() > MOST_UNREAD_BYTES:
            self.transport.abort()

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        self.transport.abort()  # who does not answer does not read either: a closing word would wait for ever


def allow_connections() -> None:
    """Lets this process hold as many connections as it answers, as far as the system allows."""
    with suppress(ImportError, ValueError, OSError):  # not on Windows, which has no such limit
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = MOST_CONNECTIONS + 200
        if soft != resource.RLIM_INFINITY and soft < wanted:
            most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


async def drop_stalled(connections: Collection[Protocol]) -> None:
    """Drops, for ever, connections where nothing has moved from one look to the next."""
    before: dict[Protocol, tuple[object, ...]] = {}
    while True:
        await asyncio.sleep(PATIENCE_SECONDS)
        now = {connection: stall for connection in list(connections) if (stall := stall_of(connection))}
        for connection, stall in now.items():
            if before.get(connection) == stall and isinstance(connection, Connection | Channel):
                connection.transport.abort()
        before = now


def stall_of(connection: Protocol) -> tuple[object, ...] | None:
    """What the peer is waited for; equal at two looks when it has done nothing. None: for nothing."""
    if not isinstance(connection, Connection | Channel):
        return None
    unread = connection.transport.get_write_buffer_size()
    if unread or connection.transport.is_closing():
        return "unread", unread
    if isinstance(connection, Connection) and connection.conn.their_state in (h11.IDLE, h11.SEND_BODY):
        return "asks", id(connection.cycle)
    return None
