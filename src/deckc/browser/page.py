"""Page: one page of a browser: opened, asked, printed, photographed."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from time import monotonic
from typing import Any

from deckc.browser.devtools import ANSWER_S, Client, ProtocolError, TooSlowError
from deckc.browser.requests import Traffic

__all__ = ["Page"]

CHUNK = 4 * 1024 * 1024
AGAIN_S = 0.02
PDF_S = 120.0

PRINTING = {
    "printBackground": True,
    "preferCSSPageSize": True,
    "generateTaggedPDF": True,
    "transferMode": "ReturnAsStream",
} | {f"margin{side}": 0 for side in ("Top", "Bottom", "Left", "Right")}


class Page:
    """A page. `errors` holds what its scripts threw and nobody caught."""

    def __init__(self, client: Client, session: str) -> None:
        self.client = client
        self.session = session
        self.traffic = Traffic(client, session)
        self.errors: list[str] = []

    def ask(self, method: str, params: Any = None, seconds: float = ANSWER_S) -> dict[str, Any]:
        """A method of the protocol, of this page."""
        return self.client.ask(method, params, session=self.session, seconds=seconds)

    def prepare(self, width: int, height: int, scale: float, dark: bool) -> None:
        """Its size in px, how many pixels a px has, the colours that it is told the reader prefers."""
        self.client.listen("Runtime.exceptionThrown", self._threw, session=self.session)
        self.client.listen("Inspector.targetCrashed", self._crashed, session=self.session)
        self.ask("Page.enable")
        self.ask("Runtime.enable")
        self.traffic.start()
        metrics = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
        self.ask("Emulation.setDeviceMetricsOverride", metrics)
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.ask("Emulation.setEmulatedMedia", {"features": features})

    def open(self, url: str, until: str, seconds: float) -> None:
        """Goes there and waits until an expression holds, whatever is still loading. TooSlowError, ProtocolError."""
        end = monotonic() + seconds
        self.errors.clear()
        answer = self.ask("Page.navigate", {"url": url}, seconds)
        if "errorText" in answer:
            raise ProtocolError(f"{url}: {answer['errorText']}")
        while not self.run(f"Boolean({until})", max(end - monotonic(), 0)):
            if monotonic() > end:
                raise TooSlowError("the page does not start")
            self.run(f"new Promise((done) => setTimeout(done, {AGAIN_S * 1000:g}))", max(end - monotonic(), AGAIN_S))

    def run(self, expression: str, seconds: float = ANSWER_S) -> Any:
        """The value of an expression, of a promise what it gives. TooSlowError; ProtocolError with what it threw."""
        params = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        answer = self.ask("Runtime.evaluate", params, seconds)
        if "exceptionDetails" in answer:
            raise ProtocolError(_thrown(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def call(self, function: str, *arguments: Any, seconds: float = ANSWER_S) -> Any:
        """What a function, given as JavaScript text, returns for values that JSON can say."""
        return self.run(f"({function})({', '.join(map(json.dumps, arguments))})", seconds)

    def pdf(self, options: Mapping[str, Any] = PRINTING, seconds: float = PDF_S) -> bytes:
        """The page as a tagged PDF with sheets of the size that its CSS says."""
        stream = self.ask("Page.printToPDF", {**PRINTING, **options}, seconds)["stream"]
        parts = []
        while True:
            answer = self.ask("IO.read", {"handle": stream, "size": CHUNK}, seconds)
            data = answer["data"]
            parts.append(base64.b64decode(data) if answer.get("base64Encoded") else data.encode("latin-1"))
            if answer["eof"]:
                break
        self.ask("IO.close", {"handle": stream})
        return b"".join(parts)

    def screenshot(self, clip: Mapping[str, float] | None = None, *, omit_background: bool = False) -> bytes:
        """A PNG of the view, or of a part of the page: x, y, width, height in px."""
        if omit_background:
            transparent = {"color": {"r": 0, "g": 0, "b": 0, "a": 0}}
            self.ask("Emulation.setDefaultBackgroundColorOverride", transparent)
        part = {"clip": {**clip, "scale": 1}, "captureBeyondViewport": True} if clip else {}
        answer = self.ask("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": False, **part})
        return base64.b64decode(answer["data"])

    def _threw(self, event: dict[str, Any]) -> None:
        self.errors.append(_thrown(event["exceptionDetails"]))

    def _crashed(self, event: dict[str, Any]) -> None:
        self.errors.append("the page's process has ended")


def _thrown(details: Mapping[str, Any]) -> str:
    """The first line of what was thrown, and where."""
    exception = details.get("exception", {})
    text = exception.get("description") or exception.get("value") or details.get("text", "")
    return str(text).strip().partition("\n")[0]
