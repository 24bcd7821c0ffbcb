"""What tests of the player share: decks that are built, keys that are pressed."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from deckc.pipeline import build
from deckc.write import write

if TYPE_CHECKING:
    from playwright.sync_api import Page

DECKS = Path(__file__).parent / "decks"


def built(name: str, folder: Path) -> Path:
    """The page of a deck of `tests/decks`."""
    result = build(DECKS / name / "slides.md")
    assert [problem.message for problem in result.problems] == []
    write(result.artifacts, folder)
    return folder / "index.html"


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def resize(page: Page, width: int, height: int) -> None:
    """Changes the window's size and waits until the canvas fills it."""
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function(
        "width => Math.abs(document.querySelector('#slide-content').getBoundingClientRect().width - width) < 0.1",
        arg=980 * min(width / 980, height / 552),
    )


def at_rest(page: Page) -> None:
    """Waits until what moves for a while (transitions, animations that end) has come to its end."""
    page.evaluate(
        """async () => {
            await new Promise(requestAnimationFrame);
            const ends = (each) => each.playState === "running" && each.effect.getComputedTiming().endTime < Infinity;
            await Promise.allSettled(document.getAnimations().filter(ends).map((each) => each.finished));
        }"""
    )


def step_time(page: Page, steps: int) -> float:
    """The median of steps through a deck, in milliseconds: to be held against that of another deck."""
    took = page.evaluate(
        """steps => Array.from({ length: steps }, () => {
            const begin = performance.now(); deck.run("next"); return performance.now() - begin; })""",
        steps,
    )
    return float(median(took))


def route(page: Page) -> str:
    return str(page.evaluate("location.hash.slice(1)"))


# Counts what a page must end when it stops: to be run before its scripts.
COUNTING = """
window.counts = { listeners: 0, timers: 0, observers: 0 };
const add = EventTarget.prototype.addEventListener, remove = EventTarget.prototype.removeEventListener;
EventTarget.prototype.addEventListener = function (...all) { counts.listeners++; add.apply(this, all); };
EventTarget.prototype.removeEventListener = function (...all) { counts.listeners--; remove.apply(this, all); };
const set = window.setTimeout, clear = window.clearTimeout, open = new Set();
const count = (change) => (id) => { open[change](id); counts.timers = open.size; return id; };
window.setTimeout = (action, ...rest) => {
  const id = count("add")(set(() => { count("delete")(id); action(); }, ...rest));
  return id;
};
window.clearTimeout = (id) => clear(count("delete")(id));
const again = window.setInterval, end = window.clearInterval;
window.setInterval = (...all) => count("add")(again(...all));
window.clearInterval = (id) => end(count("delete")(id));
for (const name of ["IntersectionObserver", "ResizeObserver", "MutationObserver"]) {
  const Kind = window[name];
  window[name] = class extends Kind {
    constructor(...all) { super(...all); counts.observers++; }
    disconnect() { super.disconnect(); counts.observers--; }
  };
}
// Resolves when no timer runs. In the page: Playwright's means of waiting listen to the page themselves.
window.atRest = async () => {
  for (let frames = 0; counts.timers && frames < 1800; frames++) await new Promise(requestAnimationFrame);
};
"""
