"""A save shows in an open page: only what changed is made anew, and it is there at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from serving import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

SLIDE = "# Slide {no}\n\n<v-clicks>\n\n* one\n* two\n\n</v-clicks>\n\n```python {{1|2}}\na = {no}\nb = 2\n```\n"

# The server answers a page that joins; a save before that is a reload. To be run before the page's scripts.
JOINED = """window.WebSocket = class extends WebSocket {
    constructor(...all) { super(...all); this.addEventListener("message", () => { window.joined = true }) }
}"""


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


@pytest.mark.parametrize("way", ["emptied", "in two halves", "with fewer slides for long"])
def test_windows_come_back_to_their_slide(deck: Path, chromium: Browser, way: str) -> None:
    """Whatever was saved between: the player and the presenter, the clicks, with a step of another window before."""
    whole = slides_of(9)
    with served(deck) as server, context_of(chromium) as context:
        show, presenter = context.new_page(), context.new_page()
        show.goto(f"{server.url}8?clicks=1")
        presenter.goto(f"{server.url}presenter/8?clicks=1")
        presenter.locator(".slidev-presenter").wait_for()
        presenter.keyboard.press("ArrowRight")
        show.wait_for_url(f"{server.url}8?clicks=2")
        if way == "emptied":
            deck.write_text("")
            time.sleep(1.3)  # longer than anything is held for
        elif way == "in two halves":
            write(deck, whole[:5])
            time.sleep(0.2)
        else:
            write(deck, whole[:2])
            for page in (show, presenter):
                page.wait_for_function("window.deck?.deck.slides.length === 2")
        whole[0] = "# Erste\n"
        write(deck, [*whole, "# Ten\n"])
        for page in (show, presenter):
            page.wait_for_function("window.deck?.deck.slides.length === 10")
            page.wait_for_function("deck.state.no === 8 && deck.state.click === 2")
        assert (show.url, presenter.url) == (f"{server.url}8?clicks=2", f"{server.url}presenter/8?clicks=2")


@contextmanager
def context_of(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    yield context
    context.close()


def test_who_moved_meanwhile_stays_there(deck: Path, open_page: tuple[Page, Served]) -> None:
    page, _ = open_page
    page.keyboard.press("End")
    write(deck, slides_of(2))
    page.wait_for_function("window.deck?.deck.slides.length === 2")
    page.keyboard.press("Home")
    write(deck, slides_of(10))
    page.wait_for_function("window.deck?.deck.slides.length === 10")
    assert page.evaluate("deck.state.no") == 1


NOTED = "# Slide {no} {word}\n\n<v-clicks>\n\n* one\n* two\n\n</v-clicks>\n\n<!-- note {no} {word} -->\n"


def test_the_presenter_is_changed_in_its_place(deck: Path, chromium: Browser) -> None:
    """Current slide, next one, note and clicks; the time goes on, and what was begun in the page stays."""
    slides = [NOTED.format(no=no, word="old") for no in range(1, 10)]
    write(deck, slides)
    with served(deck) as server, context_of(chromium) as context:
        page = context.new_page()
        page.goto(f"{server.url}presenter/3?clicks=2")
        page.locator(".slidev-presenter").wait_for()
        page.get_by_role("button", name="Start the timer").click()
        page.evaluate("window.same = true")
        slides[2] = NOTED.format(no=3, word="new").replace("* two", "* two\n* three")
        slides[3] = NOTED.format(no=4, word="new")
        write(deck, slides)
        page.locator(".main h1:text('Slide 3 new')").wait_for()
        page.locator(".note :text('note 3 new')").wait_for()
        assert page.get_by_role("slider", name="Clicks").get_attribute("aria-valuemax") == "3"
        page.keyboard.press("ArrowRight")
        page.locator(".next h1:text('Slide 4 new')").wait_for()
        slides[3] = NOTED.format(no=4, word="newer")
        write(deck, slides)
        page.locator(".next h1:text('Slide 4 newer')").wait_for()
        assert page.evaluate("window.same")
        assert page.locator(".deck-timer").get_attribute("data-timer") == "running"


@pytest.mark.parametrize("change", ["a slide", "the number of slides"])
def test_a_step_after_a_save_is_not_undone(deck: Path, chromium: Browser, change: str) -> None:
    """Six saves, with a step of the player at another moment after each."""
    with served(deck) as server, context_of(chromium) as context:
        show, presenter = context.new_page(), context.new_page()
        presenter.goto(f"{server.url}presenter/1")
        presenter.locator(".slidev-presenter").wait_for()
        show.goto(f"{server.url}1")
        for number in range(6):
            slides = slides_of(9 + number if change != "a slide" else 9)
            slides[8] = f"# Save {number}\n"
            write(deck, slides)
            time.sleep(number * 0.07)
            no = step(show, "nextSlide" if number < 5 else "goFirst")
            for page in (presenter, show):
                page.wait_for_function("word => window.deck?.deck.slides[8].title === word", arg=f"Save {number}")
                page.wait_for_function("no => window.deck?.state.no === no", arg=no)


# A step of the first moment of a page that was loaded anew: `deck` is there, and the preview's script has not run.
EARLY = """if (sessionStorage.getItem("early")) {
    sessionStorage.removeItem("early");
    let deck;
    Object.defineProperty(window, "deck", {
        get: () => deck,
        set(given) { deck = given; queueMicrotask(() => deck.run("nextSlide")) },
    });
}"""

# The last words before a page is loaded anew may be lost; another window may hear of the new version later.
DEAF = """window.WebSocket = class extends WebSocket {
    send(text) { if (!window.mute) super.send(text) }
    addEventListener(name, hear) { super.addEventListener(name, (event) => { if (!window.deaf) hear(event) }) }
}"""


def test_a_step_just_after_a_reload_counts(deck: Path, chromium: Browser) -> None:
    with served(deck) as server, context_of(chromium) as context:
        page = context.new_page()
        page.add_init_script(EARLY)
        page.goto(f"{server.url}1")
        page.wait_for_function("window.deck")
        page.evaluate("sessionStorage.setItem('early', 'yes')")
        write(deck, slides_of(10))
        page.wait_for_function("window.deck?.deck.slides.length === 10")
        page.wait_for_function("deck.state.shared.lastUpdate?.order")
        assert page.evaluate("deck.state.no") == 2


def test_a_step_just_before_a_reload_counts(deck: Path, chromium: Browser) -> None:
    """Also where the server did not hear of it, and another window had moved before."""
    with served(deck) as server, context_of(chromium) as context:
        show, presenter = context.new_page(), context.new_page()
        for page, route in ((presenter, "presenter/1"), (show, "1")):
            page.add_init_script(DEAF)
            page.goto(f"{server.url}{route}")
        presenter.locator(".slidev-presenter").wait_for()
        presenter.keyboard.press("ArrowRight")
        show.wait_for_function("deck.state.click === 1")
        presenter.evaluate("window.deaf = true")
        show.evaluate("window.mute = true; deck.run('nextSlide')")
        write(deck, slides_of(10))
        show.wait_for_function("window.deck?.deck.slides.length === 10")
        presenter.evaluate("window.deaf = false")
        show.wait_for_function("deck.state.shared.lastUpdate?.order")
        assert show.evaluate("deck.state.no") == 2


def step(page: Page, command: str) -> int:
    """The slide that a command leads to, in a page that may be loading anew."""
    from playwright.sync_api import Error

    while True:
        try:
            page.wait_for_function("window.deck")
            return int(page.evaluate("command => (deck.run(command), deck.state.no)", command))
        except Error as error:
            if "navigation" not in str(error):
                raise


def test_what_lies_over_the_slides_stays_open(deck: Path, open_page: tuple[Page, Served]) -> None:
    """And shows the change; also when the page is loaded anew."""
    page, _ = open_page
    slides = slides_of(9)
    page.keyboard.press("g")
    page.keyboard.type("neun")
    slides[8] = "# Neun\n"
    write(deck, slides)
    page.get_by_role("option", name="9 Neun").wait_for()
    assert page.locator("#slidev-goto-input").input_value() == "neun"
    assert page.evaluate("window.same")
    write(deck, [*slides, "# Neunzig\n"])
    page.get_by_role("option", name="10 Neunzig").wait_for()
    assert page.locator("#slidev-goto-input").input_value() == "neun"
    page.keyboard.press("Escape")

    page.keyboard.press("o")
    page.locator("#deck-overview").wait_for()
    slides[2] = "# Drei\n"
    write(deck, [*slides, "# Neunzig\n"])
    page.get_by_role("button", name="3: Drei").wait_for()
    page.locator("#deck-overview h1:text('Drei')").wait_for()
    write(deck, slides)
    page.wait_for_function("window.deck?.deck.slides.length === 9")
    assert page.locator("#deck-overview").is_visible()


def test_views_of_all_slides_are_changed_too(deck: Path, open_page: tuple[Page, Served]) -> None:
    page, server = open_page
    slides = slides_of(9)
    for place in ("overview", "print", "scroll", "presenter/print"):
        page.goto(f"{server.url}{place}")
        page.evaluate("window.same = true")
        slides[1] = f"# Changed for {place}\n\n<!-- a note for {place} -->\n"
        write(deck, slides)
        shown = f"p:text('note for {place}')" if "presenter" in place else f"h1:text('Changed for {place}')"
        page.locator(shown).first.wait_for()
        assert page.evaluate("window.same")


def test_warnings_are_a_count_that_opens(deck: Path, open_page: tuple[Page, Served]) -> None:
    page, _ = open_page
    slides = slides_of(9)
    slides[0] = "# One\n\n[nowhere](/99)\n\n[nowhere](/98)\n"
    write(deck, slides)
    count = page.get_by_role("button", name="2 warnings")
    count.click()
    panel = page.get_by_role("status").filter(has_text="2 warnings")
    assert "slides.md:3" in panel.inner_text()
    page.keyboard.press("Escape")
    count.wait_for()
    assert panel.count() == 0
    page.keyboard.press("ArrowRight")
    assert page.url.endswith("/3?clicks=2")
    slides[1] = "---\nlayout: nope\n---\n\n# Two\n"
    write(deck, slides)
    page.get_by_role("alert").get_by_text("A problem in the deck").wait_for()
    assert count.is_visible()
    write(deck, slides_of(9))
    page.wait_for_function("!document.querySelector('deckc-problems')")


@pytest.mark.parametrize("count", [9, 1000])
def test_each_save_shows_without_a_reload(deck: Path, page: Page, count: int) -> None:
    slides = slides_of(count)
    write(deck, slides)
    with served(deck) as server:
        page.add_init_script(JOINED)
        page.goto(f"{server.url}5")
        page.wait_for_function("window.joined")
        page.wait_for_selector("h1:text('Slide 5') >> visible=true")
        page.evaluate("window.same = true")
        for number in range(3):
            slides[4] = f"# Save {number}!\n"
            write(deck, slides)
            page.wait_for_selector(f"h1:text('Save {number}!')")
        assert page.evaluate("window.same")


def test_errors_of_the_page_reach_the_terminal_once_each(deck: Path, open_page: tuple[Page, Served]) -> None:
    page, _ = open_page
    page.evaluate(
        """() => {
            const fail = () => { throw new Error("one") };
            setTimeout(fail);
            setTimeout(fail);
            setTimeout(() => Promise.reject(new Error("two")));
            setTimeout(() => { throw new Error("last") }, 1);
        }"""
    )
    log = deck.parent / "serve.log"
    deadline = time.monotonic() + 30
    wanted = [f"error in the page: Error: {text}" for text in ("last", "one", "two")]
    # a rejection is told after errors that were thrown later
    while not all(each in log.read_text() for each in wanted) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert sorted(line for line in log.read_text().splitlines() if "error in the page" in line) == wanted
