"""DevTools: Chrome's DevTools Protocol over a web socket.

One question at a time is asked and its answer awaited; events that come meanwhile go to whoever listens. Each wait
has a bound. Errors: `BrowserError` and its kinds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic
from typing import Any

from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.sync.client import ClientConnection, connect

__all__ = ["BrowserError", "BrowserGoneError", "Client", "ProtocolError", "TooSlowError", "connected"]

LARGEST_MESSAGE = 512 * 1024 * 1024
ANSWER_S = 30.0
"""How long the browser may take for an answer, unless the caller says."""

Listener = Callable[[dict[str, Any]], None]


class BrowserError(Exception):
    """The browser did not do what was asked."""


class BrowserGoneError(BrowserError):
    """Its process has ended."""


class TooSlowError(BrowserError):
    """It did not answer in time."""


class ProtocolError(BrowserError):
    """It refused a question."""


@contextmanager
def connected(address: str, seconds: float = ANSWER_S) -> Iterator[Client]:
    """A connection to the browser at this address, for as long as the block lasts. BrowserGoneError."""
    options: dict[str, Any] = {"max_size": LARGEST_MESSAGE, "compression": None, "ping_interval": None, "proxy": None}
    with ExitStack() as stack:
        try:
            socket = stack.enter_context(connect(address, open_timeout=seconds, close_timeout=1, **options))
        except (OSError, WebSocketException) as error:
            raise BrowserGoneError(f"the browser cannot be reached: {error}") from error
        yield Client(socket)


class Client:
    """A connection to a browser. `session` in what follows is a page's; "" is the browser itself."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._next = 0
        self._answers: dict[int, dict[str, Any] | None] = {}
        self._listeners: dict[tuple[str, str], list[Listener]] = {}

    def ask(self, method: str, params: Any = None, *, session: str = "", seconds: float = ANSWER_S) -> dict[str, Any]:
        """The result of a method. TooSlowError, BrowserGoneError, ProtocolError."""
        number = self._send(method, params, session)
        self._answers[number] = None
        until = monotonic() + seconds
        try:
            while (answer := self._answers[number]) is None:
                self._receive(until, method)
        finally:
            del self._answers[number]
        if "error" in answer:
            raise ProtocolError(f"{method}: {answer['error'].get('message')}")
        return dict(answer["result"])

    def tell(self, method: str, params: Any = None, *, session: str = "") -> None:
        """Asks without waiting for the answer, as listeners must. BrowserGoneError."""
        self._send(method, params, session)

    def listen(self, event: str, listener: Listener, *, session: str = "") -> None:
        """Calls the listener with the parameters of each such event, while somebody waits for something."""
        self._listeners.setdefault((session, event), []).append(listener)

    def wait(self, until: Callable[[], bool], what: str, seconds: float) -> None:
        """Receives events until something holds. TooSlowError, with what was waited for; BrowserGoneError."""
        end = monotonic() + seconds
        while not until():
            self._receive(end, what)

    def _send(self, method: str, params: Any, session: str) -> int:
        self._next += 1
        message = {
            "id": self._next,
            "method": method,
            "params": params or {},
            **({"sessionId": session} if session else {}),
        }
        try:
            self._socket.send(json.dumps(message))
        except (ConnectionClosed, OSError) as error:
            raise BrowserGoneError("the browser has ended") from error
        return self._next

    def _receive(self, until: float, what: str) -> None:
        """One message, to the one who waits for it."""
        try:
            message = json.loads(self._socket.recv(timeout=max(until - monotonic(), 0)))
        except TimeoutError:
            raise TooSlowError(f"the browser does not answer: {what}") from None
        except (ConnectionClosed, OSError) as error:
            raise BrowserGoneError("the browser has ended") from error
        if message.get("id") in self._answers:
            self._answers[message["id"]] = message
        for listener in self._listeners.get((message.get("sessionId", ""), message.get("method", "")), []):
            listener(message["params"])
