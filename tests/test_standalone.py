"""Pages in frames of a deck that is one file."""

from __future__ import annotations

import re
from base64 import b64decode
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from deckc.config import Options
from deckc.disk.files import Files
from deckc.pipeline import build
from deckc.web.frame_files import page_files
from deckc.web.standalone_page import standalone
from deckc.write import write

if TYPE_CHECKING:
    from playwright.sync_api import Page

PLOT = {
    "plot/index.html": """<!doctype html><meta charset="utf-8"><link rel=stylesheet href="css/main.css">
        <style>h2 { background: url('a.svg') }</style><p style="background: url(a.svg)">wörld</p>
        <!-- <img src="a.svg"> --><img src='a.svg' srcset="a.svg 1x, ./a.svg?2 2x"><iframe src="inner.html"></iframe>
        <script src=main.js></script>""",
    "plot/inner.html": """<link rel="stylesheet" href="css/main.css"><p>inner""",
    "plot/css/main.css": """@import "base.css"; @import url(blue.css) screen; body { background: url("../a.svg#x") }""",
    "plot/css/base.css": "p { color: rgb(1, 2, 3) }",
    "plot/css/blue.css": "img { outline: 1px solid rgb(4, 5, 6) }",
    "plot/main.js": """document.title = "plöt </script>";""",
    "plot/a.svg": """<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"></svg>""",
}
DECK = """---
theme: none
---

<iframe src="./plot/index.html"></iframe>

---
layout: iframe
url: /public.html
---
"""


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    for name, text in {**PLOT, "public/public.html": '<img src="b.svg">', "public/b.svg": PLOT["plot/a.svg"]}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "slides.md").write_text(DECK)
    return tmp_path


def messages(deck: Path) -> list[str]:
    problems = build(deck / "slides.md", options=Options(single_file=True)).problems
    return [f"{found.code} {found.span and found.span.line}: {found.message}" for found in problems]


def alone(page: Path) -> tuple[str, list[str]]:
    data, needed = standalone(page, page_files(page, page.parent, Files()), Files())
    return data.decode(), [path.name for path in needed]


def test_a_page_holds_what_it_loads(deck: Path) -> None:
    text, needed = alone(deck / "plot/index.html")
    assert not needed
    assert text.count("data:image/svg+xml") == 5
    assert '<!-- <img src="a.svg"> -->' in text
    [sheet] = re.findall('data:text/css;charset=utf-8;base64,([^"]*)', text)
    assert b64decode(sheet).decode().count('@import url("data:text/css') == 2


def test_what_scripts_load_is_said(deck: Path) -> None:
    (deck / "plot/main.js").write_text('import "./more.js"; fetch("data.json")')
    (deck / "plot/more.js").touch()
    (deck / "plot/data.json").touch()
    shown = "'index.html' loads 'more.js', 'data.json', which it cannot do in a single file"
    assert messages(deck) == [f"frame-not-whole 5: {shown}"]
    assert build(deck / "slides.md").problems == ()


def test_a_page_that_frames_itself_ends(deck: Path) -> None:
    (deck / "plot/inner.html").write_text('<iframe src="index.html"></iframe>')
    text, needed = alone(deck / "plot/index.html")
    assert needed == ["index.html"]
    assert "data:text/html" in text


def test_a_page_that_grows_beyond_its_bound_is_said(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckc.web.standalone_page.MOST_BYTES", 200)
    _, needed = alone(deck / "plot/index.html")
    assert "inner.html" in needed


@pytest.mark.browser
def test_frames_show_in_a_single_file_what_they_load(deck: Path, page: Page) -> None:
    result = build(deck / "slides.md", options=Options(single_file=True))
    assert result.problems == ()
    write(result.artifacts, deck / "out")
    page.goto((deck / "out" / "index.html").as_uri())
    frame = page.frame_locator("iframe").first
    frame.locator("p").wait_for()
    assert frame.locator("p").evaluate("node => getComputedStyle(node).color") == "rgb(1, 2, 3)"
    assert frame.locator("img").evaluate("node => node.decode().then(() => node.naturalWidth > 0)")
    assert frame.locator("img").evaluate("node => getComputedStyle(node).outlineColor") == "rgb(4, 5, 6)"
    assert frame.locator("body").evaluate("() => document.title") == "plöt </script>"
    inner = frame.frame_locator("iframe").locator("p")
    assert inner.evaluate("node => getComputedStyle(node).color") == "rgb(1, 2, 3)"
    page.keyboard.press("ArrowRight")
    public = page.frame_locator(".slidev-page-2 iframe").locator("img")
    assert public.evaluate("node => node.decode().then(() => node.naturalWidth)") == 20
