"""Slidev's own components and directives are the same wherever they are rendered: by the static renderer, by Vue when
the deck is built, and by Vue in the page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browsing import DECKS
from deckc.cli import run
from live_packages import bring

pytestmark = pytest.mark.browser
SCRIPT = """<script setup>
import {{ onMounted, ref }} from "vue"
const on = ref({first})
onMounted(() => (on.value = true))
</script>
"""
# Elements with sorted attributes; what differs from slide to slide, or in the spelling of JSON and CSS, is left out.
SHAPE = """root => {
  const own = new Set(["id", "marker-end", "marker-start", "data-drag-id", "aria-current", "data-motion-at", "d"]);
  const words = (node) => [...node.classList].filter((word) => !/^router-|item-active/.test(word)).sort();
  const rules = (node) => [...node.style].map((key) => key + node.style.getPropertyValue(key)).sort();
  const value = (node, name, text) => {
    if (name === "class") return words(node);
    if (name === "style") return rules(node);
    return text.startsWith("{") ? Object.entries(JSON.parse(text)).sort() : text;
  };
  const shape = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\\s+/g, " ").trim() || [];
    if (node.nodeType !== Node.ELEMENT_NODE || node.classList.contains("number")) return [];
    const attributes = [...node.attributes].filter(({ name }) => !own.has(name));
    const pairs = attributes.map((each) => [each.name, value(node, each.name, each.value)]);
    const children = [...node.childNodes].map(shape).filter((child) => child.length);
    return [node.localName, pairs.filter(([, text]) => String(text)).sort(), children];
  };
  return JSON.stringify(shape(root), null, 1);
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("live") / "deck"
    shutil.copytree(DECKS / "live-twins", folder)
    bring(folder)
    template = (folder / "components" / "Plain.vue").read_text()
    (folder / "components" / "Hydrated.vue").write_text(SCRIPT.format(first="true") + template)
    later = template.replace('<div class="twins">', '<div v-if="on" class="twins">')
    (folder / "components" / "Made.vue").write_text(SCRIPT.format(first="false") + later)
    assert run(["build", str(folder / "slides.md"), "-q", "-o", str(folder / "dist")]) == 0
    return folder / "dist" / "index.html"


def shape(page: Page, no: int, click: int) -> str:
    page.evaluate(f"deck.run('go', '{no}:{click}')")
    twins = page.locator(f".slidev-page-{no} .twins")
    expect(twins.locator("i.slidev-vclick-target")).to_be_attached()
    expect(twins.locator(".slidev-auto-fit-text-inner")).to_have_attribute("style", re.compile("font-size"))
    return str(twins.evaluate(SHAPE))


def test_they_are_the_same(site: Path, page: Page) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.route("https://**", lambda route: route.abort())
    page.goto(f"{site.as_uri()}#/4")
    expect(page.locator(".slidev-page-4 .twins")).to_be_visible()
    assert page.evaluate("deck.deck.slides.map(({ clicks }) => clicks)") == [0, 9, 9, 9]
    for click in (0, 2, 6, 9):
        static, hydrated, made = (shape(page, no, click) for no in (2, 3, 4))
        assert hydrated == static
        assert made == static
    assert faults == []
