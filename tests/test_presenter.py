"""The presenter and its siblings as a speaker meets them, in a real browser; windows that follow one another."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browsing import COUNTING, DECKS, at_rest, built, press, route, step_time
from deckc.config import Options
from deckc.model import CompiledSlide
from deckc.page import PageInput, PageSlide, assemble
from deckc.pipeline import build
from deckc.write import write
from serving import served, web_server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Frame, Page

pytestmark = pytest.mark.browser

Open = Callable[[str], "Page"]


@pytest.fixture(scope="session")
def player(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deck of the list that Slidev's own browser tests go through."""
    return built("player", tmp_path_factory.mktemp("player"))


@pytest.fixture(scope="session")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck with notes."""
    return built("presenter", tmp_path_factory.mktemp("presenter"))


@pytest.fixture
def basic(open_page: Callable[[Path, str], Page], player: Path) -> Open:
    return partial(open_page, player)


@pytest.fixture
def at(open_page: Callable[[Path, str], Page], talk: Path) -> Open:
    def opened(there: str) -> Page:
        page = open_page(talk, there)
        if there.startswith("/presenter"):
            page.locator(".slidev-presenter").wait_for()
        return page

    return opened


@pytest.fixture
def windows(chromium: Browser, talk: Path) -> Iterator[Callable[..., Page]]:
    """Opens windows of one browser at routes of the deck."""
    context: BrowserContext = chromium.new_context(viewport={"width": 1280, "height": 720})

    def open_window(there: str, ready: str = "#slideshow > .slidev-page") -> Page:
        page = context.new_page()
        page.goto(f"{talk.as_uri()}#{there}")
        page.locator(ready).first.wait_for(state="attached")
        return page

    yield open_window
    context.close()


def reload(page: Page) -> None:
    page.reload()  # in the same process, which knows what was stored
    page.locator(".slidev-presenter").wait_for()


def there(page: Page, route: str) -> None:
    """Waits until the page's address is that."""
    page.wait_for_function("route => location.hash === `#${route}`", arg=route)


# ── what Slidev's own browser tests assert ───────────────────────────────────────────────────────────

HANDLES = {
    "note": ".note .notes-resizer",
    "note row": ".note .notes-row-resizer",
    "next row": ".next .notes-row-resizer",
    "right": ".notes-vertical-resizer",
    "left": ".notes-vertical-resizer-left",
}


@pytest.mark.parametrize(
    ("layout", "size", "handles"),
    [
        (1, (900, 1200), {"note", "note row"}),
        (1, (1400, 900), {"right", "note row"}),
        (1, (500, 1000), set()),
        (2, (1400, 900), {"note", "next row"}),
        (2, (900, 1200), {"note", "next row"}),
        (3, (1400, 900), {"note row", "left"}),
    ],
)
def test_handles_of_each_layout(basic: Open, layout: int, size: tuple[int, int], handles: set[str]) -> None:
    page = basic("/1")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.evaluate("layout => localStorage.setItem('slidev-presenter-layout', layout)", str(layout))
    page.evaluate("location.hash = '/presenter'")
    page.reload()  # in the same process, which knows what was stored: another may read before it is written
    page.locator(f".grid-container.layout{layout}").wait_for()
    assert {name for name, selector in HANDLES.items() if page.locator(selector).count()} == handles


def test_handles_follow_the_window(basic: Open) -> None:
    page = basic("/presenter")
    page.set_viewport_size({"width": 900, "height": 1200})
    page.locator(HANDLES["note"]).wait_for()
    assert page.locator(HANDLES["right"]).count() == 0
    page.set_viewport_size({"width": 1400, "height": 900})
    page.locator(HANDLES["right"]).wait_for()
    assert page.locator(HANDLES["note"]).count() == 0


def test_sizes_are_css_variables_of_the_grid(basic: Open) -> None:
    page = basic("/presenter")
    style = page.locator(".grid-container").get_attribute("style") or ""
    assert "--slidev-presenter-notes-width: 360px" in style
    assert "--slidev-presenter-notes-row-size: 280px" in style


@pytest.mark.parametrize("start", ["/1", "/presenter"])
def test_all_slides_are_walked_without_an_error(basic: Open, start: str) -> None:
    page = basic(start)
    page.locator(".slidev-page-1").first.wait_for()
    while page.evaluate("deck.state.no < 16 || deck.state.click < deck.deck.slides[15].clicks"):
        press(page, "ArrowRight")
    assert route(page) == f"{start.removesuffix('/1')}/16?clicks=4"


@pytest.mark.parametrize(("there", "view"), [("/presenter/1", ".slidev-presenter"), ("/entry", "#deck-entry")])
def test_axe_finds_one_main_part_and_a_heading(windows: Callable[..., Page], there: str, view: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = windows(there, view)
    found = Axe().run(page).response["violations"]
    # Lines of progress and sums stand beside the parts of the page, as `region` does not like.
    assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["id"] != "region"] == []


@pytest.mark.parametrize(("there", "view"), [("/overview", "#deck-list"), ("/entry", "#deck-entry")])
def test_other_pages_open_without_an_error(basic: Open, there: str, view: str) -> None:
    page = basic(there)
    page.locator(view).wait_for()
    assert route(page) == there


# ── the presenter ────────────────────────────────────────────────────────────────────────────────────


