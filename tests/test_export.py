"""Export: what the files hold, and that none is wrong in silence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from deckc.browser.find import VARIABLE
from deckc.cli import run
from deckc.export import slides_in

pytestmark = pytest.mark.browser

DECK = """\
---
title: A talk
author: Ada
info: About exports
keywords: [paper, pages]
lang: en-GB
---

# Begin

[to the end](/last) and [outside](https://example.com/there)

<!-- Say hello. -->

---

## Middle

<v-clicks>

- one
- two

</v-clicks>

<!-- Go [click] on. -->

---
routeAlias: last
---

# The end

Office affinities, déjà vu.

<!--
Thank **everybody**.
-->
"""


@pytest.fixture
def talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a deck, where commands are given."""
    (tmp_path / "talk.md").write_text(DECK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def links(reader: PdfReader, page: int) -> list[Any]:
    """Where the links of a page lead: page numbers from 0, or addresses."""
    found: list[Any] = []
    for annotation in reader.pages[page].get("/Annots", []):
        link = annotation.get_object()
        action = link.get("/A", {})
        target = link.get("/Dest") or action.get("/D")
        if isinstance(target, str):
            named = reader.named_destinations[target]
            found.append(reader.get_destination_page_number(named))
        else:
            found.append(action.get("/URI"))
    return found


def assert_tagged(reader: PdfReader) -> None:
    """Each page's content has its elements in the tree of tags, headings among them."""
    assert reader.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]
    tree: Any = reader.root_object["/StructTreeRoot"]
    known = tree["/ParentTree"]["/Nums"][::2]
    assert {page["/StructParents"] for page in reader.pages} <= set(known)
    assert len({page["/StructParents"] for page in reader.pages}) == len(reader.pages)
    assert {"/H1", "/P"} <= set(kinds_below(tree))


def kinds_below(element: Any) -> Iterator[str]:
    """The kinds of all structure elements below one."""
    below = element.get("/K", [])
    for part in below if isinstance(below, list) else [below]:
        found = part.get_object()
        if isinstance(found, DictionaryObject) and "/S" in found:
            yield str(found["/S"])
            yield from kinds_below(found)


def titles(outline: list[Any]) -> list[Any]:
    return [titles(item) if isinstance(item, list) else item.title for item in outline]


def test_a_pdf_has_links_outline_labels_and_what_it_says_of_itself(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)  # the machine's own browser, as users have it
    assert run(["export", "talk.md"]) == 0
    reader = PdfReader(talk / "talk-export.pdf")
    assert len(reader.pages) == 3
    assert [round(float(side) * 96 / 72) for side in reader.pages[0].mediabox[2:]] == [980, 552]
    assert set(links(reader, 0)) == {2, "https://example.com/there"}
    assert titles(reader.outline) == ["A talk", ["Middle"], "The end"]
    assert [reader.get_destination_page_number(item) for item in reader.outline if not isinstance(item, list)] == [0, 2]
    assert reader.page_labels == ["1", "2", "3"]
    said = {str(key): str(value) for key, value in (reader.metadata or {}).items()}
    wanted = {"/Title": "A talk", "/Author": "Ada", "/Subject": "About exports", "/Keywords": "paper, pages"}
    assert {key: said[key] for key in wanted} == wanted
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert_tagged(reader)
    assert "Office affinities, déjà vu" in reader.pages[2].extract_text()


def test_pages_are_clicks_of_the_slides_that_are_wanted(talk: Path) -> None:
    assert run(["export", "talk.md", "--range", "2-", "--with-clicks", "-o", "out/some.pdf"]) == 0
    reader = PdfReader(talk / "out" / "some.pdf")
    assert reader.page_labels == ["2.0", "2.1", "2.2", "3"]
    assert ["one" in page.extract_text() for page in reader.pages] == [False, True, True, False]
    assert titles(reader.outline) == ["Middle", "The end"]
    assert reader.get_destination_page_number(reader.outline[1]) == 3  # type: ignore[arg-type]
    assert_tagged(reader)


@pytest.mark.parametrize(
    ("words", "labels", "leads", "names"),
    [
        (["--range", "1,3"], ["1", "3"], {1, "https://example.com/there"}, ["A talk", "The end"]),
        (["--range", "1-2", "-c"], ["1", "2.0", "2.1", "2.2"], {"https://example.com/there"}, ["A talk", ["Middle"]]),
    ],
)
def test_links_outline_labels_and_tags_are_those_of_the_slides_that_are_wanted(
    talk: Path, words: list[str], labels: list[str], leads: set[Any], names: list[Any]
) -> None:
    assert run(["export", "talk.md", *words]) == 0
    reader = PdfReader(talk / "talk-export.pdf", strict=True)
    assert reader.page_labels == labels
    assert set(links(reader, 0)) == leads
    assert titles(reader.outline) == names
    assert_tagged(reader)


def test_slides_that_are_loaded_one_by_one_give_the_same_pages(talk: Path) -> None:
    assert run(["export", "talk.md", "--per-slide", "--with-toc", "false", "-o", "one-by-one.pdf"]) == 0
    reader = PdfReader(talk / "one-by-one.pdf", strict=True)
    assert set(links(reader, 0)) == {2, "https://example.com/there"}
    tags: Any = reader.root_object["/StructTreeRoot"]
    assert len(tags["/K"]) == 3
    assert tags["/ParentTree"]["/Nums"][::2] == list(range(tags["/ParentTreeNextKey"]))
    assert {page["/StructParents"] for page in reader.pages} < set(tags["/ParentTree"]["/Nums"][::2])
    assert [page.extract_text().split()[0] for page in reader.pages] == ["Begin", "Middle", "The"]
    assert reader.outline == []


def test_a_long_deck_is_printed_in_portions_that_links_lead_between(
    talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deckc.export.pdf.SHEETS", 2)
    assert run(["export", "talk.md", "--with-clicks", "-o", "portions.pdf"]) == 0
    reader = PdfReader(talk / "portions.pdf", strict=True)
    assert reader.page_labels == ["1", "2.0", "2.1", "2.2", "3"]
    assert set(links(reader, 0)) == {4, "https://example.com/there"}
    assert "déjà vu" in reader.pages[4].extract_text()
    assert titles(reader.outline) == ["A talk", ["Middle"], "The end"]
    assert_tagged(reader)
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert reader.metadata is not None
    assert reader.metadata.author == "Ada"


def test_pictures_are_named_and_sized_as_slidev_does(talk: Path) -> None:
    from PIL import Image

    assert run(["export", "talk.md", "--format", "png", "--scale", "1.5"]) == 0
    assert sorted(path.name for path in (talk / "talk-export").glob("*.png")) == ["1.png", "2.png", "3.png"]
    with Image.open(talk / "talk-export" / "1.png") as image:
        assert image.size == (1470, 828)
    assert run(["export", "talk.md", "--format", "png", "-c", "--range", "2"]) == 0
    names = sorted(path.name for path in (talk / "talk-export").glob("*.png"))
    assert names == ["002-01.png", "002-02.png", "002-03.png"]  # those of the former export are gone


def test_powerpoint_has_a_picture_a_click_and_the_notes(talk: Path) -> None:
    from pptx import Presentation

    assert run(["export", "talk.md", "-o", "talk.pptx"]) == 0
    show = Presentation(str(talk / "talk.pptx"))
    assert len(show.slides) == 5
    assert (show.slide_width, show.slide_height) == (980 * 9525, 552 * 9525)
    assert [slide.notes_slide.notes_text_frame.text for slide in show.slides][-1] == "Thank **everybody**."
    alt = show.slides[2].shapes[0]._element.nvPicPr.cNvPr.get("descr")
    assert alt == "Middle one"
    assert show.core_properties.author == "Ada"
    image = show.slides[0].shapes[0].image
    assert image.size == (1960, 1104)


def test_notes_as_text_need_no_browser(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckc.cli.browser.find_browser", lambda named: None)
    assert run(["export", "talk.md", "--format", "notes-json", "-o", "notes.json"]) == 0
    assert json.loads((talk / "notes.json").read_text(encoding="utf-8")) == [
        {"no": 1, "title": "A talk", "note": "Say hello.", "clicks": 0},
        {"no": 2, "title": "Middle", "note": "Go [click] on.", "clicks": 2},
        {"no": 3, "title": "The end", "note": "Thank **everybody**.", "clicks": 0},
    ]
    assert run(["export", "talk.md", "--format", "notes-md"]) == 0
    text = (talk / "talk-export-notes.md").read_text(encoding="utf-8")
    assert text.startswith("# A talk\n\n## 1. A talk\n\nSay hello.\n\n## 2. Middle\n")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1,3-", (1, 3, 4)),
        ("2-2", (2,)),
        ("-2", (1, 2)),
        ("4,1", (1, 4)),
        ("2;2", (2,)),
        ("0-9", (1, 2, 3, 4)),
        ("all", (1, 2, 3, 4)),
        (" 1 , 2 - 3 ", (1, 2, 3)),
        ("1,999", (1,)),
    ],
)
def test_a_range_names_slides(text: str, numbers: tuple[int, ...]) -> None:
    assert slides_in(text, 4) == numbers


@pytest.mark.parametrize("ranges", ["0", "9-", "3-1", "a", "1,b", "", "-0", "999", ",", "1-2-3", "-", "--1", "1.5"])
def test_a_range_without_slides_is_refused(talk: Path, ranges: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "talk.md", f"--range={ranges}"]) == 2
    assert "--range: " in capsys.readouterr().err
    assert list(talk.glob("*.pdf")) == []


