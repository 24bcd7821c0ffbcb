"""Problems: each code's deck with its exact frame, and the decks that other tools break on.

A case is a folder with a deck, `slides.md`, and what `deckc check slides.md` prints, `expected.txt`; its last line is
the exit status. `command.txt` holds other words than `check slides.md`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from case_files import CASES
from deckc.cli import run
from deckc.diagnostics import CODES

DOCS = Path(__file__).parent.parent / "docs"
FOLDERS = sorted(path for kind in ("problems", "broken") for path in (CASES / kind).iterdir())


def checked(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(folder)
    command = folder / "command.txt"
    words = command.read_text(encoding="utf-8").split() if command.exists() else ["check", "slides.md"]
    status = run([*words, "--no-color"])
    return f"{capsys.readouterr().out}exit status {status}\n"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def test_what_check_prints(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, renew: bool
) -> None:
    printed = checked(folder, capsys, monkeypatch)
    expected = folder / "expected.txt"
    if renew:
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CODES)
def test_each_code_has_a_case_that_shows_it(code: str) -> None:
    expected = CASES / "problems" / code / "expected.txt"
    assert f"{CODES[code].severity}[{code}]: " in expected.read_text(encoding="utf-8")
