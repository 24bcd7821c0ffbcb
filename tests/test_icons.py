"""Icons: collections beside a deck, and what of their drawings reaches the page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from deckc.build import build
from deckc.files import Files
from deckc.icons import IconName, Icons, icon_of_class, icon_of_tag
from deckc.icons.drawing import drawing_of

COLLECTION = {
    "prefix": "mdi",
    "icons": {
        "home": {"body": '<path fill="currentColor" d="M0 0"/>'},
        "bad": {"body": '<g onload="a()"><script>b()</script><a href="javascript:c()"/><use href="#x"/></g>'},
        "wide": {"body": "<path/>", "width": 48, "hFlip": True},
    },
    "aliases": {"house": {"parent": "home"}, "turned": {"parent": "house", "rotate": 1}, "lost": {"parent": "lost"}},
    "width": 24,
    "height": 24,
}


def deck(folder: Path, text: str) -> Path:
    place = folder / "node_modules" / "@iconify-json" / "mdi"
    place.mkdir(parents=True)
    (place / "icons.json").write_text(json.dumps(COLLECTION))
    (folder / "talks").mkdir()
    entry = folder / "talks" / "slides.md"
    entry.write_text(text)
    return entry


@pytest.mark.parametrize(
    ("tag", "icon"),
    [
        ("mdi-home", IconName("mdi", "home")),
        ("MdiHomeOutline", IconName("mdi", "home-outline")),
        ("carbon:add", IconName("carbon", "add")),
        ("mdi-light-home", IconName("mdi-light", "home")),
        ("fa6-solid-x", IconName("fa6-solid", "x")),
        ("icon", None),
        ("mdi-", None),
        ("nothing:home", None),
    ],
)
def test_tags(tag: str, icon: IconName | None) -> None:
    assert icon_of_tag(tag) == icon


@pytest.mark.parametrize(
    ("token", "icon"),
    [
        ("i-mdi-home", IconName("mdi", "home")),
        ("i-mdi:home", IconName("mdi", "home")),
        ("dark:i-mdi-home?mask", IconName("mdi", "home")),
        ("hi-mdi-home", None),
        ("i-mdi", None),
    ],
)
def test_classes(token: str, icon: IconName | None) -> None:
    assert icon_of_class(token) == icon


def test_drawings_beside_the_deck_are_shown(tmp_path: Path) -> None:
    result = build(deck(tmp_path, '# A <mdi-house class="big" /> <mdi-bad/>\n\n<div class="i-mdi-home w-8" />\n'))
    assert not result.problems
    html = result.slides[0].html
    assert 'viewBox="0 0 24 24" width="1.2em" height="1.2em" class="slidev-icon big"><path fill="currentColor"' in html
    assert '<g><use href="#x"></use></g>' in html
    sheets = [str(artifact.data) for artifact in result.artifacts if isinstance(artifact.data, bytes)]
    assert any(".i-mdi-home{mask:url(" in sheet for sheet in sheets)


def test_a_name_that_the_collection_lacks(tmp_path: Path) -> None:
    (found,) = build(deck(tmp_path, "# A <mdi-hom/>\n")).problems
    assert (found.code, found.hint) == ("icon-not-drawn", "did you mean 'home'?")


def test_collections_that_are_none(tmp_path: Path) -> None:
    entry = deck(tmp_path, "")
    (tmp_path / "node_modules/@iconify-json/mdi/icons.json").write_text("[")
    assert Icons((entry.parent,), Files()).drawing(IconName("mdi", "home")) is None


@pytest.mark.parametrize(
    ("name", "body", "box"),
    [
        ("home", '<path fill="currentColor" d="M0 0"/>', "0 0 24 24"),
        ("turned", '<g transform="rotate(90 12.0 12.0)"><path fill="currentColor" d="M0 0"/></g>', "0 0 24 24"),
        (
            "wide",
            '<g transform="translate(24.0 12.0) scale(-1 1) translate(-24.0 -12.0)"><path/></g>',
            "0 0 48 24",
        ),
        ("lost", None, ""),
    ],
)
def test_aliases_and_turns(name: str, body: Any, box: str) -> None:
    drawing = drawing_of(name, COLLECTION)
    assert (drawing and drawing.body) == body
    assert drawing is None or drawing.view_box == box
