"""Export as text: what the Markdown of a deck is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from case_files import Case, check, ids, lay_out, read_cases
from deckc.cli import run


@pytest.mark.parametrize("case", read_cases("export/markdown.txt"), ids=ids)
def test_markdown(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renew: bool) -> None:
    """Input: a deck and files beside it. Expected: its Markdown, and the files of its folder."""
    (tmp_path / "deck.md").write_text(lay_out(case.input, tmp_path), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["export", "deck.md", "--format", "md", "-o", "out.md"]) == 0
    text = (tmp_path / "out.md").read_text(encoding="utf-8")
    beside = sorted(path for path in (tmp_path / "out").rglob("*.*") if not path.name.startswith("."))
    lines = "".join(f"== {path.relative_to(tmp_path).as_posix()}\n" for path in beside)
    check(case, re.sub(r"-[0-9a-f]{8}\.", "-DIGEST.", text + lines), renew)
