"""Format: decks laid out as Slidev's formatter does, byte for byte, and nothing that they say changed.

`conformance/formatted-cases.json`: number of an input of `parser-cases.json`, and what `slidev format` 52.19.1 makes
of it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckc.cli import run
from deckc.parse.formatter import FormatError, compare, formatted
from deckc.parse.source import read_source

CONFORMANCE = Path(__file__).parent / "conformance"
FILE = Path("slides.md")

UGLY = (
    "---\ntheme: seriph   # mine\n\n---\n# One\n\n\n\n<!-- say\nthis -->\n"
    "---\nlayout: center\n---\n# Two\n\n\n---\n\n# Three"
)
NEAT = """\
---
theme: seriph   # mine
---

# One

<!--
say
this
-->

---
layout: center
---

# Two

---

# Three
"""


def test_slidev_formats_alike() -> None:
    inputs = [case["input"] for case in json.loads((CONFORMANCE / "parser-cases.json").read_text(encoding="utf-8"))]
    recorded = json.loads((CONFORMANCE / "formatted-cases.json").read_text(encoding="utf-8"))
    assert len(recorded) == 500
    for number, expected in recorded:
        assert formatted(FILE, inputs[number]) == expected, inputs[number]


@pytest.mark.parametrize("case", json.loads((CONFORMANCE / "parser-cases.json").read_text(encoding="utf-8"))[:400])
def test_what_a_text_says_stays_and_once_is_enough(case: dict[str, str]) -> None:
    try:
        after = formatted(FILE, case["input"])
    except FormatError:
        return
    if case["input"].strip():
        compare(read_source(FILE, case["input"]).slides, read_source(FILE, after).slides)
    assert formatted(FILE, after) == after


@given(st.lists(st.sampled_from(["---", "a: 1", "# T", "", "<!-- n -->", "```yaml", "```", "text"]), max_size=12))
def test_any_text_is_laid_out_or_refused(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        after = formatted(FILE, text)
    except FormatError:
        return
    assert formatted(FILE, after) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (UGLY, NEAT),
        (NEAT, NEAT),
        ("\ufeff" + UGLY, "\ufeff" + NEAT),
        (UGLY.replace("\n", "\r\n"), NEAT.replace("\n", "\r\n")),
        (NEAT.replace("\n", "\r\n"), NEAT.replace("\n", "\r\n")),
        ("", ""),
    ],
)
def test_bytes(before: str, after: str) -> None:
    assert formatted(FILE, before) == after


def test_the_command_writes_what_changes_and_checks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    FILE.write_bytes(UGLY.encode())
    assert run(["format", "--check"]) == 1
    assert FILE.read_bytes() == UGLY.encode()
    assert run(["format"]) == 0
    assert FILE.read_bytes() == NEAT.encode()
    assert run(["format", "--check", "slides"]) == 0
    FILE.write_bytes(b"a: 1\n---  \n````")
    assert run(["format"]) == 1
    assert FILE.read_bytes() == b"a: 1\n---  \n````"
    assert "stays as it is" in capfd.readouterr().err
