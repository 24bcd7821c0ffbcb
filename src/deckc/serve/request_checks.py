"""Request checks: which requests a preview answers.

A page of another site can send requests to this machine, and by a name that it controls even read the answers
(DNS rebinding). So the name in `Host` must be ours, the channel wants our own page's `Origin`, and a token that
only our own page holds. With a password, who does not know it is a guest: sees the slides, and leads nobody.
"""

from __future__ import annotations

import secrets
import socket
from dataclasses import dataclass, field
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Gate", "guarded"]

LOOPBACK = frozenset(["localhost", "127.0.0.1", "::1"])
# No other site may show the preview in a frame, where a click meant for that site would reach it.
UNFRAMED = {"X-Frame-Options": "SAMEORIGIN", "Content-Security-Policy": "frame-ancestors 'self'"}
EVERYWHERE = frozenset(["0.0.0.0", "::"])  # addresses that listen on all networks of the machine


@dataclass(frozen=True, slots=True)
class Gate:
    """Who may ask. `host` is the address that the preview listens on. `password` None: everybody may lead."""

    host: str
    password: str | None = None
    token: str = field(default_factory=lambda: secrets.token_urlsafe(16))  # of pages that lead
    guest_token: str = field(default_factory=lambda: secrets.token_urlsafe(16))  # of pages that only follow

    def admits(self, password: str | None) -> bool:
        """Whether who says this password may lead."""
        return self.password is None or secrets.compare_digest((password or "").encode(), self.password.encode())

    def leads(self, token: str) -> bool | None:
        """Whether a page with this token leads or is a guest's; None: it is not ours."""
        if secrets.compare_digest(token.encode(), self.token.encode()):
            return True
        return False if secrets.compare_digest(token.encode(), self.guest_token.encode()) else None

    def lets_edit(self, client: str) -> bool:
        """Whether a page that leads, opened on a machine of this address, may change the deck's files: on this machine,
        or where it has shown the password."""
        return self.password is not None or is_this_machine(client)

    def knows(self, host: str) -> bool:
        """Whether a `Host` header names this machine. Any address does where all networks are listened to:
        only names can be rebound."""
        name = name_of(host)
        if name in LOOPBACK or name == self.host.lower():
            return True
        return self.host in EVERYWHERE and (is_address(name) or name == socket.gethostname().lower())

    def own(self, headers: Headers) -> bool:
        """Whether a request comes from a page of this very server."""
        scheme, _, place = headers.get("origin", "").partition("://")
        return scheme in {"http", "https"} and place == headers.get("host")


def name_of(host: str) -> str:
    """`[::1]:3030` → `::1`, `LocalHost:80` → `localhost`."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


def is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def is_this_machine(address: str) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return found.is_loopback or bool((mapped := getattr(found, "ipv4_mapped", None)) and mapped.is_loopback)


def guarded(app: ASGIApp, gate: Gate) -> ASGIApp:
    """The app behind the gate: other names are refused, and no other site may embed what it gives."""

    async def answer(scope: Scope, receive: Receive, send_on: Send) -> None:
        if scope["type"] == "lifespan":
            return await app(scope, receive, send_on)

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(UNFRAMED)
            await send_on(message)

        headers = Headers(scope=scope)
        if not gate.knows(headers.get("host", "")):
            text = "This preview does not answer to that name. Start it with --host to let others in.\n"
            return await PlainTextResponse(text, 403)(scope, receive, send)
        if scope["type"] == "websocket" and not gate.own(headers):
            return await PlainTextResponse("The channel is for the preview's own pages.\n", 403)(scope, receive, send)
        return await app(scope, receive, send)

    return answer
