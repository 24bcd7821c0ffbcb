"""Utilities against what real UnoCSS 66.7.5 says with Slidev's settings (`tests/tools/record_utilities.mjs`)."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from deckc.style import StyleTheme, css_of, expand_groups, tokens, utilities
from deckc.style.sheet import layers, text_of
from deckc.style.utility import utilities_of
from growth import LINEAR, TIMES

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = Path(__file__).parent / "conformance"
ELEMENTS = Path(__file__).parent / "cases" / "style" / "elements.html"

MEANT = {
    "grid-cols-[30%,70%]": "UnoCSS passes the comma list on, which no browser takes; it means spaces, as in Windi CSS",
}
"""Tokens whose CSS is another one on purpose. See `docs/differences.md`."""


@cache
def recorded(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def test_tokens_of_real_decks() -> None:
    """2,770 tokens of 235 decks: all equal but for those that are meant to differ."""
    wrong = {token for token, known in recorded("utilities").items() if css_of(token) != known["css"]}
    assert wrong == set(MEANT)


def test_tokens_of_all_families() -> None:
    """1,700 tokens made of all rows, values and variants; a quarter of them are no utilities."""
    wrong = {token: (css, css_of(token)) for token, css in recorded("utilities-more").items() if css_of(token) != css}
    assert not wrong


def test_words_and_other_frameworks_classes() -> None:
    """3,000 English words and 700 class names of other frameworks: CSS only for those that UnoCSS takes too."""
    data = recorded("utilities-words")
    words = [word for line in (*data["words"], *data["frameworks"]) for word in line.split()]
    assert len(words) > 3600
    assert {word: css for word in words if (css := css_of(word))} == data["css"]


@pytest.mark.parametrize("number", range(7))
def test_the_order_of_a_sheet(number: int) -> None:
    """Who wins of two classes: whole sheets are equal, layer by layer, rule by rule."""
    sheet = recorded("utilities-sheets")["sheets"][number]
    made = (one for token in sorted(sheet["tokens"].split("\t")) for one in utilities_of(token, StyleTheme()))
    assert text_of(layers(made)).split("\n") == sheet["css"].split("\n")


def test_the_same_bytes_in_any_order() -> None:
    known = list(recorded("utilities"))[:400]
    shuffled = known.copy()
    random.Random(4).shuffle(shuffled)
    assert utilities(known) == utilities(shuffled)


def test_speed() -> None:
    """CPU time in processes that have only imported the engine: in proportion to the tokens; less for known ones."""
    code = (
        "import json, sys, time; count, *files = sys.argv[1:];"
        "wanted = [token for file in files for token in json.load(open(file))][:int(count)];"
        "from deckc import style; start = time.process_time(); style.utilities(wanted);"
        "first = time.process_time(); style.utilities(wanted); print(first - start, time.process_time() - first)"
    )
    files = [str(FOLDER / f"{name}.json") for name in ("utilities", "utilities-more")]

    def least(count: int) -> tuple[float, ...]:
        words = [sys.executable, "-c", code, str(count), *files]
        runs = [subprocess.run(words, capture_output=True, text=True, check=True).stdout.split() for _ in range(2)]
        return tuple(min(map(float, column)) for column in zip(*runs, strict=True))

    (few, _), (many, again) = least(3000 // TIMES), least(3000)
    assert many < few * LINEAR
    assert again < many / 4


STYLES = """() => {
    for (const motion of document.getAnimations()) {  // else what is read depends on when it is read
        motion.pause()
        motion.currentTime = 0
    }
    const seen = [...document.querySelectorAll('body *')].map(element => ['', '::before', '::after'].map(part => {
        const style = getComputedStyle(element, part)
        return Object.fromEntries([...style].filter(name => !name.startsWith('--')).map(name => [name, style[name]]))
    }))
    return JSON.stringify(seen)  // as a text: Playwright takes ten times as long for that many values
}"""


@pytest.mark.browser
def test_computed_styles(page: Page) -> None:
    """63 elements of mixed classes: every computed property is the one that UnoCSS's sheet gives."""
    html = expand_groups(ELEMENTS.read_text(encoding="utf-8"))
    wanted = recorded("utilities-computed")
    assert set(tokens(html)) == set(wanted["tokens"].split("\t"))
    seen = []
    for css in (wanted["css"], utilities(tokens(html))):
        page.set_content(f"<style>{css}</style><body>{html}")
        seen.append(json.loads(page.evaluate(STYLES)))
    for ours, known in zip(seen[1], seen[0], strict=True):
        assert ours == known
