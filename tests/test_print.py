"""Paper: each printed sheet shows its slide, whole, as it is on the screen."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import firefox
from deckc.pipeline import BuildResult, build
from deckc.write import write
from likeness import SCALE, pages_of, picture, ssim

if TYPE_CHECKING:
    from PIL import Image
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

# What a sheet's edge may cut: boxes at the edge, a frame laid out larger than the sheet, text that runs over it.
SLIDES = [
    "# A title\n\nA paragraph of [a link](https://example.com), `code` and **strong** words.",
    '# A frame\n\n<iframe src="./frame.html" style="width:1800px;height:840px;transform:scale(.5);'
    'transform-origin:0 0"></iframe>',
    "# Table\n\n| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 12,
    '# Edges\n\n<div class="absolute bottom-0 right-0 bg-red-500" style="width:90px;height:90px"></div>\n\n'
    '<div style="position:fixed;top:0;right:0;width:90px;height:90px;background:teal">corner</div>',
    "# Too much\n\n" + "A line that is one of many.\n\n" * 30,
    "# Code\n\n```ts\n" + "const one: number = 1\n" * 18 + "```",
    '# Picture\n\n<img src="./picture.svg" width="300">',
    "# Clicks\n\n<v-clicks>\n\n- one\n- two\n- three\n\n</v-clicks>",
]
FRAME = "<body style='margin:0;background:linear-gradient(90deg,orange,purple);height:100vh'>in a frame</body>"
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><rect width="30" height="20" fill="gold"/>'
    '<circle cx="15" cy="10" r="8" fill="crimson"/></svg>'
)
READY = "deck.ready(20000)"


def made(folder: Path, slides: int, head: str = "", *, without_frame: bool = False) -> BuildResult:
    """A deck of so many slides and its site."""
    kinds = [slide for slide in SLIDES if "<iframe" not in slide] if without_frame else SLIDES
    bodies = [kinds[index % len(kinds)] for index in range(slides)]
    text = f"---\ntitle: Paper\ntransition: slide-left\n{head}---\n\n" + "\n\n---\n\n".join(bodies)
    (folder / "slides.md").write_text(text, encoding="utf-8")
    (folder / "frame.html").write_text(FRAME, encoding="utf-8")
    (folder / "picture.svg").write_text(PICTURE, encoding="utf-8")
    result = build(folder / "slides.md")
    write(result.artifacts, folder / "site")
    return result


@contextmanager
def opened(chromium: Browser, folder: Path, route: str, size: tuple[int, int], scheme: str = "light") -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=SCALE,
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(f"{(folder / 'site' / 'index.html').as_uri()}#{route}")
    assert page.evaluate(READY) == {"late": [], "lost": []}
    yield page
    context.close()


def assert_sheets_show_slides(
    chromium: Browser, folder: Path, result: BuildResult, pdf: bytes, scheme: str = "light", least: float = 0.97
) -> None:
    """Each kind of slide, and the last one, on its page of the PDF and as a screenshot at its last click."""
    size = round(result.config.canvas_width), result.config.canvas_height
    pages = pages_of(pdf)
    assert len(pages) == len(result.slides)
    with opened(chromium, folder, "/1", size, scheme) as page:
        pairs = list(zip(result.slides, pages, strict=True))
        for slide, sheet in [*pairs[: len(SLIDES)], pairs[-1]]:
            page.evaluate(f"deck.go({{ no: {slide.no}, click: {slide.clicks} }}, false)")
            page.evaluate("Promise.all(document.getAnimations().map((animation) => animation.finished))")
            assert page.evaluate(READY) == {"late": [], "lost": []}
            near = nearness(page, sheet, least)
            assert near >= least, f"sheet {slide.no}: {near:.3f}"


def nearness(page: Page, sheet: Image.Image, least: float) -> float:
    """How near the page comes to the sheet. A browser tells nobody when it has painted what a frame shows: a busy one
    may take its picture before."""
    until = time.monotonic() + 120
    while True:
        near = ssim(sheet, picture(page.screenshot()))
        if near >= least or time.monotonic() > until:
            return near


@pytest.mark.parametrize(
    ("slides", "head", "scheme", "route", "size"),
    [
        (1, "", "light", "/print", (1280, 720)),
        (8, "aspectRatio: 9/16\ncanvasWidth: 414\n", "light", "/print", (1700, 700)),
        (20, "", "dark", "/print", (320, 480)),
    ],
)
def test_a_sheet_is_its_slide(
    chromium: Browser, tmp_path: Path, slides: int, head: str, scheme: str, route: str, size: tuple[int, int]
) -> None:
    result = made(tmp_path, slides, head)
    with opened(chromium, tmp_path, route, size, scheme) as page:
        pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    assert_sheets_show_slides(chromium, tmp_path, result, pdf, scheme)


@pytest.mark.parametrize(
    ("slides", "scheme", "route", "size"), [(2, "dark", "/1", (500, 900)), (8, "light", "/3", (2560, 1000))]
)
def test_the_print_key_prints_the_sheets_when_they_are_ready(
    chromium: Browser, tmp_path: Path, slides: int, scheme: str, route: str, size: tuple[int, int]
) -> None:
    result = made(tmp_path, slides, "aspectRatio: 4/3\ncanvasWidth: 801\n")
    with opened(chromium, tmp_path, route, size, scheme) as page:
        page.evaluate("window.print = () => (window.printed = true)")  # the dialog would wait for a person
        page.keyboard.press("Control+p")
        page.wait_for_function("window.printed")
        assert page.evaluate(READY) == {"late": [], "lost": []}  # the key waits for some seconds only
        pdf = page.pdf(prefer_css_page_size=True, print_background=True)
        page.wait_for_selector(f"#slideshow .slidev-page-{route[1:]}")
        assert page.locator("#print-container").count() == 0
    assert_sheets_show_slides(chromium, tmp_path, result, pdf, scheme)


def test_a_frame_that_is_moved_in_the_page_is_waited_for_again(chromium: Browser, tmp_path: Path) -> None:
    """It loads anew, here from one that never answers."""
    made(tmp_path, 2)
    with socket.create_server(("127.0.0.1", 0)) as server, opened(chromium, tmp_path, "/2", (980, 552)) as page:
        found = page.evaluate(
            """(address) => {
                const frame = document.querySelector("#slideshow .slidev-page-2 iframe");
                frame.src = address;
                document.body.append(frame);
                return deck.ready(300);
            }""",
            f"http://127.0.0.1:{server.getsockname()[1]}/",
        )
    assert [part["what"] for part in found["late"]] == ["frame"]


def test_a_menus_print_command_prints_all_slides(chromium: Browser, tmp_path: Path) -> None:
    """The browser does not wait then, and what stands in a frame may be missing; pictures are there."""
    result = made(tmp_path, len(SLIDES), "preloadImages: false\n", without_frame=True)
    with opened(chromium, tmp_path, "/1", (1280, 720)) as page:
        pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    assert_sheets_show_slides(chromium, tmp_path, result, pdf)


def test_firefox_prints_the_same(chromium: Browser, tmp_path: Path) -> None:
    """Firefox rounds lines in its own way; a sheet that is split or moved is far from this near."""
    if firefox.find_firefox() is None:
        pytest.fail(firefox.HOW_TO_GET)
    result = made(tmp_path, len(SLIDES))
    url = f"{(tmp_path / 'site' / 'index.html').as_uri()}#/print"
    pdf = firefox.printed(url, tmp_path / "profile", READY, result.config.canvas_width, result.config.canvas_height)
    assert_sheets_show_slides(chromium, tmp_path, result, pdf, least=0.93)
