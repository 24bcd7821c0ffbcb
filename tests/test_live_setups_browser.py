"""A deck's `setup/` files and toolbar run in the page, and its modules import what Vite lets them import."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browsing import DECKS, press, route
from deckc.cli import run
from deckc.pipeline import build
from live_packages import bring

pytestmark = pytest.mark.browser
Open = Callable[[Path, str], Page]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with Vue and esbuild, for decks."""
    folder = tmp_path_factory.mktemp("live")
    bring(folder)
    return folder


def site_of(home: Path, name: str) -> Path:
    """A deck of the tests, built; whole, without a problem."""
    deck = home / name
    if not deck.exists():
        shutil.copytree(DECKS / name, deck)
        assert [each.message for each in build(deck / "slides.md").problems] == []
        assert run(["build", str(deck / "slides.md"), "-q", "-o", str(deck / "dist")]) == 0
    return deck / "dist" / "index.html"


def test_main_gives_components_and_values_once(home: Path, open_page: Open) -> None:
    page = open_page(site_of(home, "live-setups"), "/1")
    expect(page.locator(".slidev-page-1 .given")).to_have_text("hello from main, 1 run of Setups on 1")
    expect(page.locator(".slidev-page-1 .mine b")).to_have_text("registered")
    expect(page.locator(".slidev-page-1 .mine em")).to_have_text("x")
    page.evaluate("deck.run('go', 2)")
    expect(page.locator(".slidev-page-2 b.tag")).to_have_text("registered")


def test_root_follows_the_show(home: Path, open_page: Open) -> None:
    page = open_page(site_of(home, "live-setups"), "/2")
    expect(page.locator("body[data-root=mounted][data-seen='2']")).to_be_attached()
    press(page, "Home")
    expect(page.locator("body[data-seen='1']")).to_be_attached()


def test_keys_are_those_of_the_deck(home: Path, open_page: Open) -> None:
    page = open_page(site_of(home, "live-setups"), "/1")
    expect(page.locator("body[data-root]")).to_be_attached()
    places = []
    for key in ("ArrowRight", "Enter", "Shift+Control+A", "ArrowLeft"):
        press(page, key)
        places.append(route(page))
    assert places == ["/1", "/2", "/3", "/2"]


def test_the_menu_has_items_of_the_deck(home: Path, open_page: Open) -> None:
    page = open_page(site_of(home, "live-setups"), "/2")
    expect(page.locator("body[data-root]")).to_be_attached()
    for item in ("Shout", "Forward"):
        page.locator("#slide-container").click(button="right", position={"x": 300, "y": 300})
        page.get_by_role("menuitem", name=item).click()
    expect(page.locator("body[data-said=loud]")).to_be_attached()
    assert route(page) == "/3"


def test_pages_of_the_deck_lie_over_it(home: Path, open_page: Open) -> None:
    page = open_page(site_of(home, "live-setups"), "/mine")
    expect(page.locator("#deck-page .given")).to_contain_text("hello from main")
    assert route(page) == "/mine"
    page.locator("#deck-page button").click()
    expect(page.locator("#deck-page")).to_have_count(0)
    assert route(page) == "/2"


def test_the_toolbar_has_buttons_of_the_deck(home: Path, open_page: Open) -> None:
    page = open_page(site_of(home, "live-setups"), "/1")
    page.locator("#deck-controls .last").click()
    assert route(page) == "/3"


def test_modules_import_as_with_vite(home: Path, open_page: Open) -> None:
    page = open_page(site_of(home, "live-imports"), "/1")
    imports = page.locator(".slidev-page-1 .imports")
    expect(imports.locator(".loaded")).to_have_text("1 production ./ false")
    assert json.loads(imports.locator(".facts").inner_text()) == {
        "x": 1,
        "raw": "hello raw\n",
        "lib": ["./parts/a.vue", "./parts/b.vue"],
        "eager": ["./parts/a.vue", "./parts/b.vue"],
        "raws": {"./pictures/a.svg": 20},
        "same": True,
    }
    pictures = imports.locator("img")
    page.wait_for_function("[...document.querySelectorAll('.imports img')].every((picture) => picture.complete)")
    assert pictures.evaluate_all("all => all.map((picture) => picture.naturalWidth)") == [20, 30, 20]
    assert imports.locator("b").all_inner_texts() == ["part a", "part b", "part b"]
    expect(imports).to_have_css("color", "rgb(255, 0, 0)")


LOST = """<script setup>
import { onMounted } from "vue"
import a from "./lost-a.svg"
const b = new URL("./lost-b.png", import.meta.url).href
import { gone } from "./gone.js"
import { useNothing } from "@slidev/client"
import "no-such-package"
import old from "@slidev/client/logic/nav"
import Icon from "@slidev/client/internals/IconButton.vue"
onMounted(() => {})
</script>

<template><img :src="a"><Icon title="x">{{ old }}</Icon></template>
"""


def test_what_is_lost_is_told_at_its_place(home: Path) -> None:
    deck = home / "lost"
    (deck / "components").mkdir(parents=True)
    (deck / "components" / "Lost.vue").write_text(LOST)
    (deck / "slides.md").write_text("# One\n\n<Lost />\n")
    found = {
        (each.code, each.span.line)
        for each in build(deck / "slides.md").problems
        if each.span and each.span.file == deck / "components" / "Lost.vue"
    }
    assert found >= {
        ("missing-asset", 3),
        ("missing-asset", 4),
        ("missing-import", 5),
        ("npm-import", 7),
        ("unknown-module", 8),
        ("not-static", 9),
    }
