"""Diagrams as a person sees them, in a real browser, from a file and without network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from deckc.config import Options
from deckc.pipeline import build
from deckc.write import write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
DECK = Path(__file__).parent / "decks" / "diagrams" / "slides.md"
DIAGRAMS = 18
SEEN = "[...document.querySelectorAll('.slidev-page')].find((page) => page.checkVisibility())"
# For each diagram of the slide that shows: its words, its size on the screen, its own height, its boxes' colour.
DRAWN = f"""() => [...{SEEN}.querySelectorAll('.mermaid')].map(({{ shadowRoot }}) => {{
  const svg = shadowRoot.querySelector('svg'), {{ width, height }} = svg.getBoundingClientRect();
  const {{ fill }} = getComputedStyle(svg.querySelector('.node rect, rect') ?? svg);
  return {{ words: svg.textContent, width, height, own: svg.viewBox.baseVal.height, fill }};
}})"""


def made(folder: Path, **options: Any) -> Path:
    result = build(DECK, options=Options(**options))
    assert result.problems == ()
    write(result.artifacts, folder)
    return folder / "index.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("diagrams"))


@pytest.fixture
def watched(page: Page) -> Iterator[Page]:
    """A fresh page without network. Afterwards nothing may stand on its console."""
    with watching(page) as faults:
        yield page
    assert faults == []


@pytest.fixture(scope="module")
def reader(chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    """One page for all that only look, as Mermaid takes a second to be read; and what was wrong in it."""
    page = chromium.new_page(viewport={"width": 1280, "height": 720})
    with watching(page) as faults:
        yield page, faults
    page.close()


@pytest.fixture
def at(reader: tuple[Page, list[str]], site: Path) -> Iterator[Callable[[str], Page]]:
    """Leads the page of those who look to a route: another hash of the same document."""
    page, faults = reader

    def lead(route: str) -> Page:
        page.goto(f"{site.as_uri()}#{route}")
        return page

    yield lead
    assert faults == []


@contextmanager
def watching(page: Page) -> Iterator[list[str]]:
    """Takes the network from a page; what is wrong in it comes to the list."""
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.append(request.url) if request.url.startswith("http") else None)
    page.context.set_offline(True)
    yield faults


def drawn(page: Page, no: int, many: int = 1) -> list[dict[str, Any]]:
    """The diagrams of slide `no`, once they are there."""
    page.wait_for_function(
        f"[...document.querySelectorAll('.slidev-page-{no} .mermaid')].filter(({{ shadowRoot }}) => "
        f"shadowRoot?.querySelector('svg')).length === {many}"
    )
    found: list[dict[str, Any]] = page.evaluate(DRAWN)
    return found


def test_all_kinds_are_drawn(at: Callable[[str], Page]) -> None:
    page = at("/1")
    slides = page.evaluate("deck.deck.slides.map(({ title }) => title)")
    words = []
    for no, title in enumerate(slides[:15], 1):
        page.evaluate(f"deck.run('go', {no})")
        (diagram,) = drawn(page, no)
        assert min(diagram["width"], diagram["height"]) > 40, title
        words.append(diagram["words"])
    known = "Laptop Database Bob beakColor a Plan Crash Tools Google Revenue ORDER Dogs tea Expand develop".split()
    assert [word for word, text in zip(known, words, strict=True) if word not in text] == []


def test_each_diagram_of_a_slide_has_its_own_settings(at: Callable[[str], Page]) -> None:
    first, second = drawn(at("/16"), 16, 2)
    assert (first["fill"], second["fill"]) == ("rgb(205, 228, 152)", "rgb(236, 236, 255)")
    assert second["height"] == pytest.approx(0.5 * second["own"] * 1280 / 980, abs=1)


def test_a_click_shows_a_diagram(at: Callable[[str], Page]) -> None:
    page = at("/16")
    drawn(page, 16, 2)
    hidden = page.locator(".slidev-page-16 .slidev-vclick-target")
    assert hidden.evaluate("(node) => getComputedStyle(node).opacity") == "0"
    page.keyboard.press("ArrowRight")
    page.wait_for_function("getComputedStyle(document.querySelector('.slidev-vclick-target')).opacity === '1'")
    assert "?clicks=1" in page.url


def test_dark_slides_have_dark_diagrams_unless_they_name_a_theme(at: Callable[[str], Page]) -> None:
    page = at("/16?clicks=1")
    light = drawn(page, 16, 2)
    page.keyboard.press("d")
    page.wait_for_function(f"({DRAWN})()[1].fill === 'rgb(31, 32, 32)'")
    assert page.evaluate(DRAWN)[0]["fill"] == light[0]["fill"]
    page.keyboard.press("d")
    page.wait_for_function(f"({DRAWN})()[1].fill === '{light[1]['fill']}'")


VISITED = (8, 15, 17)


@pytest.fixture(scope="module")
def visits(chromium: Browser, site: Path) -> list[dict[int, str]]:
    """The elements of some slides' diagrams, in two pages."""

    def visit() -> dict[int, str]:
        page = chromium.new_page()
        html = {}
        for no in VISITED:
            page.goto(f"{site.as_uri()}#/{no}")
            drawn(page, no)
            html[no] = page.evaluate(f"document.querySelector('.slidev-page-{no} .mermaid').shadowRoot.innerHTML")
        page.close()
        return html

    return [visit(), visit()]


@pytest.mark.parametrize("no", VISITED)
def test_two_visits_give_the_same_elements(no: int, visits: list[dict[int, str]]) -> None:
    """A mind map, branches whose commits have no names, and lines drawn by hand."""
    first, second = visits
    assert first[no] == second[no]