def test_keys_lead_the_slide_and_the_preview_is_ahead(at: Open) -> None:
    page = at("/presenter/2")
    assert page.title() == "Presenter - Speaking - Slidev"
    main = page.locator(".main #slideshow .slidev-page-2 .slidev-vclick-target:not(.slidev-vclick-hidden)")
    ahead = page.locator(".next .slidev-page-2 .slidev-vclick-target:not(.slidev-vclick-hidden)")
    for click in (1, 2, 3):
        assert (main.count(), ahead.count()) == (click - 1, click)
        press(page, "ArrowRight")
        assert route(page) == f"/presenter/2?clicks={click}"
    assert page.locator(".next .slidev-page-3").is_visible()
    press(page, "ArrowRight")
    assert route(page) == "/presenter/named"
    press(page, "ArrowDown")
    assert page.get_by_text("End of the presentation").is_visible()
    press(page, "ArrowUp", "ArrowUp")
    assert route(page) == "/presenter/2"


def test_content_for_some_views(at: Open) -> None:
    page = at("/presenter/2")
    assert page.locator(".main .place").inner_text() == "in the presenter"
    assert page.locator(".next .place").inner_text() == "in the preview"
    page.get_by_role("button", name="Leave the presenter").click()
    assert route(page) == "/2"
    assert page.locator("#page-root #slideshow .place").last.inner_text() == "in the show"


def test_the_slide_and_the_preview_fill_their_parts(at: Open) -> None:
    page = at("/presenter/2")
    for part in (".main", ".next"):
        box = page.locator(f"{part} .slidev-slide-container").bounding_box()
        canvas = page.locator(f"{part} .slidev-slide-content").bounding_box()
        assert box is not None
        assert canvas is not None
        width = min(box["width"] - 32, (box["height"] - 32) * 980 / 552)
        assert canvas["width"] == pytest.approx(width, abs=0.5)
    before = page.locator(".main .slidev-slide-content").evaluate("node => node.getBoundingClientRect().width")
    page.set_viewport_size({"width": 1600, "height": 900})
    page.wait_for_function(
        "before => document.querySelector('.main .slidev-slide-content').getBoundingClientRect().width > before",
        arg=before,
    )


def test_the_presenter_opens_from_the_bar_and_the_menu_and_history_goes_back(at: Open) -> None:
    page = at("/2?clicks=1")
    page.get_by_role("button", name="Presenter mode").click()
    page.locator(".slidev-presenter").wait_for()
    assert route(page) == "/presenter/2?clicks=1"
    page.go_back()
    there(page, "/2?clicks=1")
    assert page.locator(".slidev-presenter").count() == 0
    assert page.locator("#page-root > #slide-container > #slide-content > #slideshow .slidev-page-2").is_visible()
    page.mouse.click(400, 300, button="right")
    page.get_by_role("menuitem", name="Presenter mode").click()
    page.locator(".slidev-presenter").wait_for()
    page.locator(".main #slide-content").click(button="right")
    page.get_by_role("menuitem", name="Leave the presenter").click()
    assert route(page) == "/2?clicks=1"
    assert page.title() == "Speaking - Slidev"


@pytest.mark.parametrize("name", ["Start the timer", "Larger notes", "Change the layout", "Forward", "Slides"])
def test_after_a_click_on_a_button_keys_lead_the_slides(at: Open, name: str) -> None:
    page = at("/presenter/1")
    page.get_by_role("button", name=name, exact=True).click()
    press(page, "End")
    assert route(page) == "/presenter/4"


def test_progress_has_a_segment_for_each_step(at: Open) -> None:
    page = at("/presenter/2")
    bar = page.get_by_role("progressbar")

    def widths() -> list[float]:
        return [float(part.evaluate("node => node.style.width.slice(0, -1)")) for part in bar.locator("div").all()]

    assert widths() == pytest.approx([33.33, 0], abs=0.01)
    press(page, "ArrowRight")
    assert widths() == pytest.approx([33.33, 8.33], abs=0.01)
    press(page, "End")
    assert widths() == pytest.approx([100, 0], abs=0.01)


def test_clicks_are_chosen_on_the_slider(at: Open) -> None:
    page = at("/presenter/2")
    track = page.get_by_role("slider", name="Clicks")
    box = track.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.7, box["y"] + 10)
    assert route(page) == "/presenter/2?clicks=2"
    assert track.get_attribute("aria-valuenow") == "2"
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 30)
    page.mouse.up()
    assert route(page) == "/presenter/2?clicks=1"
    press(page, "End", "ArrowLeft")
    assert route(page) == "/presenter/2?clicks=2"
    press(page, "ArrowDown")  # not the slider's
    assert route(page) == "/presenter/named"


# ── notes ────────────────────────────────────────────────────────────────────────────────────────────

MARK = ".note .slidev-note-click-mark"


def lit(page: Page) -> str:
    """The text of a note that has not faded."""
    texts = page.locator(".note [data-note-click]:not(.slidev-note-fade)").all_text_contents()
    return "|".join(text.strip() for text in texts)


def states(page: Page) -> list[str]:
    prefix = "slidev-note-click-mark-"
    classes = page.locator(MARK).evaluate_all("all => all.map(mark => mark.className)")
    return [" ".join(name.removeprefix(prefix) for name in names.split() if prefix in name) for names in classes]


def test_marks_and_text_of_a_note_follow_the_clicks(at: Open) -> None:
    page = at("/presenter/2")
    assert (lit(page), states(page)) == ("Before the first click.", ["next", "future", "future"])
    press(page, "ArrowRight")
    assert (lit(page), states(page)) == ("About the|first|.|before", ["active", "next", "future"])
    press(page, "ArrowRight")
    assert (lit(page), states(page)) == ("the second|after it", ["past", "active", "next"])
    press(page, "ArrowRight")
    assert (lit(page), states(page)) == ("漢字 and the third.", ["past", "past", "active"])
    press(page, "Home")
    assert page.locator(".note .slidev-note").inner_text() == "A note without marks, of nine words."
    assert page.locator(".note .slidev-note-fade").count() == 0
    press(page, "ArrowDown", "ArrowDown")
    assert page.locator(".note .slidev-note").inner_text() == "No notes."