@pytest.mark.parametrize("scale", ["nan", "0", "-1", "1e9", "inf", "x"])
def test_a_scale_is_a_number_in_its_range(talk: Path, scale: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "talk.md", "--format", "png", f"--scale={scale}"]) == 2
    assert "'--scale'" in capsys.readouterr().err


def test_without_a_browser_the_command_that_brings_one_is_named(
    talk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("deckc.cli.browser.find_browser", lambda named: None)
    monkeypatch.setattr("deckc.cli.browser.how_to_install", lambda: "apt install chromium")
    assert run(["export", "talk.md"]) == 3
    assert "Install one: apt install chromium\n" in capsys.readouterr().err
    assert run(["export", "talk.md", "--executable-path", "none/at-all"]) == 3
    assert list(talk.glob("*.pdf")) == []


# ── on paper and as text ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("up", "pages"), [(1, 3), (2, 2), (3, 1), (6, 1)])
def test_a_handout_has_so_many_slides_a_page_with_their_notes(talk: Path, up: int, pages: int) -> None:
    assert run(["export", "talk.md", "--format", "handout", "--up", str(up), "--paper", "letter"]) == 0
    reader = PdfReader(talk / "talk-handout.pdf")
    assert len(reader.pages) == pages
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [612, 792]
    first = reader.pages[0].extract_text()
    assert "Say hello." in first
    assert "to the end" in first  # the slide itself is text, too
    last = reader.pages[-1].extract_text()
    assert last.index("The end") < last.index("everybody")


def test_notes_are_printed_for_the_slides_that_are_wanted(talk: Path) -> None:
    assert run(["export-notes", "talk.md"]) == 0
    reader = PdfReader(talk / "talk-export-notes.pdf")
    text = reader.pages[0].extract_text()
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    assert all(words in text for words in ("1/3", "Say hello.", "2/3", "3/3", "Thank everybody."))
    assert run(["export", "talk.md", "--format", "notes", "--range", "3", "-o", "last.pdf"]) == 0
    assert "Say hello." not in PdfReader(talk / "last.pdf").pages[0].extract_text()


def test_several_decks_go_into_a_folder(talk: Path) -> None:
    (talk / "other.md").write_text("# Other\n", encoding="utf-8")
    assert run(["export", ".", "--format", "notes-md", "-o", "out"]) == 0
    assert sorted(path.name for path in (talk / "out").iterdir()) == [
        "other-export-notes.md",
        "talk-export-notes.md",
    ]


def test_a_deck_says_how_it_is_exported_but_not_where(talk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = "format: png, withClicks: true, range: '2', executablePath: /bin/x"
    head = f"exportFilename: ../../away\nexport: {{{settings}}}\n"
    (talk / "talk.md").write_text(DECK.replace("lang:", f"{head}lang:"), encoding="utf-8")
    assert run(["export", "talk.md"]) == 0
    assert len(list((talk / "away").glob("*.png"))) == 3
    assert "executablePath" in capsys.readouterr().err  # said to act on nothing
    assert run(["export", "talk.md", "--with-clicks", "false", "--range", "all"]) == 0
    assert len(list((talk / "away").glob("*.png"))) == 3
    assert (talk / "away" / "1.png").exists()


# ── in the site ──────────────────────────────────────────────────────────────────────────────────────


def test_a_site_offers_its_pdf_and_has_a_picture_for_previews(talk: Path) -> None:
    from PIL import Image

    (talk / "talk.md").write_text(DECK.replace("lang:", "seoMeta:\n  ogImage: auto\nlang:"), encoding="utf-8")
    assert run(["build", "talk.md", "--download", "--router-mode", "history", "--base", "/x/"]) == 0
    assert len(PdfReader(talk / "dist" / "slidev-exported.pdf").pages) == 3
    page = (talk / "dist" / "index.html").read_text(encoding="utf-8")
    assert '"download":"slidev-exported.pdf"' in page  # what the player's button leads to
    assert '<meta property="og:image" content="og-image.png">' in page
    with Image.open(talk / "dist" / "og-image.png") as image:
        assert image.size == (980, 552)


def test_a_deck_without_a_browser_is_built_without_a_pdf_unless_it_is_asked_for(
    talk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("deckc.cli.browser.find_browser", lambda named=None: None)
    (talk / "talk.md").write_text(DECK.replace("lang:", "download: true\nlang:"), encoding="utf-8")
    assert run(["build", "talk.md"]) == 0
    assert "'download' makes no PDF without a browser" in capsys.readouterr().err
    assert "Download the PDF" not in (talk / "dist" / "index.html").read_text(encoding="utf-8")
    assert run(["build", "talk.md", "--download"]) == 3
    (talk / "talk.md").write_text(DECK.replace("lang:", "download: https://e.org/t.pdf\nlang:"), encoding="utf-8")
    assert run(["build", "talk.md"]) == 0
    assert '"download":"https://e.org/t.pdf"' in (talk / "dist" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("arguments", "why"), [([], "without a browser"), (["--single-file"], "in a single file")])
def test_a_picture_for_previews_that_is_not_made_is_told(
    arguments: list[str], why: str, talk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not arguments:
        monkeypatch.setattr("deckc.cli.browser.find_browser", lambda named=None: None)
    (talk / "talk.md").write_text(DECK.replace("lang:", "seoMeta:\n  ogImage: auto\nlang:"), encoding="utf-8")
    assert run(["build", "talk.md", *arguments]) == 0
    assert f"'ogImage: auto' makes no picture {why}" in capsys.readouterr().err
    (talk / "og-image.png").write_bytes(b"")
    assert run(["build", "talk.md", *arguments]) == 0
    assert "ogImage" not in capsys.readouterr().err
