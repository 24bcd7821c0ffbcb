"""Templates as a person sees them: what follows the clicks, actions, tags that HTML text cannot say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from deckc.pipeline import build
from deckc.write import write

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

DECK = """# Cover

---

# States

<p v-click id="text" :class="$clicks > 1 ? 'late' : 'early'">now {{ $clicks }}</p>
<p v-if="$clicks === 1" id="one">only at one</p>
<p v-else id="other">at all others</p>
<svg><circle v-if="$clicks > 1" id="circle" r="5"/></svg>
<p v-click>last</p>
<button id="next" @click="$slidev.nav.next">on</button>
<p id="outer">

<p id="inner">a paragraph in a paragraph</p>

</p>
"""
SEEN = """() => Object.fromEntries(["text", "one", "other", "circle"].map((id) => {
  const node = document.getElementById(id);
  return [id, getComputedStyle(node).display === "none" ? null : [node.textContent, ...node.classList]];
}))"""


@pytest.fixture
def deck(tmp_path: Path, page: Page) -> Page:
    entry = tmp_path / "slides.md"
    entry.write_text(DECK, encoding="utf-8")
    write(build(entry).artifacts, tmp_path / "dist")
    page.goto(f"{(tmp_path / 'dist' / 'index.html').as_uri()}#/2")
    page.wait_for_selector("#next")
    return page


def seen(deck: Page) -> dict[str, Any]:
    found: dict[str, Any] = deck.evaluate(SEEN)
    return found


def test_what_follows_the_clicks_does_so_forward_and_back(deck: Page) -> None:
    hidden, current, prior = (f"slidev-vclick-{state}" for state in ("hidden", "current", "prior"))
    target = "slidev-vclick-target"
    at_one = {"text": ["now 1", "early", target, current], "one": ["only at one"], "other": None, "circle": None}
    others = {"one": None, "other": ["at all others"]}
    assert seen(deck) == {"text": ["now 0", "early", target, hidden], "circle": None, **others}
    deck.click("#next")
    assert seen(deck) == at_one
    deck.click("#next")
    assert seen(deck) == {"text": ["now 2", "late", target, prior], "circle": [""], **others}
    deck.evaluate("document.activeElement.blur()")  # keys belong to a button that has the focus
    deck.keyboard.press("ArrowLeft")
    assert seen(deck) == at_one


def test_a_paragraph_in_a_paragraph_is_one(deck: Page) -> None:
    assert deck.eval_on_selector("#inner", "node => [node.tagName, node.parentElement.tagName]") == ["P", "P"]
    assert deck.eval_on_selector("#inner", "node => node.parentElement.id") == "outer"
