"""The first deck in a real browser: from disk without a network, and as a preview that follows its file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, FloatRect, Page, expect

from deckc.cli import run
from serving import served

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent
TITLES = [
    "Deep Learning introduction",
    "Classical ML vs Deep Learning",
    "Artificial Neural Networks: Overview",
    "Artificial Neural Networks: Examples",
    "Deep Learning tools",
    "Deep Learning tools",
    "Deep Learning tools: Tensorflow Playground [link]",
    "Deep Learning tools: Netron [link]",
    "Deep Learning tools: Comet ML [link]",
]
FRAMES = {"playground.tensorflow.org", "www.comet.com"}  # what the deck itself points to elsewhere


class Seen:
    """What a page asked for and complained about."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self.hear)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and urlsplit(message.location["url"]).hostname not in FRAMES:
            self.complaints.append(f"{message.location['url']}: {message.text}")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    assert run(["build", str(ROOT / "decks" / "intro.md"), "--strict", "-q", "-o", str(out)]) == 0
    return out


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deck as one file, alone in a folder."""
    out = tmp_path_factory.mktemp("single")
    assert run(["build", str(ROOT / "decks" / "intro.md"), "--single-file", "-q", "-o", str(out)]) == 0
    assert [path.name for path in out.iterdir() if not path.name.startswith(".")] == ["index.html"]
    return out


@pytest.fixture
def seen(page: Page) -> Iterator[Seen]:
    """Watches a page without a network; at the end nothing was asked for that the deck does not name."""
    page.context.set_offline(True)
    seen = Seen(page)
    yield seen
    assert seen.complaints == []
    elsewhere = {urlsplit(url).hostname for url in seen.requests if not url.startswith(("file:", "data:", "blob:"))}
    assert elsewhere <= FRAMES


def open_slide(page: Page, site: Path, no: int) -> None:
    page.goto(f"{(site / 'index.html').as_uri()}#/{no}")
    page.reload()  # another hash alone does not load the page
    page.wait_for_load_state("load")
    expect(page.locator(f".slidev-page-{no}")).to_be_visible()


def boxes(page: Page, selector: str) -> list[FloatRect]:
    found = [each.bounding_box() for each in page.locator(f"{selector}:visible").all()]
    return [box for box in found if box]


def test_all_nine_slides_show(page: Page, site: Path, seen: Seen) -> None:
    page.goto((site / "index.html").as_uri())
    for no, title in enumerate(TITLES, 1):
        expect(page.locator(f".slidev-page-{no} h1")).to_be_visible()
        expect(page.locator(f".slidev-page-{no} h1")).to_have_text(title)
        assert len(boxes(page, "#slideshow [class*='slidev-page-'] h1")) == 1, "one slide at a time"
        if no > 1:
            assert page.evaluate("location.hash") == f"#/{no}"
        page.keyboard.press("ArrowRight")
    assert page.evaluate("location.hash") == "#/9", "after the last slide there is nothing"
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("location.hash") == "#/8"


@pytest.mark.parametrize("form", ["site", "single"])
def test_every_picture_is_shown(form: str, page: Page, seen: Seen, request: pytest.FixtureRequest) -> None:
    for no, count in ((2, 2), (5, 1), (6, 4), (8, 1)):
        open_slide(page, request.getfixturevalue(form), no)
        expect(page.locator(f".slidev-page-{no} img")).to_have_count(count)
        page.wait_for_function(
            "no => [...document.querySelectorAll(`.slidev-page-${no} img`)].every(image => image.naturalWidth > 0)",
            arg=no,
        )


def test_the_two_figures_stand_side_by_side(page: Page, site: Path, seen: Seen) -> None:
    open_slide(page, site, 2)
    left, right = boxes(page, ".slidev-page-2 figure img")
    assert left["x"] + left["width"] <= right["x"]
    assert abs(left["y"] - right["y"]) < 2


def test_the_three_marks_stand_in_a_row(page: Page, site: Path, seen: Seen) -> None:
    open_slide(page, site, 6)
    first, second, third = boxes(page, ".slidev-page-6 .grid img")
    assert first["x"] + first["width"] <= second["x"]
    assert second["x"] + second["width"] <= third["x"]
    assert max(box["y"] for box in (first, second, third)) < min(
        box["y"] + box["height"] for box in (first, second, third)
    )


@pytest.mark.parametrize("no", [7, 9])
def test_a_frame_sits_where_its_style_puts_it(no: int, page: Page, site: Path, seen: Seen) -> None:
    """Moved by (-120, -65) and made smaller about its middle: 110 to the right and 55 down come back by that."""
    open_slide(page, site, no)
    moved: dict[str, float] = page.locator(f".slidev-page-{no} iframe").evaluate(
        """frame => {
            const scale = frame.closest("#slide-content").getBoundingClientRect().width / 980;
            const styled = frame.getBoundingClientRect();
            frame.removeAttribute("style");
            const plain = frame.getBoundingClientRect();
            return { x: (styled.x - plain.x) / scale, y: (styled.y - plain.y) / scale,
                     width: styled.width / scale, height: styled.height / scale };
        }"""
    )
    assert {name: round(value) for name, value in moved.items()} == {"x": -10, "y": -10, "width": 880, "height": 440}


def test_frames_far_away_are_not_loaded(page: Page, site: Path, seen: Seen) -> None:
    open_slide(page, site, 1)
    page.wait_for_timeout(300)
    assert not any("playground" in url or "comet" in url for url in seen.requests)


# ── as a preview ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """A copy of the deck that may be changed."""
    for folder in ("decks", "public"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "pyproject.toml").touch()
    return tmp_path / "decks" / "intro.md"


def shows(page: Page, no: int, text: str) -> None:
    """Waits until a slide holds a text."""
    page.wait_for_function(
        "([no, text]) => document.querySelector(`.slidev-page-${no}`)?.textContent.includes(text)", arg=[no, text]
    )


def faults(page: Page) -> Any:
    return page.locator("deckc-problems [role=alert]")


def test_a_changed_word_shows_on_the_same_slide(page: Page, deck: Path) -> None:
    with served(deck) as preview:
        page.goto(f"{preview.url}3")
        expect(page.locator(".slidev-page-3 h1")).to_be_visible()
        text = deck.read_text()
        for word in ("venerable", "seasoned", "mature"):
            deck.write_text(text.replace("old technology", f"{word} technology"))
            shows(page, 3, f"{word} technology")
            expect(page.locator(".slidev-page-3 h1")).to_be_visible()
            assert urlsplit(page.url).path == "/3"


def test_a_broken_frontmatter_is_shown_over_the_slides_and_goes_when_mended(page: Page, deck: Path) -> None:
    with served(deck) as preview:
        page.goto(preview.url)
        expect(page.locator(".slidev-page-1 h1")).to_have_text(TITLES[0])
        text = deck.read_text()
        deck.write_text(text.replace("layout: center", "layout: [center"))
        expect(faults(page)).to_contain_text("intro.md:")
        expect(page.locator(".slidev-page-1 h1")).to_have_text(TITLES[0])
        deck.write_text(text)
        expect(faults(page)).to_have_count(0)
        expect(page.locator(".slidev-page-1 h1")).to_be_visible()


def test_the_click_is_kept_and_escape_hides_the_problems(page: Page, tmp_path: Path) -> None:
    deck = tmp_path / "slides.md"
    text = "# One\n\n---\n\n# Two\n\n<v-clicks>\n\n- first\n- second\n\n</v-clicks>\n"
    deck.write_text(text)
    with served(deck) as preview:
        page.goto(f"{preview.url}2")
        page.keyboard.press("ArrowRight")
        page.wait_for_url("**/2?clicks=1")
        deck.write_text(text.replace("second", "third"))
        shows(page, 2, "third")
        assert page.url.endswith("/2?clicks=1")
        expect(page.locator(".slidev-page-2 li").first).to_be_visible()
        deck.write_text(text.replace("# One", "---\nlayout: nope\n---\n"))
        expect(faults(page)).to_be_visible()
        page.keyboard.press("Escape")
        expect(faults(page)).to_have_count(0)
        assert page.url.endswith("/2?clicks=1"), "the key was for the overlay alone"
