"""Drawing on slides, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browsing import COUNTING, press
from deckc.config import Options
from deckc.pipeline import build
from deckc.write import write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

Open = Callable[..., "Page"]


@pytest.fixture
def windows(chromium: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens windows of one browser at routes of a deck with these wishes for drawings."""
    context: BrowserContext = chromium.new_context(viewport={"width": 980, "height": 552})

    def open_window(there: str = "/1", wishes: str = "{}") -> Page:
        slides = f"---\ntheme: none\ntransition: null\ndrawings: {wishes}\n---\n\n# One\n\n---\n\n# Two\n"
        (tmp_path / "slides.md").write_text(slides)
        if not (tmp_path / "dist").exists():
            write(build(tmp_path / "slides.md").artifacts, tmp_path / "dist")
        page = context.new_page()
        page.goto(f"{(tmp_path / 'dist' / 'index.html').as_uri()}#{there}")
        return page

    yield open_window
    context.close()


def begin(page: Page) -> None:
    page.evaluate("deck.run('toggleDrawing')")
    page.locator("#deck-toolbar").wait_for()


def stroke(page: Page, *points: tuple[int, int]) -> None:
    """By the mouse, in px of the slide."""
    box = page.locator("#slide-content").bounding_box()
    assert box is not None
    scale = box["width"] / 980
    first, *rest = [(box["x"] + x * scale, box["y"] + y * scale) for x, y in points]
    page.mouse.move(*first)
    page.mouse.down()
    for point in rest:
        page.mouse.move(*point)
    page.mouse.up()


PATHS = "#slide-content > .slidev-drawing > path"


def paths(page: Page) -> list[str]:
    return [str(path.get_attribute("d")) for path in page.locator(PATHS).all()]


def test_tools_colours_and_widths_by_bar_and_keys(windows: Open) -> None:
    page = windows()
    page.get_by_role("navigation").hover()
    page.get_by_role("button", name="Draw").click()
    stroke(page, (100, 200), (150, 250), (200, 200))
    assert page.locator(PATHS).get_attribute("stroke") == "#ff595e"
    page.get_by_role("button", name="Rectangle").click()
    page.get_by_role("button", name="Blue").click()
    page.get_by_label("Width of the line").fill("9")
    stroke(page, (300, 200), (310, 210), (400, 300))
    last = page.locator(PATHS).last
    assert [last.get_attribute(name) for name in ("d", "stroke", "stroke-width")] == [
        "M300 200H400V300H300Z",
        "#1982c4",
        "9",
    ]
    page.locator("#slide-content").click(position={"x": 5, "y": 540})  # a dot by a shape: the field gives the keys back
    count = len(paths(page))
    for key, letter in (("l", "L"), ("a", "L"), ("e", "A"), ("s", "Q")):
        press(page, key)
        stroke(page, (500, 100), (520, 140), (600, 200))
        assert letter in paths(page)[-1]
    assert len(paths(page)) == count + 4
    press(page, "7", "l")
    stroke(page, (500, 100), (600, 200))
    assert page.locator(PATHS).last.get_attribute("stroke") == "#000000"
    press(page, "Escape")
    assert page.locator("#deck-toolbar").count() == 0
    stroke(page, (500, 100), (600, 200))
    assert len(paths(page)) == count + 5


def test_undo_redo_clear_and_eraser(windows: Open) -> None:
    page = windows()
    begin(page)
    stroke(page, (100, 200), (200, 200))
    stroke(page, (100, 400), (200, 400))
    assert len(paths(page)) == 2
    first, second = paths(page)
    press(page, "Control+z")
    assert paths(page) == [first]
    press(page, "Control+z", "Control+z")
    assert paths(page) == []
    press(page, "Control+Shift+z", "Control+Shift+z", "Control+Shift+z")
    assert paths(page) == [first, second]
    page.get_by_role("button", name="Eraser").click()
    stroke(page, (150, 350), (150, 405))
    assert paths(page) == [first]
    press(page, "c")
    assert paths(page) == []
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Undo").click()
    assert paths(page) == [first, second]


def test_while_drawing_slides_change_and_letters_do_nothing_else(windows: Open) -> None:
    page = windows()
    begin(page)
    stroke(page, (100, 200), (200, 200))
    press(page, "d", "o", "g")
    assert page.evaluate("[document.documentElement.className.includes('dark'), deck.state.panel]") == [False, ""]
    press(page, "ArrowDown")
    assert page.evaluate("deck.state.no") == 2
    assert paths(page) == []
    press(page, "ArrowUp")
    assert len(paths(page)) == 1


