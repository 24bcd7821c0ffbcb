"""A save shows in an open page: only what changed is made anew, and it is there at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import pytest

from serving import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SLIDE = "# Slide {no}\n\n<v-clicks>\n\n* one\n* two\n\n</v-clicks>\n\n```python {{1|2}}\na = {no}\nb = 2\n```\n"
SEEN = """text => new Promise(done => {
    const look = () => document.querySelector('#slideshow')?.textContent.includes(text) && done(Date.now())
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
})"""


def write(deck: Path, slides: list[str]) -> None:
    deck.write_text("\n---\n\n".join(slides))


def slides_of(count: int) -> list[str]:
    return [SLIDE.format(no=no) for no in range(1, count + 1)]


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    (tmp_path / "deck").mkdir()
    write(tmp_path / "deck" / "slides.md", slides_of(9))
    return tmp_path / "deck" / "slides.md"


@pytest.fixture
def open_page(deck: Path, page: Page) -> Iterator[tuple[Page, Served]]:
    with served(deck) as server:
        page.goto(f"{server.url}3?clicks=1")
        page.wait_for_selector(".slidev-page-3")
        page.evaluate("window.same = true")
        yield page, server


def test_a_changed_slide_takes_its_place_without_a_reload(deck: Path, open_page: tuple[Page, Served]) -> None:
    page, _ = open_page
    slides = slides_of(9)
    slides[2] = '# Drei\n\n<p v-click class="text-[37px]">first</p>\n'
    write(deck, slides)
    page.wait_for_selector("h1:text('Drei')")
    first = page.locator("p:text('first')")
    assert first.evaluate("node => getComputedStyle(node).fontSize") == "37px"
    assert first.is_visible()
    assert page.url.endswith("/3?clicks=1")

    slides[3] = "# Vier\n"  # a neighbour that waits, and one that is text only
    slides[7] = "# Acht\n"
    slides[2] = "# Drei ohne Klicks\n"
    write(deck, slides)
    page.wait_for_selector("h1:text('Drei ohne Klicks')")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector("h1:text('Vier') >> visible=true")
    page.evaluate("deck.go({ no: 8, click: 0 })")
    page.wait_for_selector("h1:text('Acht') >> visible=true")
    assert page.evaluate("window.same")


def test_more_slides_or_other_settings_load_the_page_anew(deck: Path, open_page: tuple[Page, Served]) -> None:
    page, _ = open_page
    write(deck, [*slides_of(9), "# Ten\n"])
    page.wait_for_function("window.deck?.deck.slides.length === 10")
    assert page.evaluate("window.same") is None
    write(deck, ["---\ntitle: Another\n---\n\n# One\n", *slides_of(10)[1:]])
    page.wait_for_function("document.title.startsWith('Another')")


@pytest.mark.parametrize(("count", "limit"), [(9, 500), (1000, 3000)])
def test_how_soon_a_save_shows(deck: Path, page: Page, count: int, limit: float) -> None:
    """Median of five saves, in milliseconds from before the write to the words in the page.

    The limits are for busy machines: a quiet one needs a tenth.
    """
    slides = slides_of(count)
    write(deck, slides)
    took = []
    with served(deck) as server:
        page.goto(f"{server.url}5")
        page.wait_for_selector("h1:text('Slide 5') >> visible=true")
        time.sleep(0.5)
        for number in range(5):
            page.evaluate(f"() => {{ window.seen = ({SEEN})('Save {number}!') }}")
            slides[4] = f"# Save {number}!\n"
            began = time.time()
            write(deck, slides)
            page.wait_for_selector(f"h1:text('Save {number}!')")
            took.append(page.evaluate("window.seen") - began * 1000)
            time.sleep(0.1)
    print(f"{count} slides: {[round(each) for each in took]} ms")
    assert median(took) < limit
