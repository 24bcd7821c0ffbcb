"""Launch: a browser's process, from its start to its end.

It has a profile of its own in a temporary folder, and no window. When the block is left, in whatever way, the process
and its children are ended and the folder is removed. Errors: `BrowserGoneError`, `TooSlowError`.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic, sleep

from deckc.browser.devtools import BrowserGoneError, Client, ProtocolError, TooSlowError, connected
from deckc.browser.page import Page
from deckc.browser.requests import ORIGIN
from deckc.lazy_regex import lazy_regex

__all__ = ["Browser", "launch"]

START_S = 30.0
END_S = 5.0
AGAIN_S = 0.05

LOCAL_NETWORK = ("localNetworkAccess", "localNetwork", "loopbackNetwork")
"""What a page that is not from this machine may not ask; the deck's own page is, and may show what runs here."""

LISTENING = lazy_regex(r"DevTools listening on (ws://\S+)")

# A browser for one task: nothing of it asks the network, learns, synchronizes, or slows what is not in front.
QUIET = (
    "--headless=new --remote-debugging-port=0 --no-first-run --no-default-browser-check "
    "--disable-background-networking --disable-component-update --disable-default-apps --disable-extensions "
    "--disable-sync --disable-translate "
    "--metrics-recording-only --mute-audio --hide-scrollbars --disable-breakpad --disable-crash-reporter "
    "--disable-background-timer-throttling --disable-backgrounding-occluded-windows --disable-renderer-backgrounding "
    "--disable-client-side-phishing-detection --disable-domain-reliability --no-pings --password-store=basic "
    "--use-mock-keychain --disable-dev-shm-usage --disable-gpu --force-color-profile=srgb --font-render-hinting=none "
    "--disable-features=Translate,MediaRouter,OptimizationHints,DialMediaRouteProvider,"
    "SpareRendererForSitePerProcess"
).split()


class Browser:
    """A running browser."""

    def __init__(self, client: Client, process: subprocess.Popen[str]) -> None:
        self.client = client
        self.process = process

    def version(self) -> str:
        """Such as `Chrome/140.0.7339.80`."""
        return str(self.client.ask("Browser.getVersion")["product"])

    @contextmanager
    def page(self, width: int, height: int, *, scale: float = 1, dark: bool = False) -> Iterator[Page]:
        """A fresh page of this size in px, with nothing stored, which shares nothing with others."""
        context = self.client.ask("Target.createBrowserContext", {"disposeOnDetach": True})["browserContextId"]
        for permission in LOCAL_NETWORK:
            with contextlib.suppress(ProtocolError):  # a browser that does not know it does not ask for it
                granted = {"permissions": [permission], "origin": ORIGIN, "browserContextId": context}
                self.client.ask("Browser.grantPermissions", granted)
        target = self.client.ask("Target.createTarget", {"url": "about:blank", "browserContextId": context})["targetId"]
        session = self.client.ask("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        page = Page(self.client, session)
        page.prepare(width, height, scale, dark)
        try:
            yield page
        finally:
            with contextlib.suppress(BrowserGoneError):
                self.client.tell("Target.disposeBrowserContext", {"browserContextId": context})


@contextmanager
def launch(program: Path, seconds: float = START_S) -> Iterator[Browser]:
    """A browser, for as long as the block lasts."""
    profile = Path(tempfile.mkdtemp(prefix="deckc-browser-"))
    started: list[subprocess.Popen[str]] = []

    def clear() -> None:
        for process in started:
            _end(process)
        _remove(profile)

    atexit.register(clear)  # a signal may come between any two steps of leaving the block
    try:
        started.append(_start(program, profile))
        with connected(_address(started[0], seconds)) as client:
            try:
                yield Browser(client, started[0])
            finally:
                with contextlib.suppress(BrowserGoneError):
                    client.tell("Browser.close")
    finally:
        clear()
        atexit.unregister(clear)


def _start(program: Path, profile: Path) -> subprocess.Popen[str]:
    words = [str(program), *QUIET, *_sandbox(), f"--user-data-dir={profile}", "--no-startup-window"]
    try:
        return subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            start_new_session=os.name == "posix",  # a group of its own, which is ended as a whole
        )
    except OSError as error:
        raise BrowserGoneError(f"{program} cannot be started: {error.strerror}") from error


def _sandbox() -> list[str]:
    """The browser's sandbox stays on, but for root, for whom Chromium refuses to start with it: a container's user."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def _address(process: subprocess.Popen[str], seconds: float) -> str:
    """Where the browser listens, as it says on its error stream. The stream is read to its end, or it would fill."""
    assert process.stderr is not None
    lines: SimpleQueue[str | None] = SimpleQueue()
    stream = process.stderr

    def read() -> None:
        with contextlib.suppress(ValueError):  # closed at the end
            for line in stream:
                lines.put(line)
        lines.put(None)

    Thread(target=read, daemon=True).start()
    said: list[str] = []
    while True:
        try:
            line = lines.get(timeout=seconds)
        except Empty:
            raise TooSlowError("the browser does not start") from None
        if line is None:
            reason = next((each.strip() for each in reversed(said) if each.strip()), "it says nothing")
            raise BrowserGoneError(f"the browser ended at once: {reason}")
        if found := LISTENING.search(line):
            return found[1]
        said.append(line)


def _end(process: subprocess.Popen[str]) -> None:
    """Ends the process and its children; those that do not go are killed."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(END_S)
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stderr:
        process.stderr.close()


def _remove(folder: Path) -> None:
    """Removes the profile. Processes that are killed may write to it until they are gone."""
    until = monotonic() + END_S
    while True:
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists() or monotonic() > until:
            return
        sleep(AGAIN_S)
