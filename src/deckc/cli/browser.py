"""Browser: the one that a command drives, or a sentence that says how to get one."""

from __future__ import annotations

from pathlib import Path

from deckc.browser.find import VARIABLE, find_browser, how_to_install
from deckc.cli.terminal import MissingTool

__all__ = ["browser_program", "can_make"]


def can_make(asked: bool) -> bool:
    """Whether a browser is there. MissingTool: it is not, and the caller asks for what it makes."""
    if asked:
        browser_program(None)
    return asked or find_browser() is not None


def browser_program(named: Path | None) -> Path:
    """The browser's program. MissingTool: none is there; the message holds this system's command that installs one."""
    if found := find_browser(named):
        return found.path
    if named:
        raise MissingTool(f"there is no browser at '{named}' (--executable-path)")
    raise MissingTool(
        f"no browser found; this needs Chrome, Chromium or Edge. Install one: {how_to_install()}\n"
        f"One that lies elsewhere is named by --executable-path or by {VARIABLE}."
    )