@pytest.mark.parametrize("there", ["/1", "/presenter/1"])
def test_a_pen_draws_at_once_without_the_toolbar(windows: Open, there: str) -> None:
    """Also where the script that draws is not there yet: nothing of the stroke is lost."""
    page = windows(there)
    if there != "/1":
        page.locator(".slidev-presenter").wait_for()
    page.evaluate(
        """() => {
          const canvas = document.querySelector("#slide-content"), { left, top } = canvas.getBoundingClientRect();
          canvas.setPointerCapture = canvas.hasPointerCapture = () => true;
          for (const [type, x] of [["pointerdown", 50], ["pointermove", 80], ["pointerup", 80]]) {
            const place = { clientX: left + x, clientY: top + 50, isPrimary: true, pointerType: "pen", bubbles: true };
            canvas.dispatchEvent(new PointerEvent(type, place));
          }
        }"""
    )
    page.wait_for_function("document.querySelectorAll('#slide-content > .slidev-drawing > path').length === 1")
    assert "L" in paths(page)[0], "from the first point to the last"


def test_other_windows_and_views_show_drawings(windows: Open) -> None:
    show, presenter = windows("/1"), windows("/presenter/1")
    presenter.locator(".slidev-presenter").wait_for()
    begin(presenter)
    stroke(presenter, (100, 200), (200, 200))
    show.locator(PATHS).wait_for(state="attached")
    assert paths(show) == paths(presenter)
    press(presenter, "Escape", "ArrowDown")
    begin(show)
    show.wait_for_function("deck.state.no === 2")
    stroke(show, (300, 300), (400, 400))
    presenter.locator(PATHS).wait_for(state="attached")
    late = windows("/overview")
    late.locator("#deck-list li .slidev-drawing").nth(1).wait_for(state="attached")
    late.evaluate("deck.run('show', 'print')")
    assert late.locator("#print-container .slidev-drawing path").count() == 2
    presenter.evaluate("deck.run('go', 1)")
    assert presenter.locator(".next .slidev-drawing path").count() == 1


def test_kept_drawings_in_one_file_start_once(chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "slides.md").write_text("---\ntheme: none\ndrawings: {persist: true}\n---\n\n# One\n")
    write(build(tmp_path / "slides.md", options=Options(single_file=True)).artifacts, tmp_path / "dist")
    context = chromium.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{(tmp_path / 'dist' / 'index.html').as_uri()}#/presenter/1")
    page.get_by_role("button", name="Draw").click()
    page.locator("#deck-toolbar").wait_for()
    started = (
        "[...document.scripts].filter(({ text }) => text === document.querySelector('#deck-presenter-bundle').text)"
    )
    assert (errors, page.evaluate(f"{started}.length")) == ([], 2)  # as text that is not run, and as what ran
    context.close()


@pytest.mark.parametrize(("persist", "left"), [("true", 1), ("false", 0)])
def test_drawings_are_kept_where_the_deck_says_so(windows: Open, persist: str, left: int) -> None:
    page = windows("/1", f"{{persist: {persist}}}")
    begin(page)
    stroke(page, (100, 200), (200, 200))
    assert len(paths(page)) == 1
    page.reload()
    page.evaluate("deck.run('toggleDrawing')")  # its script is there then, and has read what was kept
    page.locator("#deck-toolbar").wait_for()
    assert len(paths(page)) == left


SLIDEVS = """<svg width="980" height="552" xmlns="http://www.w3.org/2000/svg">
<path fill="transparent" stroke="#ff595e" stroke-width="4" d="M 10,10 C 20,20 30,10 40,40"></path>
<path fill="#1982c4" stroke="#1982c4" stroke-width="0" d="M 50 50 L 60 60 L 50 70 Z"></path>
<line fill="transparent" stroke="#8ac926" stroke-width="6" x1="100" y1="100" x2="200" y2="100"></line>
<g><defs><marker id="a1"><path fill="#000000" d="M0,-5L10,0L0,5"></path></marker></defs>
<line marker-end="url(#a1)" stroke="#000000" stroke-width="4" x1="1" y1="2" x2="3" y2="4"></line></g>
<ellipse fill="transparent" stroke="#ffca3a" stroke-width="4" cx="300" cy="300" rx="50" ry="20"></ellipse>
<rect fill="transparent" stroke="#6a4c93" stroke-width="4" x="400" y="400" width="50" height="20"></rect>
<rect x="1e999" y="0" width="1" height="1"></rect><script>alert(1)</script><path d="url(x)"></path>
</svg>"""


@pytest.mark.parametrize(("persist", "folder"), [("true", ".slidev/drawings"), ("mine", "mine")])
def test_drawings_that_slidev_kept_are_shown_and_rubbed_out(
    windows: Open, tmp_path: Path, persist: str, folder: str
) -> None:
    (tmp_path / folder).mkdir(parents=True)
    (tmp_path / folder / "1.svg").write_text(SLIDEVS)
    page = windows("/1", f"{{persist: {persist}}}")
    page.wait_for_function("document.querySelectorAll('#slide-content > .slidev-drawing > path').length === 6")
    assert paths(page)[:3] == ["M 10,10 C 20,20 30,10 40,40", "M 50 50 L 60 60 L 50 70 Z", "M100 100L200 100"]
    fills = page.locator("#slide-content > .slidev-drawing > path").evaluate_all(
        "all => all.map((each) => each.getAttribute('fill'))"
    )
    assert fills == ["none", "#1982c4", *["none"] * 4]
    begin(page)
    press(page, "c")
    assert paths(page) == []


