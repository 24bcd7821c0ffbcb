"""The browser of the tests: where it is, and what to do when there is none."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO_GET = "no Chromium found; `.ci/prepare chromium` installs one (Debian: apt install chromium)"


def find_chromium(playwright: Playwright) -> str | None:
    """The machine's own Chromium or Chrome, else Playwright's."""
    own = next(filter(None, map(shutil.which, NAMES)), None)
    bundled = playwright.chromium.executable_path
    return own or (bundled if Path(bundled).exists() else None)


if __name__ == "__main__":
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
    print(path or HOW_TO_GET)
    sys.exit(path is None)
