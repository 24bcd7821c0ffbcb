"""Options: what the headmatter and an `index.html` say of the page, as its tags."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from case_files import Case, check, ids, lay_out, read_cases
from deckc.pipeline import build

TAGS = re.compile(r"<(?:html|title|link|meta|body)\b[^>]*>(?:[^<]*</title>)?")
ALWAYS = (
    "<meta charset",
    '<meta name="viewport"',
    '<link rel="stylesheet" href="deck-',
    '<link rel="icon" href="data:',  # deckc's own favicon
)


@pytest.mark.parametrize("case", read_cases("page/options.txt"), ids=ids)
def test_options(case: Case, tmp_path: Path, renew: bool) -> None:
    """Input: a deck and files beside it. Expected: the page's tags that speak of it; problems."""
    (tmp_path / "slides.md").write_text(lay_out(case.input, tmp_path), encoding="utf-8")
    result = build(tmp_path / "slides.md")
    page = next(artifact.data for artifact in result.artifacts if str(artifact.path) == "index.html")
    assert isinstance(page, bytes)
    lines = [tag for tag in TAGS.findall(page.decode()) if not tag.startswith(ALWAYS)]
    lines = [re.sub(r"-[0-9a-f]{8}\.", "-DIGEST.", line) for line in lines]
    for found in result.problems:
        file = found.span.file.name if found.span and found.span.file else "?"
        lines.append(f"{found.code} {file}:{found.span and found.span.line} {found.message}")
    check(case, "".join(f"{line}\n" for line in lines), renew)