def test_a_mark_leads_to_its_click(at: Open) -> None:
    page = at("/presenter/2")
    page.locator(MARK).nth(1).click()
    assert route(page) == "/presenter/2"
    page.locator(MARK).nth(1).dblclick()
    assert route(page) == "/presenter/2?clicks=2"
    page.get_by_role("button", name="Click 1").focus()
    press(page, "Enter")
    assert route(page) == "/presenter/2?clicks=1"


def test_the_active_mark_is_scrolled_into_view(at: Open) -> None:
    page = at("/presenter/2")
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 1280, "height": 420})
    box = page.locator(".deck-note-box")
    for _ in range(10):
        page.get_by_role("button", name="Larger notes").click()
    page.locator(MARK).nth(2).evaluate("mark => { document.activeElement.blur(); mark.closest('div').scrollTop = 0; }")
    press(page, "ArrowRight", "ArrowRight", "ArrowRight")
    page.wait_for_function("document.querySelector('.deck-note-box').scrollTop > 0")
    outer, mark = box.bounding_box(), page.locator(f"{MARK}-active").bounding_box()
    assert outer is not None
    assert mark is not None
    assert outer["y"] < mark["y"] < outer["y"] + outer["height"]


def test_letters_are_sized_and_kept(at: Open) -> None:
    page = at("/presenter/2")
    size = "document.querySelector('.deck-note-box').style.fontSize"
    assert page.evaluate(size) == "1em"
    page.get_by_role("button", name="Larger notes").click()
    assert page.evaluate(f"[{size}, localStorage.getItem('slidev-presenter-font-size')]") == ["1.1em", "1.1"]
    for _ in range(12):
        page.get_by_role("button", name="Smaller notes").click()
    assert page.evaluate(size) == "0.5em"
    reload(page)
    assert page.evaluate(size) == "0.5em"


def test_without_notes_there_are_none_in_the_page(page: Page, tmp_path: Path) -> None:
    deck = DECKS / "presenter" / "slides.md"
    write(build(deck, options=Options(without_notes=True, single_file=True)).artifacts, tmp_path)
    assert "nine words" not in (tmp_path / "index.html").read_text()
    page.goto(f"{(tmp_path / 'index.html').as_uri()}#/presenter/2")
    page.locator(".slidev-presenter").wait_for()
    assert page.locator(".note .slidev-note").inner_text() == "No notes."


# ── layouts and sizes ────────────────────────────────────────────────────────────────────────────────


def parts(page: Page) -> dict[str, tuple[float, float]]:
    """The centre of each part, in shares of the window."""
    return dict(
        page.evaluate(
            """() => Object.fromEntries(["main", "next", "note"].map((name) => {
              const part = document.querySelector(`.grid-section.${name}`);
              const { left, top, width, height } = part.getBoundingClientRect();
              return [name, [(left + width / 2) / innerWidth, (top + height / 2) / innerHeight]];
            }))"""
        )
    )


def test_three_layouts_take_turns_and_are_kept(at: Open) -> None:
    page = at("/presenter/2")
    switch = page.get_by_role("button", name="Change the layout")
    first = parts(page)
    assert first["main"][0] < first["next"][0]
    assert first["next"][1] < first["note"][1]
    switch.click()
    second = parts(page)
    assert second["note"][0] < second["main"][0]
    assert second["main"][1] < second["next"][1]
    switch.click()
    third = parts(page)
    assert third["note"][1] < third["main"][1]
    assert third["main"][0] < third["next"][0]
    reload(page)
    assert parts(page) == third
    switch.click()
    assert page.evaluate("localStorage.getItem('slidev-presenter-layout')") == "1"


def drag(page: Page, selector: str, x: int, y: int) -> None:
    box = page.locator(selector).bounding_box()
    assert box is not None
    left, top = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(left + x, top + y, steps=3)
    page.mouse.up()


@pytest.mark.parametrize(
    ("layout", "handle", "move", "size", "value"),
    [
        (1, "right", (-100, 0), "notes-width", 460),
        (1, "right", (-900, 0), "notes-width", 720),
        (1, "right", (900, 0), "notes-width", 240),
        (1, "note row", (0, -50), "notes-row-size", 330),
        (1, "note row", (0, 300), "notes-row-size", 160),
        (2, "note", (40, 0), "notes-width", 400),
        (2, "next row", (0, 20), "notes-row-size", 300),
        (3, "left", (40, 0), "notes-width", 400),
        (3, "note row", (0, -20), "notes-row-size", 260),
    ],
)
def test_handles_size_the_notes(
    at: Open, layout: int, handle: str, move: tuple[int, int], size: str, value: int
) -> None:
    page = at("/presenter/2")
    for _ in range(layout - 1):
        page.get_by_role("button", name="Change the layout").click()
    drag(page, HANDLES[handle], *move)
    variable = f"--slidev-presenter-{size}"
    assert page.locator(".grid-container").evaluate("(node, name) => node.style.getPropertyValue(name)", variable) == (
        f"{value}px"
    )
    assert page.evaluate("name => localStorage.getItem(name)", f"slidev-presenter-{size}") == str(value)


def test_handles_follow_the_arrow_keys(at: Open) -> None:
    page = at("/presenter/2")
    page.get_by_role("separator", name="Width of the notes").focus()
    press(page, "ArrowLeft", "ArrowLeft", "ArrowRight")
    assert page.locator(".note").evaluate("node => Math.round(node.getBoundingClientRect().width)") == 376
    assert page.get_by_role("separator", name="Width of the notes").get_attribute("aria-valuenow") == "376"
    assert route(page) == "/presenter/2"


