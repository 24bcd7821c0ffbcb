"""Find: where a system keeps its browsers, and how to get one.

Any browser made of Chromium serves. Looked for: what the caller or `DECKC_BROWSER` names, the system's own, then
Playwright's. Source: Chromium's and Playwright's documentation of places.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["VARIABLE", "Found", "find_browser", "how_to_install"]

VARIABLE = "DECKC_BROWSER"

COMMANDS = (
    "google-chrome google-chrome-stable chrome chromium chromium-browser microsoft-edge microsoft-edge-stable "
    "brave-browser chromium-headless-shell chrome-headless-shell"
).split()

MAC = ("Google Chrome", "Chromium", "Microsoft Edge", "Brave Browser")

WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "BraveSoftware/Brave-Browser/Application/brave.exe",
)
WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")

PLAYWRIGHT = {"linux": ".cache/ms-playwright", "darwin": "Library/Caches/ms-playwright"}
PLAYWRIGHT_PROGRAMS = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
    "chromium_headless_shell-*/chrome-*/headless_shell*",
    "chromium_headless_shell-*/chrome-*/chrome-headless-shell*",
)

INSTALL = {"debian": "apt install chromium", "fedora": "dnf install chromium", "alpine": "apk add chromium"} | {
    "arch": "pacman -S chromium",
    "suse": "zypper install chromium",
}
BY_PLAYWRIGHT = "pip install playwright && playwright install --with-deps chromium"
INSTALL_ELSEWHERE = {"darwin": "brew install --cask google-chrome", "win32": "winget install --id Google.Chrome"}


@dataclass(frozen=True, slots=True)
class Found:
    """A browser's program, and who named it: "option", "environment", "system" or "playwright"."""

    path: Path
    by: str


def find_browser(named: Path | None = None, environ: Mapping[str, str] = os.environ) -> Found | None:
    """The first browser that is there. One that is named must be there itself: None when it is not."""
    if named is not None:
        program = _program(str(named))
        return Found(program, "option") if program else None
    if wanted := environ.get(VARIABLE):
        program = _program(wanted)
        return Found(program, "environment") if program else None
    for by, places in (("system", _system(environ)), ("playwright", _playwright(environ))):
        for place in places:
            if place.is_file() and os.access(place, os.X_OK):
                return Found(place, by)
    return None


def how_to_install(os_release: Path = Path("/etc/os-release")) -> str:
    """The command that brings a browser to this system."""
    if sys.platform in INSTALL_ELSEWHERE:
        return INSTALL_ELSEWHERE[sys.platform]
    try:
        lines = os_release.read_text(encoding="utf-8").splitlines()
    except OSError:
        return BY_PLAYWRIGHT
    values = dict(line.replace('"', "").split("=", 1) for line in lines if "=" in line)
    if values.get("ID") == "ubuntu":  # its package is a pointer to a snap, which servers and containers do not run
        return BY_PLAYWRIGHT
    kinds = [values.get("ID", ""), *values.get("ID_LIKE", "").split()]
    command = next((INSTALL[kind] for kind in kinds if kind in INSTALL), None)
    as_root = "" if command is None or not hasattr(os, "geteuid") or os.geteuid() == 0 else "sudo "
    return f"{as_root}{command}" if command else BY_PLAYWRIGHT


def _program(name: str) -> Path | None:
    """A path, or a command of the search path."""
    found = shutil.which(name)
    return Path(found) if found else None


def _system(environ: Mapping[str, str]) -> Iterator[Path]:
    if sys.platform == "darwin":
        for root in (Path("/Applications"), Path.home() / "Applications"):
            yield from (root / f"{name}.app" / "Contents" / "MacOS" / name for name in MAC)
    elif sys.platform == "win32":
        roots = [Path(environ[name]) for name in WINDOWS_ROOTS if environ.get(name)]
        yield from (root / place for place in WINDOWS for root in roots)
    yield from (Path(found) for name in COMMANDS if (found := shutil.which(name, path=environ.get("PATH"))))


def _playwright(environ: Mapping[str, str]) -> Iterator[Path]:
    """Playwright's browsers, newest first."""
    if own := environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        root = Path(own)
    elif sys.platform == "win32":
        root = Path(environ.get("LOCALAPPDATA", "")) / "ms-playwright"
    else:
        try:
            root = Path.home() / PLAYWRIGHT.get(sys.platform, ".cache/ms-playwright")
        except RuntimeError:  # nobody's home
            return
    for pattern in PLAYWRIGHT_PROGRAMS:
        yield from sorted(root.glob(pattern), key=_revision, reverse=True)


def _revision(program: Path) -> int:
    """`chromium-1187/…` → 1187."""
    numbers = [int(part.rpartition("-")[2]) for part in program.parts if part.rpartition("-")[2].isdigit()]
    return numbers[-1] if numbers else 0


def system_name() -> str:
    """What is said of the machine: system, release, processor."""
    return f"{platform.system()} {platform.release()} ({platform.machine()})"
