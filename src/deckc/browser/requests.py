"""Requests: what a page asks for, where the answers come from, and what did not come.

Addresses below `origin` are answered from memory; others go to the network or, offline, nowhere.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from deckc.browser.devtools import Client
from deckc.disk.media_types import media_type

__all__ = ["ORIGIN", "Request", "Traffic"]

ORIGIN = "http://deck.localhost/"
"""Names of `.localhost` are for the machine itself: none of them is ever asked for on the network."""

LOCAL = ("data:", "blob:", "about:", "chrome-error:")

Answers = Callable[[str], bytes | None]
"""A path below the origin, without its query → bytes, or None."""


@dataclass(slots=True)
class Request:
    """Something that a page asked for. `kind`: of the protocol, such as Image, Font, Document."""

    url: str
    kind: str
    state: str = "waiting"  # then "done" or "lost"

    @property
    def name(self) -> str:
        """For people: a file of the deck by its path, all else by its address."""
        return unquote(self.url.removeprefix(ORIGIN)) if self.url.startswith(ORIGIN) else self.url


class Traffic:
    """The requests of one page. `given_up`: addresses that are refused, since they did not answer before."""

    def __init__(self, client: Client, session: str) -> None:
        self._client = client
        self._session = session
        self._answers: Answers = lambda path: None
        self._offline = False
        self.given_up: set[str] = set()
        self.requests: dict[str, Request] = {}

    def start(self) -> None:
        listeners = {
            "Fetch.requestPaused": self._answer,
            "Network.requestWillBeSent": self._sent,
            "Network.responseReceived": self._answered,
            "Network.loadingFinished": lambda event: self._ended(event, "done"),
            "Network.loadingFailed": lambda event: self._ended(event, "lost"),
        }
        for event, listener in listeners.items():
            self._client.listen(event, listener, session=self._session)
        self._client.ask("Network.enable", session=self._session)
        self._client.ask("Fetch.enable", session=self._session)

    def answer_from(self, answers: Answers, *, offline: bool) -> None:
        self._answers, self._offline = answers, offline
        self.requests.clear()

    def waiting(self, kinds: Iterable[str]) -> list[Request]:
        """Requests of these kinds that have no answer yet."""
        wanted = frozenset(kinds)
        return [each for each in self.requests.values() if each.state == "waiting" and each.kind in wanted]

    def lost(self) -> list[Request]:
        """Requests that failed or were refused, each address once."""
        return list({each.url: each for each in self.requests.values() if each.state == "lost"}.values())

    def _answer(self, event: dict[str, Any]) -> None:
        url = event["request"]["url"]
        number = event["requestId"]
        if url.startswith(ORIGIN):
            data = self._answers(unquote(urlsplit(url).path.removeprefix("/")))
            self._client.tell(
                "Fetch.fulfillRequest", {"requestId": number, **_response(url, data)}, session=self._session
            )
        elif url in self.given_up or (self._offline and not url.startswith(LOCAL)):
            refusal = {"requestId": number, "errorReason": "BlockedByClient"}
            self._client.tell("Fetch.failRequest", refusal, session=self._session)
        else:
            self._client.tell("Fetch.continueRequest", {"requestId": number}, session=self._session)

    def _sent(self, event: dict[str, Any]) -> None:
        url = event["request"]["url"]
        if not url.startswith(LOCAL):
            self.requests[event["requestId"]] = Request(url, event.get("type", "Other"))

    def _answered(self, event: dict[str, Any]) -> None:
        if event["response"]["status"] >= 400:
            self._ended(event, "lost")

    def _ended(self, event: dict[str, Any], state: str) -> None:
        request = self.requests.get(event["requestId"])
        if request and request.state == "waiting" and not event.get("canceled"):
            request.state = state
        elif request and event.get("canceled"):
            request.state = "done"


def _response(url: str, data: bytes | None) -> dict[str, Any]:
    if data is None:
        return {"responseCode": 404}
    headers = [{"name": "Content-Type", "value": media_type(urlsplit(url).path)}]
    return {"responseCode": 200, "responseHeaders": headers, "body": base64.b64encode(data).decode()}