# ── the timer ────────────────────────────────────────────────────────────────────────────────────────


def test_the_timer_runs_pauses_and_goes_back(page: Page, talk: Path) -> None:
    page.clock.install(time=1_000_000)
    page.goto(f"{talk.as_uri()}#/presenter/1")
    page.locator(".slidev-presenter").wait_for()
    time = page.get_by_role("timer")
    look = "document.querySelector('.deck-timer').dataset.timer"
    assert (time.inner_text(), page.evaluate(look)) == ("-:--", "stopped")
    page.get_by_role("button", name="Start the timer").click()
    page.clock.run_for(65_000)
    assert (time.inner_text(), page.evaluate(look)) == ("1:05", "running")
    bar = page.locator(".deck-timer-bar > div")
    assert float(bar.evaluate("node => node.style.width.slice(0, -1)")) == pytest.approx(100 * 65 / 600, abs=0.1)
    page.get_by_role("button", name="Pause the timer").click()
    page.clock.run_for(60_000)
    assert (time.inner_text(), page.evaluate(look)) == ("1:05", "paused")
    page.get_by_role("button", name="Start the timer").click()
    page.clock.run_for(540_000)
    assert (time.inner_text(), page.evaluate(look)) == ("10:05", "over")
    page.get_by_role("button", name="Reset the timer").click()
    assert (time.inner_text(), page.evaluate(look)) == ("-:--", "stopped")


# ── windows that follow one another ──────────────────────────────────────────────────────────────────


def test_the_show_follows_the_presenter_and_the_other_way_round(windows: Callable[..., Page]) -> None:
    show, presenter = windows("/1"), windows("/presenter/2")
    there(show, "/2")
    press(presenter, "ArrowRight")
    there(show, "/2?clicks=1")
    press(show, "ArrowDown")
    there(presenter, "/presenter/named")
    press(presenter, "ArrowUp")
    there(show, "/2")
    assert show.evaluate("history.length") == 1 + 2  # being led is no history; about:blank is


def test_a_window_that_opens_later_goes_where_the_presenter_is(windows: Callable[..., Page]) -> None:
    presenter = windows("/presenter/2")
    press(presenter, "ArrowRight")
    show = windows("/1")
    there(show, "/2?clicks=1")
    notes = windows("/notes", "#deck-notebook")
    notes.get_by_text("2 / 4").wait_for()
    assert route(presenter) == "/presenter/2?clicks=1"


def test_windows_of_one_kind_do_not_follow_each_other(windows: Callable[..., Page]) -> None:
    first, second = windows("/1"), windows("/1")
    press(first, "ArrowDown")
    settled(first, second)
    assert (route(first), route(second)) == ("/2", "/1")


def test_a_window_that_has_not_moved_leaves_the_others_where_they_are(windows: Callable[..., Page]) -> None:
    first, second, third = windows("/2"), windows("/4"), windows("/3")
    notes = windows("/notes", "#deck-notebook")
    overview = windows("/overview", "#deck-list")
    overview.mouse.move(640, 360)  # away from the index, which opens over the links where a new window's pointer is
    with overview.context.expect_page() as opened:
        overview.get_by_role("link", name="2: Two, in a new tab").click()
    opened.value.locator(".slidev-page-2").wait_for()
    first.reload()
    first.locator(".slidev-page-2").wait_for()
    settled(first, second, third, notes, overview, opened.value)
    assert [route(page) for page in (first, second, third, opened.value)] == ["/2", "/4", "/named", "/2"]


def test_frames_of_one_deck_stay_where_each_began(page: Page, talk: Path, tmp_path: Path) -> None:
    frames = "".join(f'<iframe src="{talk.as_uri()}#/{no}"></iframe>' for no in (1, 2, 3))
    (tmp_path / "around.html").write_text(frames)
    page.goto((tmp_path / "around.html").as_uri())
    for no, frame in enumerate(page.frames[1:], 1):
        frame.locator(f".slidev-page-{no}").wait_for()
    settled(*page.frames[1:])
    assert [frame.evaluate("location.hash") for frame in page.frames[1:]] == ["#/1", "#/2", "#/named"]


def test_windows_and_frames_over_http_stay_where_each_is(page: Page, talk: Path) -> None:
    (talk.parent / "around.html").write_text("".join(f'<iframe src="./#/{no}"></iframe>' for no in (1, 2, 3)))
    with web_server(talk.parent) as site:
        show, overview, notes = (page.context.new_page() for _ in range(3))
        for window, place in ((show, "/1"), (overview, "/overview"), (notes, "/notes")):
            window.goto(f"{site}#{place}")
            window.wait_for_function("window.deck")
        press(show, "ArrowDown", "ArrowDown")
        notes.get_by_text("3 / 4").wait_for()
        page.goto(f"{site}around.html")
        for no, frame in enumerate(page.frames[1:], 1):
            frame.locator(f"#slideshow .slidev-page-{no}").wait_for()
        for again in (show, notes, overview, show):
            again.reload()
            again.wait_for_function("window.deck")
        parts: list[Page | Frame] = [show, overview, notes, *page.frames[1:]]
        settled(*parts)
        places = ["#/named", "#/overview", "#/notes", "#/1", "#/2", "#/named"]
        assert [each.evaluate("location.hash") for each in parts] == places


def test_a_presenter_that_opens_goes_where_the_show_has_moved_to(windows: Callable[..., Page]) -> None:
    show = windows("/1")
    press(show, "End")
    presenter = windows("/presenter/1")
    there(presenter, "/presenter/4")
    assert route(show) == "/4"
    presenter.reload()
    presenter.locator(".slidev-presenter").wait_for()
    settled(show, presenter)
    assert (route(show), route(presenter)) == ("/4", "/presenter/4")


