"""What is around the slides: the deck's info, a page that embeds it, addresses that lead nowhere, pictures ahead."""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from deckc.pipeline import build
from deckc.write import write

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
PIXEL = base64.b64decode("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==")
INFO = """---
theme: none
title: Told
info: |
  ## About this

  By [somebody](https://example.org), with a <b>word</b> in `code`. ![dot](./dot.gif)
transition: none
---

# One

---
clicks: 2
---

# Two

---

# Three
"""


@pytest.fixture
def made(tmp_path: Path) -> Callable[[str], str]:
    """Builds a deck with some pictures beside it; its address."""

    def make(text: str) -> str:
        (tmp_path / "slides.md").write_text(text)
        for name in ("dot", *(f"dot{number}" for number in range(1, 10))):
            (tmp_path / f"{name}.gif").write_bytes(PIXEL + name.encode())
        result = build(tmp_path / "slides.md")
        assert [problem.message for problem in result.problems] == []
        write(result.artifacts, tmp_path / "dist")
        return (tmp_path / "dist" / "index.html").as_uri()

    return make


# ── info ─────────────────────────────────────────────────────────────────────────────────────────────


def test_info_is_a_dialog_of_the_bar(page: Page, made: Callable[[str], str]) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(made(INFO))
    button = page.get_by_role("button", name="About these slides")
    assert not [url for url in requests if url.endswith(".gif")]
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="About these slides")
    assert dialog.get_by_role("heading").inner_text() == "About this"
    assert dialog.get_by_role("link").get_attribute("href") == "https://example.org"
    assert dialog.locator("img").evaluate("node => node.decode().then(() => node.naturalWidth)") == 1
    for _ in range(4):
        page.keyboard.press("Tab")
        inside = page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
        assert inside
    page.keyboard.press("ArrowRight")
    assert page.evaluate("deck.state.no") == 1
    page.keyboard.press("Escape")
    assert dialog.count() == 0
    assert button.evaluate("node => node === document.activeElement")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_info(page: Page, made: Callable[[str], str], scheme: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme=scheme)
    page.goto(made(INFO))
    page.evaluate("deck.run('toggleInfo')")
    violations = Axe().run(page).response["violations"]
    assert [found["id"] for found in violations if found["impact"] in ("serious", "critical")] == []
    page.mouse.click(5, 5)
    assert page.get_by_role("dialog").count() == 0


def test_broken_markup_in_the_info_stays_in_its_dialog(page: Page, made: Callable[[str], str]) -> None:
    page.goto(made("---\ninfo: 'a </div></dialog></script><i>b'\n---\n\n# One\n"))
    page.evaluate("deck.run('toggleInfo')")
    assert page.get_by_role("dialog").inner_text().startswith("a b")
    assert page.locator("#slideshow i").count() == 0


# ── embedded ─────────────────────────────────────────────────────────────────────────────────────────

AROUND = """
<iframe src="{0}" width="980" height="552"></iframe>
<script>
window.told = [];
onmessage = ({{ data }}) => told.push(data);
const say = (message) => frames[0].postMessage({{ target: "slidev", ...message }}, "*");
</script>
"""


@pytest.mark.parametrize("route", ["?embedded#/1", "#/1?embedded"])
def test_an_embedded_deck_shows_less_and_keeps_it(page: Page, made: Callable[[str], str], route: str) -> None:
    page.goto(made(INFO) + route)
    visible = "buttons => buttons.filter((one) => one.checkVisibility()).map((one) => one.ariaLabel)"
    for _ in range(2):
        buttons = page.locator("#deck-controls button").evaluate_all(visible)
        assert buttons == ["Back", "Forward", "Light or dark"]
        page.keyboard.press("ArrowDown")
        assert len(re.findall(r"[?&]embedded", page.url)) == 1
    assert page.evaluate("deck.state.no") == 3
    page.mouse.click(400, 300, button="right")
    assert page.get_by_role("menu").count() == 0


@pytest.mark.parametrize(
    ("message", "state"),
    [
        ("{type: 'navigate', no: 2, clicks: 1}", [2, 1]),
        ("{type: 'navigate', no: '3'}", [3, 0]),
        ("{type: 'navigate', operation: 'next'}", [2, 1]),
        ("{type: 'navigate', operation: 'go', args: [2, 2]}", [2, 2]),
        ("{type: 'navigate', operation: 'nextSlide', args: []}", [3, 0]),
        ("{type: 'navigate', operation: 'nobody'}", [2, 0]),
        ("{type: 'navigate', no: 99}", [3, 0]),
        ("{target: 'other', type: 'navigate', no: 3}", [2, 0]),
    ],
)
def test_messages_lead_the_deck_and_are_answered(
    page: Page, made: Callable[[str], str], tmp_path: Path, message: str, state: list[int]
) -> None:
    (tmp_path / "around.html").write_text(AROUND.format(made(INFO) + "?embedded#/2"))
    page.goto((tmp_path / "around.html").as_uri())
    page.wait_for_function("told.length > 0")
    page.evaluate(f"say({message}); say({{type: 'css-vars', vars: {{'--last-message': 1}}}})")
    page.frames[1].wait_for_function("document.documentElement.style.getPropertyValue('--last-message')")
    assert page.frames[1].evaluate("[deck.state.no, deck.state.click]") == state
    no, clicks = state
    page.wait_for_function(
        "([no, clicks]) => told.at(-1).navState.no === no && told.at(-1).navState.clicks === clicks", arg=state
    )
    told = page.evaluate("told")
    assert told[-1] == {
        "target": "slidev",
        "clientId": told[0]["clientId"],
        "navState": {"no": no, "clicks": clicks, "hasNext": no < 3, "hasPrev": True},
    }


