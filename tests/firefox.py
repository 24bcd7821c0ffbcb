"""Firefox of the tests: a page as it prints it, through WebDriver BiDi."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

NAMES = ("firefox-esr", "firefox")
HOW_TO_GET = "no Firefox found; `.ci/prepare firefox` installs one (Debian: apt install firefox-esr)"
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


def find_firefox() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


Ask = Callable[..., Any]
"""`ask(method, **params)`: what a command of the protocol comes to."""


@contextmanager
def _session(profile: Path) -> Iterator[tuple[Ask, str]]:
    """A Firefox: what asks it, and its tab."""
    profile.mkdir()
    words = [str(find_firefox()), "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(profile)]
    with subprocess.Popen(words, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stderr is not None
            address = next(found[1] for line in process.stderr if (found := LISTENING.search(line)))
            with connect(f"{address}/session", max_size=None) as connection:
                ask = _asking(connection)
                ask("session.new", capabilities={})
                yield ask, ask("browsingContext.getTree")["contexts"][0]["context"]
        finally:
            process.kill()


def _asking(connection: ClientConnection) -> Ask:
    numbers = count(1)

    def ask(method: str, **params: Any) -> Any:
        number = next(numbers)
        connection.send(json.dumps({"id": number, "method": method, "params": params}))
        while (answer := json.loads(connection.recv(timeout=60))).get("id") != number:
            pass
        assert answer["type"] == "success", answer
        return answer["result"]

    return ask


def printed(url: str, profile: Path, ready: str, width: float, height: float) -> bytes:
    """The PDF of a page on sheets of this size in px. `ready`: an expression that the page makes true, or a promise."""
    with _session(profile) as (ask, context):
        ask("browsingContext.navigate", context=context, url=url, wait="complete")
        ask("script.evaluate", expression=ready, target={"context": context}, awaitPromise=True)
        page = {"width": width / 96 * 2.54, "height": height / 96 * 2.54}
        margins = dict.fromkeys(("top", "bottom", "left", "right"), 0)
        answer = ask(
            "browsingContext.print", context=context, background=True, page=page, margin=margins, shrinkToFit=False
        )
        return base64.b64decode(answer["data"])


class Tab:
    """A page in Firefox, by scripts and by keys."""

    def __init__(self, ask: Ask, context: str) -> None:
        self.ask = ask
        self.context = context

    def goto(self, url: str) -> None:
        self.ask("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """The value of an expression, or of its promise, as JSON has it."""
        words = f"Promise.resolve({expression}).then((value) => JSON.stringify(value))"
        answer = self.ask("script.evaluate", expression=words, target={"context": self.context}, awaitPromise=True)
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return json.loads(answer["result"].get("value", "null"))

    def until(self, condition: str) -> None:
        """Waits until the page makes it true, half a minute at most."""
        ends = "performance.now() + 30000"
        looks = f"if ({condition}) done(true); else if (performance.now() > end) done(false); else setTimeout(look, 20)"
        held = self.evaluate(f"new Promise((done) => {{ const end = {ends}; (function look() {{ {looks} }})(); }})")
        assert held, f"{condition}, at {self.evaluate('location.href')}"

    def press(self, *keys: str) -> None:
        actions = [{"type": way, "value": KEYS.get(key, key)} for key in keys for way in ("keyDown", "keyUp")]
        self.ask(
            "input.performActions", context=self.context, actions=[{"type": "key", "id": "keys", "actions": actions}]
        )


KEYS = {"ArrowRight": "\ue014", "ArrowLeft": "\ue012", "ArrowDown": "\ue015", "Enter": "\ue007", "Escape": "\ue00c"}
"""Names of keys → the characters that WebDriver has for them."""


@contextmanager
def opened(profile: Path) -> Iterator[Tab]:
    """A tab of a Firefox of its own."""
    with _session(profile) as (ask, context):
        yield Tab(ask, context)


if __name__ == "__main__":
    print(find_firefox() or HOW_TO_GET)
    raise SystemExit(find_firefox() is None)