def test_who_moved_last_leads_when_both_move_at_once(windows: Callable[..., Page]) -> None:
    """Each hears of the other's move after its own."""
    show, presenter = windows("/1"), windows("/presenter/1")
    move = """([time, no]) => void setTimeout(() => {
        deck.go({ no, click: 0 });
        window.moved = deck.state.shared.lastUpdate.time;
    }, time - Date.now())"""
    for _ in range(5):
        at = show.evaluate("window.moved = 0, Date.now()") + 150
        presenter.evaluate("window.moved = 0")
        show.evaluate(move, [at, 2])
        presenter.evaluate(move, [at, 4])
        moves = [page.wait_for_function("window.moved").json_value() for page in (show, presenter)]
        settled(show, presenter)
        places = [page.evaluate("deck.state.no") for page in (show, presenter)]
        assert places[0] == places[1]
        assert moves[0] == moves[1] or places[0] == (2 if moves[0] > moves[1] else 4)
        press(show, "Home")
        there(presenter, "/presenter/1")


def settled(*pages: Page | Frame) -> None:
    """Waits until what the windows told one another has been heard: a later word on the same way has."""
    for page in pages:
        page.evaluate(
            """() => {
              const name = `${deck.deck.title} - shared ${location.pathname}`;
              window.heard = new Set();
              window.ear?.close();
              window.ear = new BroadcastChannel(name);
              ear.onmessage = ({ data }) => data.last && heard.add(data.last);
            }"""
        )
    for number, page in enumerate(pages, 1):
        page.evaluate("(number) => ear.postMessage({ last: number })", number)
    for page in pages:
        page.wait_for_function("(count) => heard.size === count", arg=len(pages) - 1)


@pytest.mark.parametrize(
    ("window", "choice", "led"),
    [("show", "Only lead", True), ("show", "Neither", False), ("show", "Only follow", False)],
)
def test_windows_follow_as_they_are_told(windows: Callable[..., Page], window: str, choice: str, led: bool) -> None:
    show, presenter = windows("/1"), windows("/presenter/1")
    show.get_by_role("button", name="Sync").click()
    show.get_by_role("radio", name=choice).check()
    press(show, "Escape")
    press(show, "ArrowDown")
    settled(show, presenter)
    assert route(presenter) == ("/presenter/2" if led else "/presenter/1")
    press(presenter, "End")
    settled(show, presenter)
    assert route(show) == ("/4" if choice == "Only follow" else "/2")
    show.get_by_role("button", name="Sync").click()
    assert show.get_by_role("radio", name=choice).is_checked()


def test_the_timer_is_shared(windows: Callable[..., Page]) -> None:
    first, second, notes = windows("/presenter/1"), windows("/presenter/1"), windows("/notes", "#deck-notebook")
    first.get_by_role("button", name="Start the timer").click()
    second.wait_for_function("document.querySelector('.deck-timer').dataset.timer === 'running'")
    notes.wait_for_function("document.querySelector('.deck-timer-bar').dataset.timer === 'running'")
    second.get_by_role("button", name="Pause the timer").click()
    first.wait_for_function("document.querySelector('.deck-timer').dataset.timer === 'paused'")
    first.reload()
    first.wait_for_function("document.querySelector('.deck-timer')?.dataset.timer === 'paused'")


def test_viewers_see_the_pointer_as_an_arrow_a_laser_or_not(windows: Callable[..., Page]) -> None:
    show, presenter = windows("/1"), windows("/presenter/1")
    presenter.bring_to_front()
    box = presenter.locator(".main #slide-content").bounding_box()
    assert box is not None

    def point(share: float) -> None:
        presenter.mouse.move(box["x"] + box["width"] * share, box["y"] + box["height"] * share)

    point(0.5)
    mark = show.locator("#slide-content > .deck-pointer")
    mark.locator("svg").wait_for()
    assert mark.evaluate("node => [node.style.left, node.style.top].map((text) => Math.round(parseFloat(text)))") == [
        50,
        50,
    ]
    assert presenter.locator(".deck-pointer").count() == 0
    presenter.get_by_role("button", name="Viewers see your pointer").click()
    show.wait_for_function("!document.querySelector('.deck-pointer')")
    point(0.25)
    show.locator(".laser-pointer").wait_for()
    presenter.locator(".laser-pointer").wait_for()
    presenter.get_by_role("button", name="Viewers see a laser").click()
    point(0.75)
    presenter.keyboard.press("ArrowDown")  # said after the pointer's place, and so heard after it
    show.wait_for_function("deck.state.no === 2")
    assert show.locator(".deck-pointer").count() == 0
    assert presenter.evaluate(
        "['slidev-presenter-cursor', 'slidev-cursor-style'].map((name) => localStorage.getItem(name))"
    ) == ["false", "laser"]


def test_the_page_of_notes_follows_the_show(windows: Callable[..., Page]) -> None:
    notes, show = windows("/notes", "#deck-notebook"), windows("/1")
    assert notes.title() == "Notes - Speaking - Slidev"
    assert "nine words" in notes.locator(".slidev-note").inner_text()
    press(show, "ArrowDown", "ArrowRight")
    notes.locator(".slidev-note-click-mark-active").wait_for()
    assert notes.get_by_role("meter", name="Clicks").get_attribute("aria-valuenow") == "1"
    press(show, "ArrowDown")
    notes.get_by_text("No notes for slide 3.").wait_for()
    press(notes, "ArrowRight")
    assert route(notes) == "/notes"