def test_messages_set_variables_and_the_colour_scheme(page: Page, made: Callable[[str], str], tmp_path: Path) -> None:
    (tmp_path / "around.html").write_text(AROUND.format(made(INFO)))
    page.goto((tmp_path / "around.html").as_uri())
    page.wait_for_function("told.length > 0")
    page.evaluate("say({type: 'css-vars', vars: {'--mine': '7px'}}); say({type: 'color-schema', color: 'dark'})")
    root = "document.documentElement"
    page.frames[1].wait_for_function(f"{root}.className.includes('dark')")
    assert page.frames[1].evaluate(f"{root}.style.getPropertyValue('--mine')") == "7px"


# ── addresses that lead nowhere ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("asked", "buttons"),
    [
        ("/a/b", ["Go Home"]),
        ("/a/2/b", ["Go Home", "Go to Slide 2"]),
        ("/a/1", ["Go to Slide 1"]),
        ("/a/9", ["Go Home"]),
    ],
)
def test_a_deeper_path_is_not_found(page: Page, made: Callable[[str], str], asked: str, buttons: list[str]) -> None:
    page.goto(f"{made(INFO)}#{asked}")
    assert page.get_by_role("main").get_by_text(f"Page {asked} not found").is_visible()
    assert page.get_by_role("main").get_by_role("button").all_text_contents() == buttons
    assert page.evaluate("location.hash") == f"#{asked}"
    page.get_by_role("button", name=buttons[-1]).click()
    number = int(buttons[-1][-1]) if buttons[-1][-1].isdigit() else 1
    assert page.evaluate("location.hash") == f"#/{number}"
    assert page.locator(f"#slideshow .slidev-page-{number}").is_visible()


# ── pictures ahead ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("wish", "first", "then"),
    [("", "1234", "123456"), ("preloadImages: {ahead: 1}", "12", "1234"), ("preloadImages: false", "12", "123")],
)
def test_pictures_are_loaded_when_they_are_near(
    page: Page, made: Callable[[str], str], wish: str, first: str, then: str
) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    kinds = ("![]({})", '<div style="background-image: url({})"></div>')
    slides = [f"# {number}\n\n{kinds[number == 4].format(f'./dot{number}.gif')}" for number in range(1, 10)]
    page.goto(made(f"---\ntheme: none\n{wish}\n---\n\n" + "\n\n---\n\n".join(slides)))

    def loaded(least: int) -> str:
        """So many, and what was asked for with them."""
        until = time.monotonic() + 30
        while True:
            page.wait_for_timeout(20)  # requests are heard of meanwhile
            names = {url.rsplit("/", 1)[-1] for url in requests if url.endswith(".gif")}
            if len(names) >= least or time.monotonic() > until:
                return "".join(sorted(name[3] for name in names))

    assert loaded(len(first)) == first
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert loaded(len(then)) == then
    page.keyboard.press("End")
    assert loaded(len(then) + 1).startswith(then)


# ── branches ─────────────────────────────────────────────────────────────────────────────────────────


def test_branches_of_a_switch_come_and_go_with_a_transition(page: Page, made: Callable[[str], str]) -> None:
    switch = (
        '<v-switch unmount transition="fade"><template #1>first</template><template #2>second</template></v-switch>'
    )
    page.clock.install(time=0)
    page.goto(made(f"---\ntheme: none\n---\n\n# One\n\n{switch}\n"))
    page.clock.pause_at(60_000)  # from here time goes on only where the test says so
    branches = page.locator("[data-clicks-branch]")
    assert branches.all_text_contents() == ["", ""]
    page.keyboard.press("ArrowRight")
    assert "fade-enter-active" in str(branches.nth(0).get_attribute("class"))
    page.keyboard.press("ArrowRight")
    assert "fade-leave-active" in str(branches.nth(0).get_attribute("class"))
    assert branches.all_text_contents() == ["first", "second"]
    page.clock.run_for(5_000)
    assert page.locator("[class*=fade-]").count() == 0
    assert branches.all_text_contents() == ["", "second"]
    for key in ("ArrowLeft", "ArrowRight", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
    page.clock.run_for(5_000)
    assert page.locator("[class*=fade-]").count() == 0
    assert branches.all_text_contents() == ["", ""]
