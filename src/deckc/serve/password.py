"""Password: who knows it, how often it may be guessed, and the page that asks for it in the place of a speaker's.

Guesses from one place wait for one another, and a wrong one takes its time. Those from elsewhere are not held up.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address

from starlette.responses import HTMLResponse, PlainTextResponse, Response

from deckc.serve.request_checks import Gate

__all__ = ["Guesses", "ask_for_password", "too_many_guesses"]

REST_SECONDS = 0.5  # after a wrong guess, before the next from the same place is looked at
MOST_WAITING = 8  # guesses from one place; those beyond are not looked at
MOST_PLACES = 1000  # that are remembered while guesses wait there
HEADERS = {"Cache-Control": "no-store"}

PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Password</title>
<style>
  :root { color-scheme: light dark; font: 17px/1.6 system-ui, sans-serif }
  form { display: grid; gap: 1rem; max-width: 20rem; margin: 20vh auto; padding: 0 1.5rem }
  input, button { padding: .4rem .8rem; font: inherit }
</style>
</head>
<body>
<form><label for="password">PROMPT</label>
<input id="password" name="password" type="password" autocomplete="current-password" required autofocus>
<button>Open</button></form>
</body>
</html>
"""
FIRST = "This page is for the speaker. Its password:"
AGAIN = "That was not the password. Try again:"


@dataclass(slots=True)
class Lane:
    """Guesses from one place, one after the other."""

    waiting: int = 0
    free: asyncio.Lock = field(default_factory=asyncio.Lock)


class Guesses:
    """Whether who asks may lead. Without a password everybody may."""

    def __init__(self, gate: Gate) -> None:
        self.gate = gate
        self.lanes: dict[str, Lane] = {}

    async def admit(self, password: str | None, address: str) -> bool | None:
        """Whether the password is right; None: it was not looked at, since too many guesses from there wait."""
        if password is None or self.gate.password is None:
            return self.gate.admits(password)
        place = place_of(address)
        lane = self.lanes.get(place)
        if lane is None and len(self.lanes) >= MOST_PLACES:
            return None
        lane = lane or self.lanes.setdefault(place, Lane())
        if lane.waiting >= MOST_WAITING:
            return None
        lane.waiting += 1
        try:
            async with lane.free:
                right = self.gate.admits(password)
                if not right:
                    await asyncio.sleep(REST_SECONDS)
                return right
        finally:
            lane.waiting -= 1
            if not lane.waiting:
                self.lanes.pop(place, None)


def place_of(address: str) -> str:
    """Where a guess comes from: an address, or with IPv6 its network, of which one guest may have all addresses."""
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(known, IPv6Address):
        return str(known.ipv4_mapped or int(known) >> 64)
    return address


def ask_for_password(tried: bool) -> Response:
    """The form leads back to the address that was asked for."""
    return HTMLResponse(PAGE.replace("PROMPT", AGAIN if tried else FIRST), 401, HEADERS)


def too_many_guesses() -> Response:
    text = "Too many passwords were tried from there. Wait a moment.\n"
    return PlainTextResponse(text, 429, HEADERS | {"Retry-After": "5"})
