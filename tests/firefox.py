"""Firefox of the tests: a page as it prints it, through WebDriver BiDi."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

NAMES = ("firefox-esr", "firefox")
HOW_TO_GET = "no Firefox found; `.ci/prepare firefox` installs one (Debian: apt install firefox-esr)"
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


def find_firefox() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def printed(url: str, profile: Path, ready: str, width: float, height: float) -> bytes:
    """The PDF of a page on sheets of this size in px. `ready`: an expression that the page makes true, or a promise."""
    profile.mkdir()
    words = [str(find_firefox()), "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(profile)]
    with subprocess.Popen(words, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stderr is not None
            address = next(found[1] for line in process.stderr if (found := LISTENING.search(line)))
            with connect(f"{address}/session", max_size=None) as connection:
                return _print(connection, url, ready, width, height)
        finally:
            process.kill()


def _print(connection: ClientConnection, url: str, ready: str, width: float, height: float) -> bytes:
    numbers = count(1)

    def ask(method: str, **params: Any) -> Any:
        number = next(numbers)
        connection.send(json.dumps({"id": number, "method": method, "params": params}))
        while (answer := json.loads(connection.recv(timeout=60))).get("id") != number:
            pass
        assert answer["type"] == "success", answer
        return answer["result"]

    ask("session.new", capabilities={})
    context = ask("browsingContext.getTree")["contexts"][0]["context"]
    ask("browsingContext.navigate", context=context, url=url, wait="complete")
    ask("script.evaluate", expression=ready, target={"context": context}, awaitPromise=True)
    page = {"width": width / 96 * 2.54, "height": height / 96 * 2.54}
    margins = dict.fromkeys(("top", "bottom", "left", "right"), 0)
    answer = ask(
        "browsingContext.print", context=context, background=True, page=page, margin=margins, shrinkToFit=False
    )
    return base64.b64decode(answer["data"])


if __name__ == "__main__":
    print(find_firefox() or HOW_TO_GET)
    raise SystemExit(find_firefox() is None)
