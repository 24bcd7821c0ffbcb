"""Clicks as a person sees them: recorded slides of real Slidev, played in a browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from deckc.pipeline import build
from deckc.write import write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
FILES = ("click-cases.json", "click-cases-more.json", "click-cases-live.json")
CASES = [case for name in FILES for case in json.loads((HERE / "conformance" / name).read_text(encoding="utf-8"))]
STATES = (HERE / "click_states.js").read_text(encoding="utf-8")
Case = dict[str, Any]


def decks() -> Iterator[tuple[str, list[Case]]]:
    """The cases by headmatter: those that share one are slides of one deck, after a cover."""
    for head, cases in groupby(sorted(CASES, key=lambda case: case.get("deck", "")), lambda case: case.get("deck", "")):
        yield head, list(cases)


def markdown(head: str, cases: list[Case]) -> str:
    chunks = [(head, "# Cover\n"), *((case["frontmatter"], case["body"]) for case in cases)]
    slides = (f"---\n{matter}\n---\n\n{body}" if matter else f"---\n\n{body}" for matter, body in chunks)
    return "\n".join(slides)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[dict[str, tuple[Page, int]]]:
    """The open page and slide number of each case, by name."""
    found: dict[str, tuple[Page, int]] = {}
    context = chromium.new_context(viewport={"width": 980, "height": 552})
    for head, cases in decks():
        folder = tmp_path_factory.mktemp("deck")
        deck = folder / "slides.md"
        deck.write_text(markdown(head, cases), encoding="utf-8")
        for name, text in (pair for case in cases for pair in case.get("files", {}).items()):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        write(build(deck).artifacts, folder / "dist")
        page = context.new_page()
        page.goto((folder / "dist" / "index.html").as_uri())
        found |= {case["name"]: (page, number) for number, case in enumerate(cases, 2)}
    yield found
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_recorded_slide_shows_the_same_at_every_click(case: Case, places: dict[str, tuple[Page, int]]) -> None:
    page, number = places[case["name"]]
    slide = page.evaluate(f"deck.deck.slides[{number - 1}]")
    assert (slide["start"], slide["clicks"]) == (case["start"], case["total"])
    look = looker(page, number, case)
    if "classes" in case:
        assert page.evaluate(f"({STATES})({json.dumps(case['words'])}).classes") == case["classes"]
    # A motion keeps what the next variant does not name: on the way back some slides look otherwise, as in Slidev.
    ways = (case["states"], case.get("back", case["states"][::-1]))
    for states in ways:
        for state in states:
            assert look(state["click"], state) == state


def looker(page: Page, number: int, case: Case) -> Callable[[int, Case], Case]:
    page.evaluate(f"deck.go({{no: {number}, click: 0}})")

    def look(click: int, wanted: Case) -> Case:
        page.evaluate(f"deck.go({{no: {number}, click: {click}}})")
        seen = page.evaluate(f"({STATES})({json.dumps(case['words'])})") | {"click": click}
        return {key: seen[key] for key in wanted}

    return look


STILL = """
<v-switch><template #1>alfa</template><template #2>bravo</template></v-switch>
<div v-if="$clicks === 2">charlie</div>
<div v-click="[1, 2]">delta</div>
<div v-if="$clicks > 2">echo</div>
"""
VIEWS = {"print": ".print-slide-container", "overview": "#deck-list .deck-still", "scroll": "#deck-scroll .deck-still"}


@pytest.mark.browser
@pytest.mark.parametrize("view", VIEWS)
def test_slides_that_stand_still_show_their_last_click(view: str, tmp_path: Path, chromium: Browser) -> None:
    deck = tmp_path / "slides.md"
    deck.write_text(STILL, encoding="utf-8")
    write(build(deck).artifacts, tmp_path / "dist")
    page = chromium.new_page()
    page.goto(f"{(tmp_path / 'dist' / 'index.html').as_uri()}#/{view}")
    page.locator(f"{VIEWS[view]} .slidev-page").wait_for()
    seen = {word: page.get_by_text(word, exact=True).is_visible() for word in ("alfa", "bravo", "charlie", "echo")}
    hidden = page.get_by_text("delta", exact=True).evaluate("node => getComputedStyle(node).opacity")
    page.close()
    assert (seen, hidden) == ({"alfa": False, "bravo": True, "charlie": True, "echo": False}, "0")


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ("<div v-click=\"'soon'\">a</div>", "bad-click", "the click 'soon' is not a number"),
        ('<div v-click="0">a</div>', "bad-click", "the click 0 comes before the first one, 1"),
        ("<div v-click=\"[1, 'x']\">a</div>", "bad-click", "the click 'x' is not a number"),
        ('<v-clicks at="x"><b>a</b></v-clicks>', "bad-click", "the click 'x' is not a number"),
        (
            '<v-click :at="[1, 2]">a</v-click>',
            "bad-click",
            "the click [1, 2] is a range, which only the directive takes",
        ),
        (
            "<v-switch><template #1>a</template><template #3->b</template></v-switch>",
            "bad-switch-slot",
            "v-switch has no clicks for the slot '3-'",
        ),
        (
            "<v-switch><template #4-2>a</template></v-switch>",
            "bad-switch-slot",
            "v-switch has no clicks for the slot '4-2'",
        ),
        ("<v-switch>a</v-switch>", "bad-switch-slot", "v-switch has no clicks for the slot 'default'"),
        ("<b v-mark.circel>a</b>", "unknown-modifier", "v-mark has no modifier called 'circel'"),
    ],
)
def test_clicks_that_mean_nothing_are_reported(tmp_path: Path, body: str, code: str, message: str) -> None:
    deck = tmp_path / "slides.md"
    deck.write_text(f"# Title\n\n{body}\n", encoding="utf-8")
    found = build(deck).problems
    assert [(problem.code, problem.message) for problem in found] == [(code, message)]
    assert found[0].span is not None
    assert found[0].span.line == 3
