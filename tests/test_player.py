"""The player as a person meets it, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from deckc.build import build
from deckc.config import Options
from deckc.write import write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
DECKS = Path(__file__).parent / "decks"
SHOW = "#page-root > #slide-container > #slide-content > #slideshow"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built deck of the Cypress list."""
    out = tmp_path_factory.mktemp("player")
    result = build(DECKS / "player" / "slides.md")
    assert [problem.message for problem in result.problems] == []
    write(result.artifacts, out)
    return out


@pytest.fixture
def at(page: Page, site: Path) -> Iterator[Callable[[str], Page]]:
    """Opens a route of the deck. Afterwards nothing may stand on the console and nothing have left the folder."""
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(site.as_uri()) else faults.append(request.url))

    def open_at(route: str) -> Page:
        page.goto(f"{site.as_uri()}/index.html#{route}")
        return page

    yield open_at
    assert faults == []


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def route(page: Page) -> str:
    return str(page.evaluate("location.hash.slice(1)"))


def shown(page: Page, selector: str) -> list[str]:
    """Classes and text of the targets below a selector that are not hidden."""
    targets = page.locator(f"#slideshow {selector} .slidev-vclick-target:not(.slidev-vclick-hidden)")
    return targets.all_text_contents()


# ── what Slidev's own browser tests assert ───────────────────────────────────────────────────────────


def test_first_steps(at: Callable[[str], Page]) -> None:
    page = at("")
    assert route(page) == "/1"
    assert page.get_by_text("Global Footer").count() == 1
    press(page, "ArrowRight")
    assert route(page) == "/2"
    assert page.get_by_text("Global Footer").count() == 0
    text = page.locator(f"{SHOW} .slidev-page-2 > div > p")
    assert text.evaluate("node => getComputedStyle(node).borderColor") == "rgb(0, 128, 0)"
    assert text.evaluate("node => getComputedStyle(node).color") != "rgb(255, 0, 0)"


def test_code_keeps_its_braces(at: Callable[[str], Page]) -> None:
    page = at("/5")
    assert page.locator(f"{SHOW} .slidev-page-5 .slidev-code").inner_text() == "<div>{{$slidev.nav.currentPage}}</div>"
    assert page.locator(f"{SHOW} .slidev-page-5 > div > p").inner_text() == "Current Page: 5"


def test_arrows_walk_clicks_and_slides(at: Callable[[str], Page]) -> None:
    page = at("/5")
    steps = [("ArrowDown", "/6"), *(("ArrowRight", f"/6?clicks={click}") for click in range(1, 7))]
    steps += [("ArrowRight", "/7"), ("ArrowLeft", "/6?clicks=6"), ("ArrowDown", "/7"), ("ArrowUp", "/6")]
    for key, there in steps:
        press(page, key)
        assert route(page) == there


def test_named_slots(at: Callable[[str], Page]) -> None:
    assert "Right" in at("/8").locator(".col-right").inner_text()


def test_clicks_by_number_and_hiding(at: Callable[[str], Page]) -> None:
    page = at("/9")
    for click, words in enumerate(("CD", "BCD", "ABCD", "ABC"), 1):
        press(page, "ArrowRight")
        assert route(page) == f"/9?clicks={click}"
        assert "".join(shown(page, ".slidev-page-9 .cy-content")) == words
    press(page, "ArrowRight")
    assert route(page) == "/10"
    for click, words in enumerate(("BD", "D", "CD", "C"), 1):
        press(page, "ArrowRight")
        assert route(page) == f"/10?clicks={click}"
        assert "".join(shown(page, ".slidev-page-10 .cy-content-hide")) == words
    press(page, "ArrowRight")
    assert route(page) == "/11"


def test_the_overview_is_walked_by_arrows(at: Callable[[str], Page]) -> None:
    page = at("/2")
    press(page, "o", "ArrowRight", "ArrowRight", "Enter")
    assert route(page) == "/4"
    press(page, "o", "ArrowLeft", "ArrowLeft", "ArrowLeft", "Enter")
    assert route(page) == "/1"
    press(page, "o", "ArrowDown", "ArrowDown", "ArrowDown", "Enter")
    assert route(page) != "/1"
    press(page, "o", "ArrowUp", "ArrowUp", "ArrowUp", "Enter")
    assert route(page) == "/1"