def test_labels_bring_no_scripts(at: Callable[[str], Page]) -> None:
    page = at("/17")
    drawn(page, 17)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")  # after a script's turn
    assert page.title() == "Diagrams - Slidev"


@pytest.mark.parametrize("route", ["/print", "/print?print=clicks", "/scroll", "/overview", "panel"])
def test_all_views_have_diagrams(route: str, watched: Page, site: Path) -> None:
    page = watched
    page.goto(f"{site.as_uri()}#{'/1' if route == 'panel' else route}")
    if route == "panel":
        page.keyboard.press("o")
    still = ".deck-still .mermaid"
    if "print" in route:
        many = DIAGRAMS + 2 * ("clicks" in route)
        page.wait_for_function(f"document.querySelectorAll('{still}').length === {many}")
    page.wait_for_selector(still)
    page.wait_for_function(
        f"[...document.querySelectorAll('{still}')].every(({{ shadowRoot }}) => shadowRoot?.querySelector('svg'))"
    )


def test_paper_has_all_diagrams_once_the_reader_came_near_one(watched: Page, site: Path) -> None:
    page = watched
    page.goto(f"{site.as_uri()}#/1")
    drawn(page, 1)
    printed = "dispatchEvent(new Event('beforeprint')), [...document.querySelectorAll('.deck-still .mermaid')]"
    page.wait_for_function(
        f"""async () => {{
          const places = ({printed});
          await null;
          const all = places.every(({{ shadowRoot }}) => shadowRoot.querySelector('svg'));
          dispatchEvent(new Event('afterprint'));
          return places.length === {DIAGRAMS} && all;
        }}"""
    )


def test_paper_has_the_source_of_what_is_not_drawn_yet(watched: Page, site: Path) -> None:
    page = watched
    page.add_init_script("Object.defineProperty(HTMLScriptElement.prototype, 'src', { set() {} })")  # it never comes
    page.goto(f"{site.as_uri()}#/17")
    place = page.locator(".slidev-page-17 .mermaid")
    assert place.get_attribute("aria-busy") == "true"
    display = "(node) => getComputedStyle(node.assignedSlot).display"
    assert place.locator("pre").evaluate(display) == "none"
    page.emulate_media(media="print")
    assert place.locator("pre").evaluate(display) == "contents"


def test_one_file_holds_all(tmp_path: Path, watched: Page) -> None:
    index = made(tmp_path / "one", single_file=True)
    assert [file.name for file in index.parent.iterdir() if not file.name.startswith(".")] == ["index.html"]
    assert index.stat().st_size < 2_000_000
    watched.goto(f"{index.as_uri()}#/12")
    assert "Dogs" in drawn(watched, 12)[0]["words"]


def test_without_scripts_the_source_is_shown(chromium: Browser, site: Path) -> None:
    page = chromium.new_page(java_script_enabled=False)
    page.goto(site.as_uri())
    source = page.locator(".slidev-page-12 .mermaid pre")
    assert source.is_visible()
    assert '"Dogs" : 386' in source.inner_text()
    page.close()


def test_a_page_without_diagrams_near_does_not_load_mermaid(tmp_path: Path, page: Page) -> None:
    deck = tmp_path / "slides.md"
    deck.write_text(f"# One\n\n---\n\n# Two\n\n---\n\n{DECK.read_text().split('---', 3)[2]}")
    write(build(deck).artifacts, tmp_path / "out")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "out" / "index.html").as_uri())
    page.wait_for_load_state("networkidle")
    assert not [address for address in asked if "mermaid" in address]
    page.keyboard.press("ArrowRight")
    page.wait_for_function("Boolean(window.mermaid)")
    assert len([address for address in asked if "mermaid" in address]) == 1


def test_a_broken_diagram_says_so_in_its_place(tmp_path: Path, page: Page) -> None:
    deck = tmp_path / "slides.md"
    deck.write_text("# One\n\n```mermaid\ngraph LR\n  A[x (y)] --> B\n```\n\n```mermaid\ngraph LR\n  A --> B\n```\n")
    result = build(deck)
    assert [found.code for found in result.problems] == ["broken-diagram"]
    write(result.artifacts, tmp_path / "out")
    page.goto((tmp_path / "out" / "index.html").as_uri())
    told = page.get_by_text("Parse error on line 2")
    told.wait_for()
    assert told.evaluate("(node) => getComputedStyle(node).borderColor") == "rgb(248, 113, 113)"
    page.wait_for_function("document.querySelectorAll('.mermaid')[1].shadowRoot.querySelector('svg')")
    assert page.locator("#mermaid-rendering-container").evaluate("(node) => node.childElementCount") == 0


@pytest.mark.parametrize("route", ["/1", "/9", "/16?clicks=1"])
def test_axe_finds_nothing(route: str, at: Callable[[str], Page], reader: tuple[Page, list[str]]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = at(route)
    drawn(page, int(route.partition("?")[0][1:]), 2 if "16" in route else 1)
    violations = Axe().run(page, ".slidev-page").response["violations"]
    reader[1].clear()  # axe asks for style sheets, which a page from the disk may not
    assert [(found["id"], found["nodes"][0]["html"]) for found in violations] == []


def test_a_diagram_has_the_name_that_its_author_gave(at: Callable[[str], Page]) -> None:
    page = at("/16?clicks=1")
    drawn(page, 16, 2)
    assert page.get_by_role("img", name="From A to B").is_visible()
    assert page.get_by_role("document", name="A greeting").is_visible()
