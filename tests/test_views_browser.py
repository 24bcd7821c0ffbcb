"""What `isDark`, `isPresenter`, `isPrintMode` and `$renderContext` make of a slide, where a person looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from deckc.pipeline import build
from deckc.write import write

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

COMPONENT = """<script setup>
import { useDarkMode, useNav } from '@slidev/client'
const { isDark } = useDarkMode()
const { isPresenter, isPrintMode } = useNav()
</script>
<template><div class="probe"><p :class="{ night: isDark }">{{ isDark ? 'night' : 'day' }}</p>
<b v-if="isPresenter">speaker</b><b v-else>audience</b><i v-if="isPrintMode">paper</i></div></template>
"""
DECK = """# One

<Probe />

---

# Two

<div class="probe">{{ $renderContext }}<b v-click>then</b></div>
"""
SEEN = """scope => [...document.querySelectorAll(`${scope} .probe`)].map(
  (node) => node.innerText.split(/\\s+/).join(" "))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("views")
    (folder / "components").mkdir()
    (folder / "components/Probe.vue").write_text(COMPONENT, encoding="utf-8")
    (folder / "slides.md").write_text(DECK, encoding="utf-8")
    result = build(folder / "slides.md")
    assert not result.problems
    write(result.artifacts, folder / "dist")
    return (folder / "dist/index.html").as_uri()


def seen(page: Page, scope: str = "#slideshow") -> list[str]:
    found: list[str] = page.evaluate(SEEN, scope)
    return found


def test_the_show_has_one_scheme_and_follows_it(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(address)
    page.wait_for_function("window.deck")
    assert seen(page)[0] == "night audience"
    assert page.locator("#slideshow p.night").count() == 1
    assert page.locator("#slideshow .probe p").count() == 1  # the other one is not in the page
    page.keyboard.press("d")
    page.wait_for_selector("#slideshow .probe p:not(.night)")
    assert seen(page)[0] == "day audience"
    page.emulate_media(color_scheme="light")  # what the system says, the deck now says too
    page.evaluate("deck.run('setDark', true)")
    page.wait_for_selector("#slideshow p.night")


def test_the_first_paint_is_in_the_scheme(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.route("**/deck-*.js", lambda route: route.abort())  # the player never starts
    page.goto(address)
    assert seen(page, "body") == ["night audience"]


def test_the_presenter_and_what_comes_next(page: Page, address: str) -> None:
    page.goto(f"{address}#/presenter/1")
    page.wait_for_selector(".slidev-presenter .deck-part-slide .slidev-page")
    assert seen(page, "#slideshow")[0] == "day speaker"
    assert seen(page, ".deck-part-slide") == ["previewNextthen"]
    page.keyboard.press("ArrowRight")
    page.wait_for_function("deck.state.no === 2")
    assert page.locator("#slideshow .slidev-page-2 .probe").inner_text() == "presenterthen"
    page.evaluate("deck.run('exitPresenter')")
    page.wait_for_selector(".slidev-presenter", state="detached")
    assert page.locator("#slideshow .slidev-page-2 .probe").inner_text() == "slidethen"


def test_print_and_overview(page: Page, address: str) -> None:
    page.goto(f"{address}#/print")
    page.wait_for_selector("#print-container .slidev-page-2")
    assert seen(page, "#print-container") == ["day audiencepaper", "slidethen"]
    page.goto("about:blank")
    page.goto(f"{address}#/overview")
    page.wait_for_selector(".deck-still .slidev-page-2")
    assert seen(page, ".deck-still") == ["day audience", "overviewthen"]


def test_without_scripts_there_is_one_view(page: Page, address: str) -> None:
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    plain = context.new_page()
    plain.goto(address)
    texts = plain.locator(".probe").all_inner_texts()
    context.close()
    assert [" ".join(text.split()) for text in texts] == ["day audience", "slidethen"]