def test_lists_in_lists(at: Callable[[str], Page]) -> None:
    page = at("/11")
    target = ".slidev-vclick-target:not(.slidev-vclick-hidden)"
    deepest = f"#slideshow .slidev-page-11 .cy-depth {target} {target} {target}"
    for words in ("C", "CD", "CDGH"):
        press(page, *["ArrowRight"] * 3)
        assert "".join(page.locator(deepest).all_text_contents()) == words
    press(page, *["ArrowRight"] * 3)
    top = page.locator(f"#slideshow .slidev-page-11 .cy-depth > ul > {target}").all_text_contents()
    assert "".join("".join(top).split()) == "ABCDEFGHIJKL"


def test_slots_in_clicks(at: Callable[[str], Page]) -> None:
    page = at("/12")
    press(page, *["ArrowRight"] * 6)
    assert route(page) == "/12?clicks=6"
    press(page, "ArrowRight")
    assert route(page) == "/13"
    items = "#slideshow .slidev-page-13 .cy-wrapdecorate > ul > .slidev-vclick-target"
    assert "".join(page.locator(f"{items}.slidev-vclick-hidden").all_text_contents()) == "AEFZ"
    press(page, *["ArrowRight"] * 3)
    assert "".join(page.locator(f"{items}:not(.slidev-vclick-hidden)").all_text_contents()) == "AEF"
    press(page, "ArrowRight")
    assert "".join(page.locator(f"{items}:not(.slidev-vclick-hidden)").all_text_contents()) == "AEFZ"


def test_presets(at: Callable[[str], Page]) -> None:
    page = at("/14")
    assert presets(page, ".slidev-page-14 .cy-animation-presets") == [["fade", "up"], ["scale"], ["none"]]
    for words in (["fade and up"], ["fade and up", "scale"], ["fade and up", "scale", "none"]):
        press(page, "ArrowRight")
        assert shown(page, ".slidev-page-14 .cy-animation-presets") == words


def test_presets_of_slide_and_element(at: Callable[[str], Page]) -> None:
    page = at("/15")
    assert presets(page, ".slidev-page-15 .cy-animation-frontmatter") == [["fade", "down"]]
    press(page, "ArrowRight")
    assert shown(page, ".slidev-page-15 .cy-animation-frontmatter") == ["from the slide"]
    press(page, "ArrowRight")
    assert presets(page, ".slidev-page-16 .cy-animation-hierarchy") == [["foo"], ["fade", "right"], ["none"], ["scale"]]
    still = page.locator(".slidev-page-16 .slidev-vclick-anim-none")
    assert still.evaluate("node => getComputedStyle(node).transition").startswith("none")
    press(page, *["ArrowRight"] * 4)
    assert len(shown(page, ".slidev-page-16 .cy-animation-hierarchy")) == 4


def presets(page: Page, selector: str) -> list[list[str]]:
    prefix = "slidev-vclick-anim-"
    classes = page.locator(f"{selector} .slidev-vclick-target").evaluate_all("all => all.map(one => [...one.classList])")
    return [[name.removeprefix(prefix) for name in names if name.startswith(prefix)] for names in classes]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The deck in history mode below a path; every address without a file answers with the page."""
    options = Options(base="/talks/basic/", router_mode="history")
    write(build(DECKS / "player" / "slides.md", options=options).artifacts, tmp_path / "talks" / "basic")

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if not Path(self.translate_path(self.path)).is_file():
                self.path = "/talks/basic/404.html"
            super().do_GET()

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path))) as httpd:
        thread = Thread(target=httpd.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_port}/talks/basic/"
        httpd.shutdown()
        thread.join()


def test_history_mode_below_a_path(page: Page, server: str) -> None:
    page.goto(f"{server}1")
    assert page.locator("#page-root > #slide-container > #slide-content").count() == 1
    press(page, "ArrowRight")
    assert page.url == f"{server}2"
    page.goto(f"{server}6?clicks=2")
    press(page, "ArrowRight")
    assert page.url == f"{server}6?clicks=3"
    page.go_back()
    assert page.evaluate("deck.state.no") == 2
