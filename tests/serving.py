"""A real `deckc serve` in a process of its own, for tests."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit


class Served:
    """A running preview."""

    def __init__(self, process: subprocess.Popen[str], url: str) -> None:
        self.process = process
        self.url = url
        self.port = urlsplit(url).port or 0


@contextmanager
def served(deck: Path, *options: str) -> Iterator[Served]:
    """The preview of a deck, at a free port unless the options say which; it is ended afterwards."""
    log_file = deck.parent / "serve.log"
    words = ["serve", str(deck), *(options if "--port" in options else ("--port", "0", *options))]
    with (
        log_file.open("w") as log,
        subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "deckc", *words], stdout=subprocess.PIPE, stderr=log, text=True
        ) as process,
    ):
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        try:
            assert url.startswith("http"), log_file.read_text()
            yield Served(process, url)
        finally:
            process.terminate()
            process.wait(timeout=10)
