"""The player as a person meets it, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

import firefox
from browsing import COUNTING, DECKS, at_rest, built, press, resize, route, step_time
from deckc.config import Options
from deckc.model import CompiledSlide
from deckc.page import PageInput, PageSlide, assemble
from deckc.pipeline import build
from deckc.write import write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SHOW = "#page-root > #slide-container > #slide-content > #slideshow"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deck of the list that Slidev's own browser tests go through."""
    return built("player", tmp_path_factory.mktemp("player"))


@pytest.fixture(scope="session")
def motion(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck with all that moves."""
    return built("motion", tmp_path_factory.mktemp("motion"))


@pytest.fixture
def at(open_page: Callable[[Path, str], Page], site: Path) -> Callable[[str], Page]:
    return partial(open_page, site)


@pytest.fixture
def moving(open_page: Callable[[Path, str], Page], motion: Path) -> Callable[[str], Page]:
    return partial(open_page, motion)


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
    classes = page.locator(f"{selector} .slidev-vclick-target").evaluate_all(
        "all => all.map(one => [...one.classList])"
    )
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


LISTEN = """() => {
  window.ear = new BroadcastChannel(`${deck.deck.title} - shared ${deck.deck.base}`);
  window.heard = new Promise((done) => { ear.onmessage = ({ data }) => data.last && done(true); });
}"""


def test_windows_over_http_stay_where_each_began(page: Page, server: str) -> None:
    other = page.context.new_page()
    for window, no in ((page, 2), (other, 4)):
        window.goto(f"{server}{no}")
        window.wait_for_function("window.deck")
    page.reload()
    page.wait_for_function("window.deck")
    for window in (page, other):
        window.evaluate(LISTEN)
    for speaker, listener in ((page, other), (other, page)):  # a later word is heard after what they have told
        speaker.evaluate("ear.postMessage({ last: true })")
        assert listener.evaluate("heard")
    assert (page.url, other.url) == (f"{server}2", f"{server}4")
    press(page, "ArrowRight")
    assert page.url == f"{server}3"


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


# ── addresses ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("/99", "/5"),
        ("/0", "/1"),
        ("/nobody", "/1"),
        ("/second?clicks=1", "/second?clicks=1"),
        ("/2?clicks=9", "/second?clicks=1"),
    ],
)
def test_what_is_not_there_leads_to_the_nearest(moving: Callable[[str], Page], asked: str, shown: str) -> None:
    assert route(moving(asked)) == shown


def test_the_address_is_followed_and_history_goes_back(moving: Callable[[str], Page]) -> None:
    page = moving("/1")
    page.evaluate("location.hash = '#/4'")
    page.wait_for_function("deck.state.no === 4")
    page.go_back()
    page.wait_for_function("deck.state.no === 1")
    page.go_forward()
    page.wait_for_function("deck.state.no === 4")


def test_buttons_and_links_of_a_slide_lead_on(moving: Callable[[str], Page]) -> None:
    page = moving("/5")
    page.get_by_text("to the second").click()
    page.wait_for_function("deck.state.no === 2")
    page = moving("/99")  # opened afresh at the last slide: no transition is under way that takes the click
    page.get_by_text("to the beginning").click()
    page.wait_for_function("deck.state.no === 1")


def test_a_place_on_the_slide_is_no_route(moving: Callable[[str], Page]) -> None:
    page = moving("/2")
    page.evaluate("location.hash = '#footnote'")
    page.wait_for_function("location.hash === '#/second'")
    assert page.evaluate("deck.state.no") == 2
    page.evaluate("location.hash = '#3'")  # as `<a href="#3">`, which leads to the slide in Slidev, too
    page.wait_for_function("deck.state.no === 3")


# ── what is in the page ──────────────────────────────────────────────────────────────────────────────


def test_only_near_slides_are_there(moving: Callable[[str], Page]) -> None:
    page = moving("/1")
    numbers = (
        "[...document.querySelectorAll('#slideshow > .slidev-page')].map((page) => page.dataset.slidevNo).join('')"
    )
    for key, there in (
        ("ArrowDown", "123"),
        ("ArrowDown", "234"),
        ("ArrowDown", "34"),
        ("ArrowDown", "45"),
        ("Home", "12"),
    ):
        press(page, key)
        page.wait_for_function(f"{numbers} === '{there}'")
    assert page.locator("iframe").count() == 0


def test_without_scripting_all_slides_stand_down_the_page(chromium: Browser, motion: Path) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.goto(motion.as_uri())
    boxes = [page.locator(f".slidev-page-{number}").bounding_box() for number in range(1, 6)]
    tops = [box["y"] for box in boxes if box]
    assert len(tops) == 5
    assert tops == sorted(set(tops))
    assert page.locator(".slidev-page-2 [data-clicks]").evaluate("node => getComputedStyle(node).opacity") == "1"
    context.close()


@pytest.mark.parametrize("size", [(1280, 720), (800, 1000), (2000, 700)])
def test_the_canvas_fills_the_window(moving: Callable[[str], Page], size: tuple[int, int]) -> None:
    page = moving("/1")
    resize(page, *size)
    box = page.locator("#slide-content").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] / 2 == pytest.approx(size[0] / 2, abs=0.1)
    assert box["y"] + box["height"] / 2 == pytest.approx(size[1] / 2, abs=0.1)


def test_zoom_and_language_of_a_slide(moving: Callable[[str], Page]) -> None:
    page = moving("/4")
    heading = page.locator(".slidev-page-4 h1")
    assert heading.evaluate("node => node.getBoundingClientRect().height / node.offsetHeight") == pytest.approx(
        0.5 * page.evaluate("innerWidth / 980"), abs=0.01
    )
    press(page, "End")
    assert page.locator(".slidev-page-5").get_attribute("lang") == "fr"


# ── keys, pointer, panels ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        (["Space", "Space"], "/second"),
        (["PageDown", "PageUp"], "/1"),
        (["Shift+ArrowRight"], "/second"),
        (["End", "Shift+ArrowLeft"], "/4"),
        (["ArrowDown", "ArrowUp"], "/1"),
        (["ArrowRight", "ArrowRight", "Shift+Space"], "/1?clicks=1"),
        (["End", "ArrowRight", "Home", "ArrowLeft"], "/1"),
        (["Control+ArrowRight", "Alt+ArrowDown"], "/1"),
    ],
)
def test_keys(moving: Callable[[str], Page], keys: list[str], there: str) -> None:
    page = moving("/1")
    press(page, *keys)
    assert route(page) == there


def test_the_dark_scheme_is_kept(moving: Callable[[str], Page]) -> None:
    page = moving("/1")
    assert page.evaluate("document.documentElement.className") == "light"
    press(page, "d")
    assert page.evaluate("document.documentElement.className") == "dark"
    assert (
        page.evaluate("getComputedStyle(document.querySelector('#slide-content')).backgroundColor") == "rgb(18, 18, 18)"
    )
    page.reload()
    assert page.evaluate("document.documentElement.className") == "dark"


def test_settings_are_kept_and_taken_back(moving: Callable[[str], Page]) -> None:
    page = moving("/1")
    canvas = page.locator("#slide-content")
    width = "document.querySelector('#slide-content').getBoundingClientRect().width"
    assert page.evaluate(width) > 1000
    page.get_by_role("button", name="Settings").click()
    dialog = page.get_by_role("dialog", name="Settings")
    dialog.get_by_role("switch", name="Invert").check()
    dialog.get_by_role("slider", name="Hue rotate").fill("90")
    dialog.get_by_role("radio", name="1:1").check()
    assert page.evaluate(width) == 980
    page.reload()
    assert canvas.evaluate("node => node.style.filter") == "invert(1) hue-rotate(90deg)"
    assert page.evaluate(width) == 980
    page.get_by_role("button", name="Settings").click()
    dialog.get_by_role("button", name="Reset: Invert").click()
    dialog.get_by_role("button", name="Reset: Hue rotate").click()
    dialog.get_by_role("button", name="Reset: Slide scale").click()
    assert canvas.evaluate("node => node.style.filter") == ""
    assert page.evaluate(width) > 1000
    press(page, "Escape", "ArrowRight")
    assert route(page) == "/1?clicks=1"


def test_cards_of_the_overview_are_filled_when_it_opens(moving: Callable[[str], Page]) -> None:
    """In the same frame: none is seen empty. From there a link leads to the page with the notes."""
    page = moving("/1")
    filled = """() => { deck.run("toggleOverview");
        const cards = [...document.querySelectorAll("#deck-overview .slidev-slide-content")];
        return cards.map((each) => each.textContent.trim()); }"""
    assert all(page.evaluate(filled))
    assert page.get_by_role("link", name="Overview with notes").get_attribute("href") == "#/overview"


def test_goto_finds_by_number_title_and_text(moving: Callable[[str], Page]) -> None:
    page = moving("/1")
    for typed, there in (("4", "/4"), ("thre", "/3"), ("begining", "/5"), ("htree", "/3"), ("/2", "/second")):
        press(page, "g")
        page.locator("#slidev-goto-input").press_sequentially(typed)
        press(page, "Enter")
        assert route(page) == there
        assert page.locator("#slidev-goto-dialog").count() == 0
    press(page, "g", "Escape", "ArrowRight")
    assert route(page) == "/second?clicks=1"


def test_goto_shows_titles_with_their_formatting(open_page: Callable[[Path, str], Page], tmp_path: Path) -> None:
    (tmp_path / "slides.md").write_text("# One\n\n---\n\n# The *second* `<b>` of {{ 1 + 2 }} & $x^2$\n")
    write(build(tmp_path / "slides.md").artifacts, tmp_path / "site")
    page = open_page(tmp_path / "site" / "index.html", "")
    press(page, "g")
    page.locator("#slidev-goto-input").press_sequentially("second")
    row = page.locator("#deck-goto-list [role=option]")
    assert row.locator("em").inner_text() == "second"
    assert row.locator("code").inner_text() == "<b>"
    assert "of 3 &" in row.inner_text()
    assert row.locator(".katex").count() == 1
    page.locator("#deck-goto-list em").dispatch_event("pointerdown")
    assert route(page) == "/2"


def test_a_click_beside_the_slide_leads_on_and_one_on_it_does_not(moving: Callable[[str], Page]) -> None:
    page = moving("/1")
    resize(page, 1200, 400)
    page.mouse.click(600, 200)
    assert route(page) == "/1"
    page.mouse.click(1190, 200)
    assert route(page) == "/1?clicks=1"
    page.mouse.click(10, 200)
    assert route(page) == "/1"


def test_a_swipe_leads_on(chromium: Browser, motion: Path) -> None:
    context = chromium.new_context(has_touch=True, viewport={"width": 980, "height": 552})
    page = context.new_page()
    page.goto(f"{motion.as_uri()}#/1")
    touch = context.new_cdp_session(page)

    def swipe(x: int, y: int) -> None:
        points = [(500 + x * step / 4, 300 + y * step / 4) for step in range(5)]
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": 500, "y": 300}]})
        for left, top in points:
            touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": left, "y": top}]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    for (x, y), there in (((-200, 0), "/1?clicks=1"), ((200, 5), "/1"), ((-30, 0), "/1")):
        swipe(x, y)
        assert route(page) == there
    context.close()


def test_the_menu_works_by_pointer_and_keys(moving: Callable[[str], Page]) -> None:
    page = moving("/1")
    page.mouse.click(400, 300, button="right")
    page.get_by_role("menuitem", name="Next slide").click()
    assert route(page) == "/second"
    page.mouse.click(400, 300, button="right")
    assert page.locator("#deck-menu button:not(:has(svg))").count() == 0
    press(page, "ArrowRight", "ArrowDown", "Enter")
    assert route(page) == "/1"
    page.mouse.click(400, 300, button="right")
    assert page.get_by_role("menuitem", name="Previous slide").is_disabled()
    press(page, "Enter")
    assert route(page) == "/1?clicks=1"
    page.mouse.click(400, 300, button="right")
    press(page, "Escape")
    assert page.get_by_role("menu").count() == 0


def test_the_bar_has_named_buttons_and_leaves_the_keys_to_the_slides(moving: Callable[[str], Page]) -> None:
    page = moving("/1")
    names = [
        button.get_attribute("aria-label") for button in page.get_by_role("navigation").get_by_role("button").all()
    ]
    assert names[:5] == ["Fullscreen", "Back", "Forward", "Overview", "Light or dark"]
    assert names[5:] == ["Draw", "Presenter mode", "Sync", "Settings"]
    page.get_by_role("button", name="Forward").click()
    press(page, "Space")
    assert route(page) == "/second"
    assert page.get_by_role("navigation").inner_text().strip() == "2 / 5"


# ── what moves ───────────────────────────────────────────────────────────────────────────────────────


WATCH_CLASSES = """() => {
  window.seen = [];
  const note = (name) => /-(enter|leave)-/.test(name) && !seen.includes(name) && seen.push(name);
  const watch = new MutationObserver((changes) => changes.forEach(({ target }) => target.classList.forEach(note)));
  watch.observe(document.querySelector("#slideshow"), { subtree: true, attributeFilter: ["class"] });
}"""


def transitions(page: Page, *keys: str) -> list[str]:
    """Classes of transitions that were seen on pages while the keys were pressed."""
    page.evaluate(WATCH_CLASSES)
    press(page, *keys)
    page.wait_for_function("!document.querySelector('[class*=-enter-], [class*=-leave-]')")
    return sorted(str(name) for name in page.evaluate("window.seen"))


@pytest.mark.parametrize(
    ("start", "key", "name"),
    [
        ("/1", "ArrowDown", "slide-left"),
        ("/2", "ArrowUp", "slide-right"),
        ("/2", "ArrowDown", "fade-out"),
        ("/4", "ArrowDown", "away"),
        ("/5", "ArrowUp", "back"),
    ],
)
def test_a_transition_has_vues_classes(moving: Callable[[str], Page], start: str, key: str, name: str) -> None:
    seen = transitions(moving(start), key)
    ways = [f"{name}-{way}-{stage}" for way in ("enter", "leave") for stage in ("active", "to")]
    assert set(ways) <= set(seen)
    assert all(one.startswith(f"{name}-") for one in seen)


def test_who_asks_for_less_motion_gets_none(moving: Callable[[str], Page]) -> None:
    page = moving("/1")
    page.emulate_media(reduced_motion="reduce")
    assert transitions(page, "ArrowDown") == []
    assert page.evaluate("document.getAnimations().length") == 0


def test_quick_steps_leave_one_slide_in_view(moving: Callable[[str], Page]) -> None:
    page = moving("/1")
    for key in ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowDown"]:
        press(page, key)
    page.wait_for_function("!document.querySelector('[class*=-enter-], [class*=-leave-]')")
    shown = "[...document.querySelectorAll('#slideshow > .slidev-page')].filter((page) => page.checkVisibility())"
    page.wait_for_function(f"{shown}.map((page) => page.dataset.slidevNo).join() === '3'")


def test_marks_are_drawn_and_taken_away(moving: Callable[[str], Page]) -> None:
    page = moving("/1")
    paths = page.locator(".slidev-page-1 svg.rough-annotation.text-red path")
    assert paths.count() == 0
    press(page, "ArrowRight")
    assert paths.count() == 2
    word = page.get_by_text("marked").bounding_box()
    circle = paths.first.bounding_box()
    assert word is not None
    assert circle is not None
    assert abs(word["x"] + word["width"] / 2 - circle["x"] - circle["width"] / 2) < 10
    press(page, "ArrowLeft")
    assert paths.count() == 0


def test_motion_goes_to_its_place(moving: Callable[[str], Page]) -> None:
    page = moving("/2")
    left = "new DOMMatrix(getComputedStyle(document.querySelector('[data-motion]')).transform).e"
    page.wait_for_function(f"{left} === 0 && document.getAnimations().length === 0")
    on_the_way = f"new Promise((done) => {{ deck.run('next'); requestAnimationFrame(() => done({left})) }})"
    assert page.evaluate(on_the_way) != 40
    page.wait_for_function(f"{left} === 40 && document.getAnimations().length === 0")


def test_motion_repeats_there_and_back_without_end(open_page: Callable[[Path, str], Page], tmp_path: Path) -> None:
    transition = "{ duration: 50, repeat: Infinity, repeatType: 'mirror' }"
    (tmp_path / "slides.md").write_text(
        f'<b v-motion :initial="{{ x: 0 }}" :enter="{{ x: 40, transition: {transition} }}">on and on</b>\n'
    )
    write(build(tmp_path / "slides.md").artifacts, tmp_path / "site")
    page = open_page(tmp_path / "site" / "index.html", "")
    turns = "document.querySelector('b').getAnimations()[0]?.effect.getComputedTiming()"
    page.wait_for_function(f"{turns}?.currentIteration > 1")
    assert page.evaluate(f"[{turns}.iterations === Infinity, {turns}.direction]") == [True, "alternate"]


KEPT = """---
clicks: 2
---

<b class="moved" v-motion :initial="{ x: -80, y: 30 }" :enter="{ x: 0 }" :click-1="{ y: 60, opacity: 0.5 }"
  :click-2="{ x: [0, 100, 50] }" :leave="{ y: 11 }">moved</b>

---

Two
"""
PLACE = """(() => {
  const look = getComputedStyle(document.querySelector('.moved')), { e, f } = new DOMMatrix(look.transform);
  return document.getAnimations().length ? null : [e, f, look.opacity].join(' '); })()"""


def test_motion_keeps_what_a_variant_does_not_name(open_page: Callable[[Path, str], Page], tmp_path: Path) -> None:
    (tmp_path / "slides.md").write_text(KEPT)
    write(build(tmp_path / "slides.md").artifacts, tmp_path / "site")
    page = open_page(tmp_path / "site" / "index.html", "")
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.wait_for_function(f"{PLACE} === '0 30 1'")
    press(page, "ArrowRight")
    page.wait_for_function(f"{PLACE} === '0 60 0.5'")
    steps = (
        "document.querySelector('.moved').getAnimations()[0].effect.getKeyframes().map(({ transform }) => transform)"
    )
    moves = page.evaluate(f"(deck.run('next'), {steps})")
    assert [move.split()[0] for move in moves] == ["translateX(0px)", "translateX(100px)", "translateX(50px)"]
    page.wait_for_function(f"{PLACE} === '50 60 0.5'")
    press(page, "ArrowRight", "ArrowLeft")  # to the next slide, which makes it leave, and back
    page.wait_for_function(f"{PLACE} === '50 60 0.5'")
    press(page, "ArrowLeft", "ArrowLeft")
    page.wait_for_function(f"{PLACE} === '0 30 0.5'")
    assert not faults


# ── reading and printing ─────────────────────────────────────────────────────────────────────────────


def test_reading_shows_all_slides_and_fills_those_near(moving: Callable[[str], Page]) -> None:
    page = moving("/scroll")
    page.wait_for_selector("#deck-scroll .slidev-page-1")
    assert page.locator("#deck-scroll .slidev-slide-container").count() == 5
    assert page.locator("#slideshow .slidev-page").count() == 0
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_selector("#deck-scroll .slidev-page-5")
    assert not page.evaluate("document.body.scrollWidth > innerWidth")


def test_a_narrow_screen_gets_the_deck_to_read_unless_a_slide_is_asked_for(moving: Callable[[str], Page]) -> None:
    page = moving("/2")
    page.set_viewport_size({"width": 390, "height": 800})
    page.reload()
    assert route(page) == "/second"
    page.goto("about:blank")
    page = moving("")
    assert route(page) == "/scroll"
    page.wait_for_selector("#deck-scroll .slidev-page-1")
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize(
    ("query", "sheets"),
    [
        ("", ["001-01", "002-01", "003-01", "004-01", "005-01"]),
        ("?range=2,4-", ["002-01", "004-01", "005-01"]),
        ("?print=clicks&range=1-2", ["001-01", "001-02", "002-01", "002-02"]),
    ],
)
def test_printing_gives_a_sheet_a_slide_or_a_click(
    moving: Callable[[str], Page], query: str, sheets: list[str]
) -> None:
    page = moving(f"/print{query}")
    found = page.locator(".print-slide-container")
    assert [sheet.get_attribute("id") for sheet in found.all()] == sheets
    assert page.evaluate("document.getAnimations().length") == 0
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    assert pdf.count(b"/Type /Page\n") == len(sheets)
    assert b"/MediaBox [0 0 735" in pdf  # 980 px in points


def test_a_range_without_slides_says_so(moving: Callable[[str], Page]) -> None:
    page = moving("/print?range=99")
    assert page.get_by_role("alert").text_content() == "No slide of 5 is in the range “99”."
    assert page.locator(".print-slide-container").count() == 0


def test_counters_read_from_left_to_right_in_every_script(moving: Callable[[str], Page]) -> None:
    page = moving("/2")
    page.evaluate("document.documentElement.dir = 'rtl'")
    counter = page.locator("#deck-controls .deck-counter")
    assert counter.text_content() == "2 / 5"
    places = "node => [...node.children].map((each) => each.getBoundingClientRect().x)"
    left, right = counter.evaluate(places)
    assert left < right


def test_the_browsers_own_print_command_prints_all_slides(moving: Callable[[str], Page]) -> None:
    page = moving("/2")
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 5
    page.wait_for_selector("#slideshow .slidev-page-2")
    press(page, "ArrowRight")
    assert route(page) == "/second?clicks=1"


def test_the_list_of_slides_has_notes_and_leads_to_the_show(moving: Callable[[str], Page]) -> None:
    page = moving("/overview")
    rows = page.locator("#deck-list main > ol > li")
    rows.first.wait_for()
    assert rows.count() == 5
    assert "A note with a" in rows.nth(4).inner_text()
    page.get_by_role("button", name="4: Four").click()
    assert route(page) == "/4"
    assert page.locator("#slideshow .slidev-page-4").is_visible()


# ── for everybody ────────────────────────────────────────────────────────────────────────────────────


def test_slides_are_named_regions_and_changes_are_said(moving: Callable[[str], Page]) -> None:
    page = moving("/1")
    assert page.get_by_role("region", name="Slide 1 of 5: Motion").is_visible()
    assert page.get_by_role("main").get_attribute("aria-label") == "Motion - Slidev"
    press(page, "End")
    assert page.get_by_role("status").inner_text() == "Slide 5 of 5: Five"
    press(page, "o")
    assert page.get_by_role("dialog", name="Overview").is_visible()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "5: Five"
    press(page, "Escape")
    assert page.get_by_role("dialog").count() == 0


def test_what_is_hidden_is_out_of_reach(moving: Callable[[str], Page]) -> None:
    page = moving("/2")
    assert page.get_by_text("clicked").evaluate("node => node.inert")
    press(page, "ArrowRight")
    assert not page.get_by_text("clicked").evaluate("node => node.inert")


@pytest.mark.parametrize(
    ("there", "keys"),
    [
        ("/1", []),
        ("/2?clicks=1", []),
        ("/3", ["d"]),
        ("/5", []),
        ("/2", ["o"]),
        ("/2", ["g", "t"]),
        ("/2", ["ContextMenu"]),
        ("/scroll", []),
        ("/overview", []),
    ],
)
def test_axe_finds_no_serious_violation(page: Page, motion: Path, there: str, keys: list[str]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.goto(f"{motion.as_uri()}#{there}")
    page.emulate_media(reduced_motion="reduce")
    for key in keys:
        if key == "ContextMenu":
            page.mouse.click(400, 300, button="right")
        else:
            press(page, key)
    at_rest(page)
    violations = Axe().run(page).response["violations"]
    assert [found["id"] for found in violations if found["impact"] in ("serious", "critical")] == []


# ── in another browser ───────────────────────────────────────────────────────────────────────────────


def test_the_player_works_in_firefox(motion: Path, tmp_path: Path) -> None:
    """Keys, bar, settings, overview, menu, goto and presenter, in one session; a script that fails is told."""
    if firefox.find_firefox() is None:
        pytest.fail(firefox.HOW_TO_GET)
    at_slide = "location.hash === '#/{}'"
    with firefox.opened(tmp_path / "profile") as page:
        page.goto(f"{motion.as_uri()}#/1")
        page.evaluate("(window.failures = [], addEventListener('error', ({ message }) => failures.push(message)), 1)")
        page.press("ArrowRight", "ArrowDown")
        page.until(at_slide.format("second"))
        names = "[...document.querySelectorAll('#deck-controls button')].map((each) => each.ariaLabel)"
        assert page.evaluate(names)[:4] == ["Fullscreen", "Back", "Forward", "Overview"]
        page.evaluate("(deck.run('toggleSettings'), 1)")
        page.evaluate("(document.querySelector('#deck-settings [name=scale][value=\"1\"]').click(), 1)")
        page.until("document.querySelector('#slide-content').getBoundingClientRect().width === 980")
        page.press("Escape")
        page.until("!document.querySelector('#deck-settings')")
        page.press("o")
        page.until("document.querySelector('#deck-overview')")
        cards = "[...document.querySelectorAll('#deck-overview .slidev-slide-content')]"
        assert all(page.evaluate(f"{cards}.map((each) => each.textContent.trim())"))
        page.press("3")
        page.until(at_slide.format(3))
        page.press("g")
        page.until("document.activeElement.id === 'slidev-goto-input'")
        page.press(*"begining", "Enter")
        page.until(at_slide.format(5))
        menu = "new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 300, clientY: 200 })"
        page.evaluate(f"(document.querySelector('#slide-content').dispatchEvent({menu}), 1)")
        page.until("document.querySelectorAll('#deck-menu [role=menuitem] svg').length >= 8")
        page.press("Escape")
        page.until("!document.querySelector('#deck-menu')")
        page.evaluate("(deck.run('enterPresenter'), 1)")
        page.until("document.querySelector('.slidev-presenter .deck-note-box .slidev-note')")
        page.evaluate("(deck.run('toggleDrawing'), 1)")
        page.until("document.querySelector('#deck-toolbar')")
        assert page.evaluate("failures") == []


# ── in the long run ──────────────────────────────────────────────────────────────────────────────────

RANDOM_COMMANDS = """
async (many) => {
  const words = ["next", "next", "next", "prev", "nextSlide", "prevSlide", "goFirst", "goLast", "toggleDark",
    "toggleOverview", "toggleGoto", "close", "go:3", "go:2:1", "go:99"];
  let seed = 7;
  for (let step = 0; step < many; step++) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    const [, word, rest] = /^(\\w+):?(.*)$/.exec(words[seed % words.length]);
    deck.run(word, rest);
    if (step % 20 === 0) await new Promise(requestAnimationFrame);
  }
  deck.run("close");
  deck.run("goFirst");  // where the slides that are near do not depend on the way there
  await atRest();
}
"""


def test_nothing_is_left_behind(page: Page, motion: Path) -> None:
    page.add_init_script(COUNTING)
    page.goto(f"{motion.as_uri()}#/1")
    page.evaluate("atRest()")
    before = page.evaluate("({ ...counts })")
    page.evaluate(RANDOM_COMMANDS, 500)
    assert page.evaluate("({ ...counts })") == before
    html = "document.querySelector('#app').innerHTML.replace(/ class=\"slidev-nav-go-\\w+\"/, '')"
    state = f"[deck.state.no, deck.state.click, {html}]"
    after = page.evaluate(state)
    page.reload()
    # Not by Playwright's means of waiting: those listen to the page themselves.
    again = f"""async (after) => {{
      const state = () => {state};
      for (let frames = 0; frames < 900 && JSON.stringify(state()) !== JSON.stringify(after); frames++)
        await new Promise(requestAnimationFrame);
      return state();
    }}"""
    assert page.evaluate(again, after) == after
    page.evaluate("deck.stop()")
    assert page.evaluate("[counts.listeners, counts.timers, counts.observers]") == [0, 0, 0]


def test_a_thousand_slides_start_and_step_quickly(page: Page, tmp_path: Path) -> None:
    body = "<div class='slidev-layout'><h1>{0}</h1><ul>{1}</ul></div>"
    items = "".join(f"<li class='slidev-vclick-target' data-clicks='{click}'>Item {click}</li>" for click in (1, 2, 3))
    slides = [PageSlide(CompiledSlide(no, body.format(no, items), clicks=3, title=f"No {no}")) for no in range(1, 1001)]
    took = []
    for count in (125, 1000):
        write(assemble(PageInput("Many", slides[:count], "")), tmp_path / f"{count}")
        page.goto((tmp_path / f"{count}" / "index.html").as_uri())
        took.append(step_time(page, 401))
    nodes = """() => { const walker = document.createTreeWalker(document); let count = 0;
        while (walker.nextNode()) count++; return count; }"""
    assert page.evaluate(nodes) < 1500
    assert took[1] < 4 * took[0], "a step takes as long among eight times as many slides"
    assert route(page) == "/101?clicks=1"