def test_another_deck_is_not_led(windows: Callable[..., Page], chromium: Browser, player: Path) -> None:
    show = windows("/1")
    other = show.context.new_page()
    other.goto(f"{player.as_uri()}#/presenter/3")
    other.locator(".slidev-presenter").wait_for()
    show.wait_for_timeout(200)
    assert route(show) == "/1"


@pytest.fixture
def devices(chromium: Browser) -> Iterator[Callable[[], Page]]:
    """Opens pages of browsers that share nothing."""
    contexts: list[BrowserContext] = []

    def open_device() -> Page:
        contexts.append(chromium.new_context())
        return contexts[-1].new_page()

    yield open_device
    for context in contexts:
        context.close()


@pytest.fixture
def preview(tmp_path: Path) -> Path:
    shutil.copytree(DECKS / "presenter", tmp_path / "talk")
    return tmp_path / "talk" / "slides.md"


def test_devices_follow_one_another_through_the_preview(devices: Callable[[], Page], preview: Path) -> None:
    show, presenter, notes = devices(), devices(), devices()
    with served(preview) as running:
        presenter.goto(f"{running.url}presenter/2")
        presenter.locator(".slidev-presenter").wait_for()
        show.goto(running.url)
        show.wait_for_url(f"{running.url}2")
        press(presenter, "ArrowRight")
        show.wait_for_url(f"{running.url}2?clicks=1")
        notes.goto(f"{running.url}notes")
        notes.locator(".slidev-note-click-mark-active").wait_for()
        press(show, "ArrowDown")
        presenter.wait_for_url(f"{running.url}presenter/named")
        presenter.get_by_role("button", name="Start the timer").click()
        notes.wait_for_function("document.querySelector('.deck-timer-bar').dataset.timer === 'running'")
        preview.write_text(preview.read_text().replace("# Three", "# Drei"))
        presenter.get_by_text("Drei").first.wait_for()
        presenter.wait_for_function("document.querySelector('.deck-timer')?.dataset.timer === 'running'")
        assert show.url == f"{running.url}named"


def test_notes_and_slides_are_edited_in_the_preview(devices: Callable[[], Page], preview: Path) -> None:
    """In the presenter, on the page of notes and beside the slide; also what stands there is followed."""
    from playwright.sync_api import expect

    page, notes = devices(), devices()
    before = preview.read_text()
    preview.write_text(before + '\n---\n\n<div v-drag="[100,100,200,100]" class="dragged">box</div>\n')
    last = build(preview).deck.slides[-1].no
    with served(preview) as running:
        page.goto(f"{running.url}presenter/{last}")
        page.get_by_role("button", name="Edit the note").click()
        field = page.get_by_role("textbox", name="Note of this slide")
        expect(field).to_be_focused()
        field.fill("Said *here*.")
        expect(page.locator(".deck-note-editor [role=status]")).to_have_text("Saved")
        assert preview.read_text().endswith("box</div>\n\n<!--\nSaid *here*.\n-->\n")
        field.press("Escape")
        expect(page.locator(".deck-note-box em")).to_have_text("here")
        notes.goto(f"{running.url}notes")
        notes.locator(".deck-note-box").get_by_text("Said").wait_for()
        notes.locator(".deck-note-box").dblclick()
        notes.get_by_role("textbox", name="Note of this slide").fill("Said there.")
        expect(page.locator(".deck-note-box")).to_have_text("Said there.")

        page.goto(f"{running.url}{last}")
        page.locator(".dragged").dblclick()
        press(page, "ArrowRight", "Shift+ArrowDown", "Alt+ArrowRight", "Escape")
        expect(page.locator("#deck-drag")).to_have_count(0)
        page.wait_for_function("document.querySelector('.dragged')?.style.left === '101px'")
        page.get_by_role("button", name="Edit the slide").click()
        text = page.get_by_role("tabpanel", name="Slide")
        expect(text).to_have_value('<div v-drag="[101,110,201,100]" class="dragged">box</div>')
        text.fill("# Written beside")
        expect(page.locator("#slideshow").get_by_text("Written beside")).to_be_visible()
        text.fill("<!-- left open")
        expect(page.locator("#deck-editor [role=status]")).to_contain_text("Not saved")
        page.get_by_role("button", name="Load the file").click()
        expect(text).to_have_value("# Written beside")
        assert page.evaluate("document.querySelector('#slide-container').clientWidth") < 1000
        page.get_by_role("button", name="Close the editor").click()
        assert preview.read_text().startswith(before)


def test_who_knows_the_password_presents(devices: Callable[[], Page], preview: Path) -> None:
    guest, speaker = devices(), devices()
    with served(preview, "--remote=secret", "--host", "127.0.0.1") as running:
        guest.goto(f"{running.url}1")
        guest.locator("#slideshow .slidev-page-1").wait_for()
        assert guest.get_by_role("button", name="Presenter mode").count() == 0
        speaker.goto(f"{running.url}presenter/2")
        speaker.get_by_label("Its password").fill("guess")
        speaker.get_by_role("button", name="Open").click()
        speaker.get_by_label("Try again").fill("secret")
        speaker.get_by_role("button", name="Open").click()
        speaker.locator(".slidev-presenter").wait_for()
        guest.wait_for_url(f"{running.url}2")
        press(speaker, "ArrowRight")
        assert speaker.url == f"{running.url}presenter/2?password=secret&clicks=1"
        guest.wait_for_url(f"{running.url}2?clicks=1")
        press(guest, "End")
        press(speaker, "ArrowLeft")
        guest.wait_for_url(f"{running.url}2")
        assert speaker.evaluate("[deck.state.no, deck.state.click]") == [2, 0]


