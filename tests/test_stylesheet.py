"""Stylesheet: styles of slides and components with what they import, and places of what is wrong in any CSS."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_files import Case, check, ids, lay_out, read_cases
from deckc.diagnostics import Diagnostic
from deckc.disk.files import Files
from deckc.pipeline import build
from deckc.pipeline.stylesheet import style_blocks


def pointed_at(found: Diagnostic, folder: Path) -> str:
    """The place of a problem and the text that stands there."""
    span = found.span
    assert span, found
    assert span.file, found
    line = span.file.read_text(encoding="utf-8").split("\n")[span.line - 1]
    end = span.end_column - 1 if span.end_column and span.end_line == span.line else None
    place = f"{span.file.relative_to(folder).as_posix()}:{span.line}:{span.column}"
    return f"{found.code} {place} {line[span.column - 1 : end]!r}\n"


@pytest.mark.parametrize("case", read_cases("stylesheet/blocks.txt"), ids=ids)
def test_blocks_and_places(case: Case, tmp_path: Path, renew: bool) -> None:
    """Input: a deck and files beside it. Expected: blocks with where they begin and whom they reach; problems."""
    (tmp_path / "slides.md").write_text(lay_out(case.input, tmp_path), encoding="utf-8")
    result = build(tmp_path / "slides.md")
    blocks, _ = style_blocks(result.slides, result.theme, tmp_path, Files())
    lines = [
        f"{sheet.path.relative_to(tmp_path).as_posix()}:{sheet.line}:{sheet.column} "
        f"{'scoped' if sheet.scope else 'global'}: {' '.join(sheet.css.split())}\n"
        for sheet in blocks
    ]
    check(case, "".join(lines) + "".join(pointed_at(found, tmp_path) for found in result.problems), renew)
