"""Shared by all tests: text cases and their renewal, the browser."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chromium import ARGUMENTS, HOW_TO_GET, find_chromium, find_shell
from deckc.cli import SELDOM

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write what the code gives now into the case files")


@pytest.fixture
def renew(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--renew"))


def pytest_configure() -> None:
    """Exports use the browser that the tests use, in other processes too; started programs can be interrupted."""
    if program := find_shell():
        os.environ.setdefault("DECKC_BROWSER", program)
    # A shell's background job ignores interrupts, and so would the programs that tests interrupt.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """The collector leaves alone what stays for the whole run, thousands of tests among it, and looks as seldom as it
    does in the program: it took a good part of what builds cost here."""
    gc.freeze()
    gc.set_threshold(*SELDOM)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests of a run. Without one they fail: what a person sees must have been seen."""
    from playwright.sync_api import expect, sync_playwright  # slow to import, and most runs need no browser

    expect.set_options(timeout=30_000)  # as all other waits: a busy machine is no fault
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        if path is None:
            pytest.fail(HOW_TO_GET)
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page, 1280 by 720, with nothing stored."""
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    yield context.new_page()
    context.close()


@pytest.fixture
def open_page(page: Page) -> Iterator[Callable[[Path, str], Page]]:
    """Opens a page at a route. Afterwards nothing may stand on the console and nothing have left the folder."""
    faults: list[str] = []
    folders: set[str] = {"about:", "data:"}
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(tuple(folders)) else faults.append(request.url))

    def open_at(index: Path, route: str = "") -> Page:
        folders.add(index.parent.as_uri())
        page.goto(f"{index.as_uri()}{route and '#'}{route}")
        return page

    yield open_at
    assert faults == []