def test_a_deeper_path_is_not_found_in_the_preview(page: Page, preview: Path) -> None:
    with served(preview) as running:
        page.goto(f"{running.url}a/3")
        page.get_by_text("Page /a/3 not found").wait_for()
        page.get_by_role("button", name="Go to Slide 3").click()
        page.wait_for_url(f"{running.url}named")


# ── overview, entry ──────────────────────────────────────────────────────────────────────────────────


def test_the_overview_counts_and_shows_clicks(at: Open) -> None:
    page = at("/overview")
    page.locator("#deck-list").wait_for()
    assert page.title() == "Overview - Speaking - Slidev"
    assert page.locator(".deck-list-sum").inner_text() == "4 slides · 6 clicks · 24 words"
    row = page.locator("#deck-list main > ol > li").nth(1)
    hidden = row.locator(".slidev-vclick-hidden")
    row.locator(".slidev-page-2").wait_for()
    assert hidden.count() == 0
    row.get_by_role("button", name="Click 1").click()
    assert hidden.count() == 2
    assert row.locator(".slidev-note-click-mark-active").count() == 1
    row.get_by_role("slider").focus()
    press(page, "ArrowRight")
    assert hidden.count() == 1
    row.get_by_role("button", name="Click 2").click()
    assert hidden.count() == 0
    assert row.locator(".slidev-note-fade").count() == 0


def test_the_index_shows_what_is_in_view_and_leads_there(at: Open) -> None:
    page = at("/overview")
    seen = "[...document.querySelectorAll('#deck-list nav li')].flatMap((row, at) => row.className ? [at + 1] : [])"
    page.wait_for_function(f"{seen}.join() === '1,2'")
    page.get_by_role("button", name="Four, slide 4").click()
    page.wait_for_function(f"{seen}.includes(4)")


@pytest.mark.parametrize(
    ("name", "there"),
    [("Slides", "/2"), ("Presenter", "/presenter/2"), ("Notes", "/notes"), ("Overview", "/overview")],
)
def test_the_entry_leads_to_four_views(at: Open, name: str, there: str) -> None:
    page = at("/2")
    page.evaluate("deck.run('show', 'entry')")
    link = page.get_by_role("link", name=name)
    assert link.get_attribute("href") == f"#{there}"
    link.click()
    assert route(page) == there


def test_a_deck_without_presenter_shows_its_slides(page: Page, tmp_path: Path) -> None:
    (tmp_path / "slides.md").write_text("---\npresenter: false\n---\n\n# One\n\n---\n\n# Two\n")
    write(build(tmp_path / "slides.md").artifacts, tmp_path / "dist")
    index = (tmp_path / "dist" / "index.html").as_uri()
    page.goto(f"{index}#/presenter/2")
    page.locator("#slideshow .slidev-page-2").wait_for()
    assert route(page) == "/2"
    assert page.get_by_role("button", name="Presenter mode").count() == 0


def test_a_lost_second_script_leaves_the_show(page: Page, tmp_path: Path) -> None:
    index = built("presenter", tmp_path)
    waiting = index.read_text().partition('id="deck-presenter-bundle" data-src="')[2].partition('"')[0]
    (tmp_path / waiting).unlink()
    page.goto(f"{index.as_uri()}#/presenter/2")
    page.wait_for_function("location.hash === '#/2'")
    assert page.locator("#slideshow .slidev-page-2").is_visible()


BESIDE = """() => {
  const slide = document.querySelector("#deck-handout .slidev-slide-container");
  const note = document.querySelector("#deck-handout .slidev-note");
  note.append("many words ".repeat(200));
  const words = document.createRange();
  words.selectNodeContents(note);
  return [slide.getBoundingClientRect().toJSON(), words.getBoundingClientRect().toJSON()];
}"""


def test_notes_are_printed_on_sheets_of_paper(at: Open) -> None:
    page = at("/print")
    page.evaluate("location.hash = '#/presenter/print'")
    page.locator("#deck-handout").wait_for()
    assert page.locator("#deck-handout h2").all_inner_texts() == ["1/4 Speaking", "2/4 Two"]
    assert page.locator(".slidev-note-fade").count() == 0
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") == 1
    assert b"/MediaBox [0 0 59" in pdf  # 595 points wide: A4
    page.evaluate("location.hash = '#/presenter/print?up=3'")
    page.reload()
    page.locator("#deck-handout[data-up='3']").wait_for()
    slide, note = page.evaluate(BESIDE)
    assert note["left"] > slide["right"]
    assert note["bottom"] > slide["bottom"] + 100  # however long it is, nothing of it runs on below the slide


def test_panels_lie_over_the_presenter(at: Open) -> None:
    page = at("/presenter/1")
    press(page, "o", "ArrowRight", "Enter")
    assert route(page) == "/presenter/2"
    press(page, "g")
    page.locator("#slidev-goto-input").press_sequentially("four")
    press(page, "Enter")
    assert route(page) == "/presenter/4"
    assert page.locator(".main #slideshow .slidev-page-4").is_visible()


# ── another screen ───────────────────────────────────────────────────────────────────────────────────


FAKE_DEVICES = """
const moving = () => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 36 });
  const pen = canvas.getContext("2d");
  setInterval(() => { pen.fillStyle = `hsl(${Date.now() % 360} 80% 50%)`; pen.fillRect(0, 0, 64, 36); }, 50);
  return canvas.captureStream(30);
};
const devices = { getDisplayMedia: async () => moving(), enumerateDevices: async () => [],
  getUserMedia: async ({ video }) => { if (!video) throw new Error("none"); return moving(); } };
Object.defineProperty(navigator, "mediaDevices", { value: devices });
"""


