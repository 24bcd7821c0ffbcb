"""The browser of the tests: where it is, and what to do when there is none."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

# The headless shell is the same engine without a browser's windows: a page costs it a third of the time.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO_GET = f"no Chromium found; `.ci/prepare chromium` installs one (Debian: apt install {SHELL})"
ARGUMENTS = ("--no-sandbox", "--font-render-hinting=none")  # letters as wide as in a browser with windows


def find_shell() -> str | None:
    return shutil.which(SHELL)


def find_chromium(playwright: Playwright) -> str | None:
    """The machine's own Chromium or Chrome, else Playwright's."""
    own = next(filter(None, map(shutil.which, NAMES)), None)
    bundled = playwright.chromium.executable_path
    return own or (bundled if Path(bundled).exists() else None)


if __name__ == "__main__":
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        path = find_chromium(started)
    print(path or HOW_TO_GET)
    sys.exit(path is None)
