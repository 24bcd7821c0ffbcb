"""`deckc inspect`, `check`, `explain`, `schema`: what they print and how they end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from deckc.cli import run
from deckc.diagnostics import CODES
from deckc.parse.image_addresses import images_of

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def inspected(capsys: Captured, *words: str) -> tuple[int, Any]:
    status = run(["inspect", "--json", *words])
    return status, json.loads(capsys.readouterr().out)


def test_inspect_says_what_was_understood(folder: Path, capsys: Captured) -> None:
    (folder / "pages").mkdir()
    (folder / "pages" / "a.md").write_text(
        "# A\n\n![x](data:image/gif;base64,x)\n\n<p v-click>one</p>\n\n<!-- say it -->\n"
    )
    (folder / "slides.md").write_text(
        "---\ncompany: Acme\n---\n\n# One\n\n---\nsrc: ./pages/a.md\nlayout: center\n---\n"
    )
    status, decks = inspected(capsys)
    assert status == 0
    (deck,) = decks
    assert (deck["file"], deck["title"], deck["problems"]) == ("slides.md", "One", [])
    assert deck["headmatter"] == {"title": "One", "company": "Acme"}
    assert deck["slides"][1] == {
        "no": 2,
        "title": "A",
        "level": 1,
        "layout": "center",
        "clicks": 1,
        "frontmatter": {"layout": "center"},
        "content": "# A\n\n![x](data:image/gif;base64,x)\n\n<p v-click>one</p>",
        "note": "say it",
        "images": [],
        "source": {"file": "pages/a.md", "index": 0, "start": 0, "content_start": 0, "end": 8},
        "failure": None,
        "imported_by": [{"file": "slides.md", "line": 8}],
    }


def test_inspect_shows_a_lost_import_in_its_place(folder: Path, capsys: Captured) -> None:
    (folder / "slides.md").write_text("# One\n\n---\nsrc: ./nope.md\n---\n\n---\n\n# Three\n")
    status, (deck,) = inspected(capsys)
    assert status == 1
    assert [(slide["no"], slide["title"], slide["failure"]) for slide in deck["slides"]] == [
        (1, "One", None),
        (2, None, "'./nope.md' is not there"),
        (3, "Three", None),
    ]


def test_inspect_has_an_entry_for_each_deck_and_their_problems(folder: Path, capsys: Captured) -> None:
    (folder / "a.md").write_text("---\nlayout: nope\nratio: .nan\n---\n")
    (folder / "b.md").write_text("# B\n")
    status, decks = inspected(capsys, "a.md", "b.md")
    assert (status, [deck["file"] for deck in decks]) == (1, ["a.md", "b.md"])
    assert decks[0]["slides"][0]["frontmatter"] == {"layout": "nope", "ratio": None}
    (problem,) = decks[0]["problems"]
    assert {key: problem[key] for key in ("code", "severity", "file", "line", "column", "end_line", "end_column")} == {
        "code": "unknown-layout",
        "severity": "error",
        "file": "a.md",
        "line": 2,
        "column": 9,
        "end_line": 2,
        "end_column": 13,
    }


def test_inspect_without_json_is_an_outline(folder: Path, capsys: Captured) -> None:
    (folder / "slides.md").write_text("# One\n\n---\n\n# Two\n\n<p v-click>x</p>\n")
    assert run(["inspect"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "slides.md: One, 2 slides, theme default"
    assert lines[2].split() == ["2", "Two", "(default,", "1", "click)", "slides.md:4"]


def test_check_reads_all_decks_of_a_folder_and_writes_nothing(folder: Path, capsys: Captured) -> None:
    (folder / "a.md").write_text("# A\n")
    (folder / "b.md").write_text("---\ntansition: x\n---\n\n# B\n")
    before = sorted(folder.rglob("*"))
    assert run(["check", "."]) == 0
    assert run(["check", ".", "--strict", "--format", "concise"]) == 1
    printed = capsys.readouterr()
    assert printed.out.endswith(
        "b.md:2:1: warning[misspelt-key]: nothing reads 'tansition' (did you mean 'transition'?)\n"
    )
    assert "2 decks, 2 slides: 1 warning" in printed.err
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize("code", CODES)
def test_explain_has_a_paragraph_for_each_code(code: str, capsys: Captured) -> None:
    assert run(["explain", code]) == 0
    head, blank, *paragraph = capsys.readouterr().out.splitlines()
    assert head == f"{CODES[code].severity}[{code}]: {CODES[code].summary}"
    assert (blank, len(" ".join(paragraph)) > 40) == ("", True)


def test_explain_suggests_and_lists(capsys: Captured) -> None:
    assert run(["explain", "broken-yml"]) == 2
    assert "Did you mean 'broken-yaml'?" in capsys.readouterr().err
    assert run(["explain"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(CODES)


def test_schema_is_printed_for_the_deck_and_for_slides(capsys: Captured) -> None:
    assert run(["schema"]) == 0
    assert "canvasWidth" in json.loads(capsys.readouterr().out)["properties"]
    assert run(["schema", "--slide"]) == 0
    assert "canvasWidth" not in json.loads(capsys.readouterr().out)["properties"]


@pytest.mark.parametrize(
    ("body", "frontmatter", "expected"),
    [
        ("", {"image": "a.png", "backgroundImage": "https://x/b", "background": "/c"}, "a.png https://x/b /c"),
        ("", {"background": "linear-gradient(red, blue)", "image": "data:image/png;base64,x"}, ""),
        ("", {"background": "x/y.WebP"}, "x/y.WebP"),
        ("![a](one.png) ![b]( two ) ![c](data:x)", {}, "one.png two"),
        ("<img src='a.svg'> <video src='b.mp4' /> <img src=\"{{ x }}.png\">", {}, "a.svg"),
        ("<img :src=\"'c.avif'\" /> <X image='d.ico' />", {}, "d.ico c.avif"),
        ("<style>.a { background: url(a.png); src: url('f.woff2') }</style>", {}, "a.png"),
        ("```\n![x](in-code.png)\n```\n![y](out.png) ![z](out.png)", {}, "out.png"),
    ],
)
def test_images_that_a_slide_names(body: str, frontmatter: dict[str, Any], expected: str) -> None:
    assert " ".join(images_of(body, frontmatter)) == expected
