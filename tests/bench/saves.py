"""From a saved file to the word on the screen: `deckc serve` in a browser, one slide of the deck changed by each save.

By the wall clock, from the moment before the file is written to the frame after the one in which the page has the word.
The page looks at each frame and notes the time itself, so asking it costs nothing.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from bench.running import Row
from chromium import ARGUMENTS, HOW_TO_GET, find_chromium
from live_packages import bring
from serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["rows"]

EDITS = 8  # for each time that a thing is run: 40 where nothing else is asked
VIEWS = {
    "player": ("{no}", "#slideshow h1"),
    "presenter": ("presenter/{no}", ".main h1"),
    "component": ("{no}", "#slideshow h2"),  # a saved component of the slide, which runs in the page
}
COMPONENT = """<script setup>
import {{ ref }} from "vue";
const count = ref(0);
</script>
<template><h2 @click="count++">{word} {{{{ count }}}}</h2></template>
"""
SLIDE = "# Slide {no}\n\n<v-clicks>\n\n* one\n* two\n\n</v-clicks>\n\n```python {{1|2}}\na = {no}\nb = 2\n```\n"
# Looks at each frame whether the word is there, and resolves with the time of the frame after, when it has been drawn.
SHOWN = """([selector, word]) => new Promise((seen) => {
  const look = () => {
    const there = [...document.querySelectorAll(selector)].some((each) => each.textContent.includes(word));
    requestAnimationFrame(there ? () => seen(performance.timeOrigin + performance.now()) : look);
  };
  look();
})"""
# The server answers a page that joins; a save before that is a reload. To be run before the page's scripts.
JOINED = """window.WebSocket = class extends WebSocket {
    constructor(...all) { super(...all); this.addEventListener("message", () => { window.joined = true }) }
}"""


def rows(times: int) -> Iterator[Row]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        program = find_chromium(playwright)
        if program is None:
            raise RuntimeError(HOW_TO_GET)
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        for count in (30, 1000):
            for view in VIEWS:
                if view == "component" and count > 30:
                    continue
                took = sorted(latencies(browser, count, view, EDITS * times))
                yield {"slides": f"{count:,}", "view": view, "saves": str(len(took)), **summary(took)}
        browser.close()


def summary(took: Sequence[float]) -> dict[str, str]:
    """Median and 95th percentile of milliseconds."""
    return {"median, ms": f"{median(took):.0f}", "p95, ms": f"{quantiles(took, n=20, method='inclusive')[-1]:.0f}"}


def latencies(browser: Browser, count: int, view: str, saves: int) -> Iterator[float]:
    """The milliseconds from each save of a deck of so many slides until its word is on the page."""
    slides = [SLIDE.format(no=no) for no in range(1, count + 1)]
    no = count // 2
    address, selector = VIEWS[view]
    is_component = view == "component"
    with tempfile.TemporaryDirectory() as folder:
        deck = Path(folder) / "slides.md"
        component = deck.with_name("components") / "Counter.vue"
        if is_component:
            bring(Path(folder))
            component.parent.mkdir()
            component.write_text(COMPONENT.format(word=f"Slide {no}"), encoding="utf-8")
            slides[no - 1] += "\n<Counter />\n"
        save(deck, slides)
        with served(deck) as server:
            page = browser.new_page()
            page.add_init_script(JOINED)
            page.goto(server.url + address.format(no=no))
            page.wait_for_function("window.joined")
            page.wait_for_function(SHOWN, arg=[selector, f"Slide {no}"])
            for number in range(1, saves + 1):
                if is_component:
                    texts = {component: COMPONENT.format(word=f"Save{number}!")}
                    yield one(page, texts, (selector, f"Save{number}!"))
                    continue
                slides[no - 1] = SLIDE.format(no=no).replace(f"# Slide {no}", f"# Save{number}!")
                yield one(page, {deck: text_of(slides)}, (selector, f"Save{number}!"))
            page.close()


def one(page: Page, texts: Mapping[Path, str], wanted: tuple[str, str]) -> float:
    """The milliseconds of one save. The browser's clock is the machine's, as is ours."""
    page.evaluate(f"(wanted) => {{ window.shown = ({SHOWN})(wanted) }}", [*wanted])
    saved = time.time()
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    return float(page.evaluate("window.shown")) - saved * 1000


def save(deck: Path, slides: Sequence[str]) -> None:
    deck.write_text(text_of(slides), encoding="utf-8")


def text_of(slides: Sequence[str]) -> str:
    return "\n---\n\n".join(slides)
