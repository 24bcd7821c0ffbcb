"""Icons as a person sees them: of the right size, and with something drawn in them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from deckc.config import Options
from deckc.pipeline import build
from deckc.write import write

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

DECK = """<div class="flex gap-4 text-5xl">
<mdi-home id="a" /> <logos-vue id="b" /> <carbon-edit id="c" /> <twemoji-rocket id="d" />
<i id="e" class="i-mdi-home text-red-500" /> <i id="f" class="i-logos-vue" />
<i id="g" class="i-twemoji:rocket" />
</div>
"""
# Width and height in letters, as Slidev's packages give them.
SIZES = {"a": (1.2, 1.2), "b": (1.4, 1.2), "c": (1.2, 1.2), "d": (1.2, 1.2), "e": (1, 1), "f": (1.16, 1), "g": (1, 1)}


@pytest.fixture
def deck(tmp_path: Path, page: Page) -> Page:
    entry = tmp_path / "slides.md"
    entry.write_text(DECK, encoding="utf-8")
    write(build(entry, options=Options(single_file=True)).artifacts, tmp_path / "dist")
    page.goto((tmp_path / "dist" / "index.html").as_uri())
    page.wait_for_selector("#a")
    return page


def picture(deck: Page, name: str) -> Image.Image:
    box = deck.locator(f"#{name}").bounding_box()
    assert box is not None
    return Image.open(BytesIO(deck.screenshot(clip=box))).convert("RGB")


def test_icons_have_slidevs_size_and_are_drawn(deck: Page) -> None:
    scale = deck.evaluate("() => document.querySelector('#a').getBoundingClientRect().width") / SIZES["a"][0]
    for name, (width, height) in SIZES.items():
        box = deck.locator(f"#{name}").bounding_box()
        assert box is not None
        assert box["width"] == pytest.approx(width * scale, abs=0.5), name
        assert box["height"] == pytest.approx(height * scale, abs=0.5), name
        shown = picture(deck, name)
        counted = [count for count, _ in shown.getcolors(shown.width * shown.height) or ()]
        assert max(counted) < 0.95 * sum(counted), f"{name}: nothing but the ground is there"


def test_a_class_has_the_colour_of_its_text(deck: Page) -> None:
    shown = picture(deck, "e")
    assert shown.getpixel((shown.width // 2, shown.height // 3)) == (239, 68, 68)  # red-500