def test_screen_and_camera_are_recorded(page: Page, tmp_path: Path) -> None:
    (tmp_path / "slides.md").write_text("---\ntheme: none\nrecord: true\n---\n\n# One\n")
    write(build(tmp_path / "slides.md").artifacts, tmp_path / "site")
    page.add_init_script(FAKE_DEVICES)
    page.goto((tmp_path / "site" / "index.html").as_uri())
    page.get_by_role("button", name="Record").click()
    dialog = page.get_by_role("dialog", name="Recording")
    dialog.get_by_label("Name").fill("a/b")
    downloads = []
    page.on("download", lambda download: downloads.extend([download]))
    dialog.get_by_role("button", name="Start").click()
    stop = page.get_by_role("button", name="Stop recording")
    stop.wait_for(state="attached")
    page.wait_for_function("document.querySelector('#deck-camera video').videoWidth === 64")
    stop.click()
    page.get_by_role("button", name="Record", exact=True).wait_for(state="attached")
    while len(downloads) < 2:
        page.wait_for_event("download")
    names = sorted(each.suggested_filename for each in downloads)
    assert [re.sub(r"\d{4}-\d{4}", "TIME", name) for name in names] == ["camera-a_b-TIME.webm", "screen-a_b-TIME.webm"]
    assert all(Path(each.path()).stat().st_size > 0 for each in downloads)
    camera = page.get_by_role("group", name="Camera")
    left = camera.evaluate("node => node.offsetLeft")
    camera.press("ArrowLeft")
    assert camera.evaluate("node => node.offsetLeft") == left - 10
    page.get_by_role("button", name="Camera").click()
    assert page.locator("#deck-camera").count() == 0


def test_another_screen_is_mirrored(at: Open) -> None:
    page = at("/presenter/1")
    page.evaluate(
        """() => { navigator.mediaDevices.getDisplayMedia = async () => {
          const canvas = document.createElement("canvas");
          canvas.getContext("2d").fillRect(0, 0, 10, 10);
          return window.stream = canvas.captureStream();
        }; }"""
    )
    page.get_by_role("button", name="Screen mirror").click()
    assert page.locator(".main #slide-container").is_hidden()
    page.get_by_role("button", name="Choose what to mirror").click()
    page.locator(".deck-mirror > video").wait_for()
    page.get_by_role("button", name="Slides", exact=True).click()
    assert page.locator(".main #slide-container").is_visible()
    page.get_by_role("button", name="Leave the presenter").click()
    assert page.evaluate("stream.getTracks().map((track) => track.readyState)") == ["ended"]


# ── for everybody, and in the long run ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("there", "ready"),
    [
        ("/presenter/2?clicks=1", ".slidev-presenter"),
        ("/presenter/4", ".slidev-presenter"),
        ("/overview", "#deck-list"),
        ("/notes", "#deck-notebook"),
        ("/entry", "#deck-entry"),
        ("/presenter/print", "#deck-handout"),
    ],
)
def test_axe_finds_no_serious_violation(page: Page, talk: Path, there: str, ready: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(reduced_motion="reduce", color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{talk.as_uri()}#{there}")
    page.locator(ready).wait_for()
    at_rest(page)
    violations = Axe().run(page).response["violations"]
    found = [
        (one["id"], node["html"])
        for one in violations
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
    assert found == []


WANDER = """
async (many) => {
  const words = ["next", "next", "nextSlide", "prevSlide", "goFirst", "show:presenter", "show:overview", "show:notes",
    "show:entry", "show:play", "toggleTimer", "toggleLayout", "togglePointer", "largerNotes", "toggleOverview",
    "toggleSync", "show:presenter", "close"];
  let seed = 7;
  for (let step = 0; step < many; step++) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    const [word, rest] = words[seed % words.length].split(":");
    deck.run(word, rest);
    if (step % 5 === 0) await new Promise(requestAnimationFrame);
  }
  deck.run("close");
  deck.run("show", "presenter");
  deck.run("resetTimer");
  deck.run("show", "play");
  deck.run("goFirst");
  await atRest();
}
"""


def test_nothing_is_left_behind(page: Page, talk: Path) -> None:
    page.add_init_script(COUNTING)
    page.goto(f"{talk.as_uri()}#/1")
    page.evaluate("deck.run('show', 'presenter')")
    page.locator(".slidev-presenter").wait_for()
    page.evaluate("deck.run('show', 'play')")
    page.evaluate("atRest()")
    before = page.evaluate("({ ...counts })")
    page.evaluate(WANDER, 400)
    assert page.evaluate("({ ...counts })") == before
    assert page.evaluate("[...document.body.children].map((node) => node.id || node.tagName).join()") == (
        "app,deck-data,deck-presenter-bundle,SCRIPT,deck-announcer"
    )
    page.evaluate("deck.run('show', 'presenter'), deck.stop()")
    assert page.evaluate("[counts.listeners, counts.timers, counts.observers]") == [0, 0, 0]


def test_a_thousand_slides_are_presented_at_once(page: Page, tmp_path: Path) -> None:
    slides = [PageSlide(CompiledSlide(no, f"<h1>{no}</h1>", title=f"No {no}")) for no in range(1, 1001)]
    took = []
    for count, first in ((250, 20), (1000, 500)):
        write(assemble(PageInput("Many", slides[:count], "")), tmp_path / f"{count}")
        page.goto(f"{(tmp_path / f'{count}' / 'index.html').as_uri()}#/presenter/{first}")
        page.locator(".slidev-presenter").wait_for()
        took.append(step_time(page, 201))
    nodes = """() => { const walker = document.createTreeWalker(document); let count = 0;
        while (walker.nextNode()) count++; return count; }"""
    assert page.evaluate(nodes) < 1500
    assert took[1] < 4 * took[0], "a step takes as long among four times as many slides"
    assert route(page) == "/presenter/701"
