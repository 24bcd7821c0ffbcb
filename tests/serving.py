"""A real `deckc serve` in a process of its own, for tests."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from forked import Forked, forked

Result = TypeVar("Result")


class Served:
    """A running preview."""

    def __init__(self, process: Forked, url: str) -> None:
        self.process = process
        self.url = url
        self.port = urlsplit(url).port or 0


@contextmanager
def served(deck: Path, *options: str) -> Iterator[Served]:
    """The preview of a deck, at a free port unless the options say which; it is ended afterwards."""
    log = deck.parent / "serve.log"
    with forked(["serve", str(deck), *(options if "--port" in options else ("--port", "0", *options))], log) as process:
        url = process.stdout.readline().strip()
        assert url.startswith("http"), log.read_text()
        yield Served(process, url)


def run_async(work: Coroutine[Any, Any, Result]) -> Result:
    """What a coroutine comes to, in a thread of its own: Playwright has the main one's loop once a browser has run."""
    with ThreadPoolExecutor(1) as executor:
        return executor.submit(asyncio.run, work).result()


@contextmanager
def web_server(folder: Path) -> Iterator[str]:
    """A folder on the web, by Python's own server; its address ends with `/`."""
    handler = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def eventually(holds: Any, seconds: float = 60) -> None:
    latest = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < latest, "it did not come"
        time.sleep(0.02)