def test_only_the_presenters_drawings_are_shared_or_only_the_presenter_draws(windows: Open, tmp_path: Path) -> None:
    show, presenter = windows("/1", "{syncAll: false}"), windows("/presenter/1", "{syncAll: false}")
    presenter.locator(".slidev-presenter").wait_for()
    begin(show)
    stroke(show, (100, 200), (200, 200))
    for key, no in (("ArrowDown", 2), ("ArrowUp", 1)):  # said after the drawing, and so heard after it
        show.keyboard.press(key)
        presenter.wait_for_function("no => deck.state.no === no", arg=no)
    assert (len(paths(show)), len(paths(presenter))) == (1, 0)
    (tmp_path / "dist").rename(tmp_path / "before")
    page = windows("/presenter/1", "{presenterOnly: true}")
    page.locator(".slidev-presenter").wait_for()
    page.evaluate("deck.run('exitPresenter'); deck.run('toggleDrawing')")
    assert page.locator("#deck-toolbar").count() == 0
    page.evaluate("deck.run('enterPresenter')")
    page.locator(".slidev-presenter").wait_for()
    begin(page)
    page.get_by_role("button", name="Leave the presenter").click()
    assert page.locator("#deck-toolbar").count() == 0


def test_a_deck_without_drawing(windows: Open) -> None:
    page = windows("/presenter/1", "{enabled: false}")
    page.locator(".slidev-presenter").wait_for()
    page.evaluate("deck.run('exitPresenter'); deck.run('toggleDrawing')")
    assert page.locator("#deck-toolbar").count() == 0
    assert page.get_by_role("button", name="Draw").count() == 0
    page.mouse.click(400, 300, button="right")
    page.get_by_role("menuitem").first.wait_for()
    assert page.get_by_role("menuitem", name="Draw").count() == 0


def test_the_toolbar_is_dragged_and_pinned(windows: Open) -> None:
    page = windows()
    begin(page)
    bar = page.locator("#deck-toolbar")
    box = bar.bounding_box()
    assert box is not None
    assert (box["x"], box["y"]) == (10, 10)
    page.mouse.move(box["x"] + 4, box["y"] + 4)
    page.mouse.down()
    page.mouse.move(box["x"] + 54, box["y"] + 104, steps=2)
    page.mouse.up()
    moved = bar.bounding_box()
    assert moved is not None
    assert (moved["x"], moved["y"]) == (60, 110)
    assert paths(page) == []
    page.get_by_role("button", name="Pin").click()
    page.mouse.move(900, 500)
    page.wait_for_function("getComputedStyle(document.querySelector('#deck-toolbar')).opacity === '0.4'")


def test_what_others_send_is_no_markup(windows: Open) -> None:
    page = windows()
    evil = '"><script>window.hit = 1</script>'
    evils = {"tool": "line", "color": evil, "width": evil, "points": [[evil, 1], [2, 3]]}
    page.evaluate("evils => deck.run('receive', { drawings: { 1: [evils] } })", evils)
    page.locator(PATHS).wait_for(state="attached")
    assert page.locator(PATHS).evaluate("path => [path.getAttribute('stroke'), path.getAttribute('d')]") == [
        "#000000",
        "M0 1L2 3",
    ]
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_violation(windows: Open, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = windows()
    page.emulate_media(reduced_motion="reduce", color_scheme=scheme)  # type: ignore[arg-type]
    begin(page)
    stroke(page, (100, 200), (200, 200))
    violations = Axe().run(page).response["violations"]
    assert [one["id"] for one in violations if one["impact"] in ("serious", "critical")] == []


def test_nothing_is_left_behind(windows: Open) -> None:
    """Without waiting by Playwright's means: those listen to the page themselves."""
    page = windows()
    page.add_init_script(COUNTING)
    page.reload()
    page.evaluate("atRest()")

    def draw_something() -> dict[str, int]:
        page.evaluate(
            """async () => {
              deck.run("toggleDrawing");
              while (!document.querySelector("#deck-toolbar")) await new Promise(requestAnimationFrame);
            }"""
        )
        page.mouse.move(100, 200)
        page.mouse.down()
        page.mouse.move(200, 200)
        page.mouse.up()
        for command in ("drawingTool", "undoDrawing", "redoDrawing", "toggleDrawing"):
            page.evaluate("command => deck.run(command, 'arrow')", command)
        return dict(page.evaluate("({ ...counts })"))

    before = draw_something()
    assert [draw_something() for _ in range(10)] == [before] * 10
    page.evaluate("deck.run('toggleDrawing'), deck.stop()")
    assert page.evaluate("[counts.listeners, counts.timers, counts.observers]") == [0, 0, 0]
    assert page.evaluate("document.querySelectorAll('.slidev-drawing, #deck-toolbar').length") == 0
