"""The browser that exports drive: where it is looked for, how to get one, what `deckc doctor` says of it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from deckc.browser import find
from deckc.browser.find import VARIABLE, find_browser, how_to_install
from deckc.cli import run


def installed(root: Path, *names: str) -> list[Path]:
    """Programs at these places."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("#!/bin/sh\n")
        path.chmod(0o755)
    return [root / name for name in names]


@pytest.fixture
def nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without a browser; its root, which is also its user's home."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


PLACES = [
    ("linux", {"PATH": "bin"}, "bin/google-chrome", "system"),
    ("linux", {"PATH": "bin"}, "bin/chromium", "system"),
    ("linux", {"PATH": "bin"}, "bin/microsoft-edge", "system"),
    ("linux", {}, ".cache/ms-playwright/chromium-1187/chrome-linux/chrome", "playwright"),
    ("darwin", {}, "Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "system"),
    ("darwin", {}, "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge", "system"),
    (
        "darwin",
        {},
        "Library/Caches/ms-playwright/chromium-1187/chrome-mac/Chromium.app/Contents/MacOS/Chromium",
        "playwright",
    ),
    ("win32", {"PROGRAMFILES": "p"}, "p/Google/Chrome/Application/chrome.exe", "system"),
    ("win32", {"PROGRAMFILES(X86)": "x"}, "x/Microsoft/Edge/Application/msedge.exe", "system"),
    ("win32", {"LOCALAPPDATA": "l"}, "l/Chromium/Application/chrome.exe", "system"),
    ("win32", {"LOCALAPPDATA": "l"}, "l/ms-playwright/chromium-1187/chrome-win/chrome.exe", "playwright"),
]


@pytest.mark.parametrize(("system", "environ", "place", "by"), PLACES)
def test_each_system_keeps_browsers_elsewhere(
    nothing: Path, monkeypatch: pytest.MonkeyPatch, system: str, environ: dict[str, str], place: str, by: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    values = {"PATH": "", **{name: str(nothing / value) for name, value in environ.items()}}
    assert find_browser(None, values) is None
    (program,) = installed(nothing, place)
    assert find_browser(None, values) == find.Found(program, by)


def test_the_systems_browser_comes_before_playwrights_and_its_newest_first(nothing: Path) -> None:
    old, new = installed(nothing, *(f"own/chromium-{number}/chrome-linux/chrome" for number in (999, 1200)))
    values = {"PATH": str(nothing / "bin"), "PLAYWRIGHT_BROWSERS_PATH": str(nothing / "own")}
    assert find_browser(None, values) == find.Found(new, "playwright")
    assert old.exists()
    (system,) = installed(nothing, "bin/chromium")
    assert find_browser(None, values) == find.Found(system, "system")


def test_one_that_is_named_must_be_there_itself(nothing: Path) -> None:
    system, other = installed(nothing, "bin/chromium", "other/browser")
    values = {"PATH": str(system.parent)}
    assert find_browser(other, values) == find.Found(other, "option")
    assert find_browser(nothing / "none", values) is None
    assert find_browser(None, {**values, VARIABLE: str(other)}) == find.Found(other, "environment")
    assert find_browser(None, {**values, VARIABLE: "none/at-all"}) is None


@pytest.mark.parametrize(
    ("release", "command"),
    [
        ("ID=debian", "apt install chromium"),
        ("ID=mint\nID_LIKE=debian", "apt install chromium"),
        ('ID="fedora"', "dnf install chromium"),
        ("ID=arch", "pacman -S chromium"),
        ("ID=ubuntu\nID_LIKE=debian", "pip install playwright && playwright install --with-deps chromium"),
        ("ID=plan9", "pip install playwright && playwright install --with-deps chromium"),
    ],
)
def test_the_command_is_this_systems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, release: str, command: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    (tmp_path / "os-release").write_text(release)
    assert how_to_install(tmp_path / "os-release").removeprefix("sudo ") == command


@pytest.mark.parametrize(
    ("system", "command"),
    [("darwin", "brew install --cask google-chrome"), ("win32", "winget install --id Google.Chrome")],
)
def test_other_systems_have_commands_of_their_own(monkeypatch: pytest.MonkeyPatch, system: str, command: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert how_to_install() == command


@pytest.mark.browser
def test_doctor_starts_the_browser_and_names_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    findings = {each["name"]: each for each in said["findings"]}
    assert {"deckc", "python", "system"} < said.keys()
    assert findings["browser"]["state"] == "ok"
    assert "Chrom" in findings["browser"]["detail"]
    assert findings["python-pptx"]["state"] == "ok"


def test_doctor_without_a_browser_ends_with_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("deckc.cli.doctor.find_browser", lambda named: None)
    monkeypatch.setattr("deckc.cli.doctor.how_to_install", lambda: "apt install chromium")
    assert run(["doctor"]) == 3
    said = capsys.readouterr().out
    assert "– browser: no Chrome, Chromium or Edge found" in said
    assert "    apt install chromium\n" in said


def test_doctor_says_that_a_browser_does_not_start(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = tmp_path / "chrome"
    program.write_text("#!/bin/sh\necho 'no display' >&2\nexit 1\n")
    program.chmod(0o755)
    assert run(["doctor", "--executable-path", str(program)]) == 3
    assert "the browser ended at once: no display" in capsys.readouterr().out
