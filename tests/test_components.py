"""Components: the built-in ones as HTML, and in a browser where they do something."""

from __future__ import annotations

import re
import wave
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

from case_files import Case, check, ids, read_cases
from deckc.pipeline import build
from deckc.write import write

ROOT = Path(__file__).parent.parent
PAGE_HEAD = """# Built-in components

Written as tags: `<Arrow x1="10" y1="20" x2="100" y2="200" />` or `<arrow … />`. A prop with a colon before it is an
expression: `:x1="10 + 5"`. Attributes that are no props go to the component's outermost element. A component of the
same name in the deck's or the theme's folder `components/` takes its place. `decks/components.md` shows them.

Click animations (`v-click`, `v-clicks`, `v-after`, `v-switch`, `v-click-gap`, in both spellings) are part of the
player; blocks of code, groups of them and formulas are written in Markdown.
"""


@pytest.mark.parametrize("case", read_cases("components/components.txt"), ids=ids)
def test_html(case: Case, tmp_path: Path, renew: bool) -> None:
    deck = tmp_path / "slides.md"
    deck.write_text(case.input, encoding="utf-8")
    result = build(deck)
    slides = "".join(re.sub(r"\n\s*", "", slide.html) + "\n" for slide in result.slides)
    slides = re.sub(r'(?<=data-drag-id=")[0-9a-f]{5}(?=")', "DIGEST", slides)
    said = "".join(
        f"{found.severity}[{found.code}] {found.span.file.name if found.span and found.span.file else '-'}:"
        f"{found.span.line if found.span else 0} {found.message}" + (f" ({found.hint})" if found.hint else "") + "\n"
        for found in result.problems
    )
    check(case, slides + said, renew)


def test_a_component_of_the_deck_wins(tmp_path: Path) -> None:
    (tmp_path / "components").mkdir()
    (tmp_path / "components/Arrow.html").write_text("<i>mine</i>")
    (tmp_path / "slides.md").write_text("<Arrow />\n")
    result = build(tmp_path / "slides.md")
    assert "<i>mine</i>" in result.slides[0].html
    assert not result.problems


def page_of_components() -> str:
    """`docs/components.md`: what the comments at the top of the files say."""
    lines = [PAGE_HEAD]
    for file in sorted((ROOT / "themes/base/components").glob("*.html"), key=lambda file: file.stem.lower()):
        about = yaml.safe_load(file.read_text(encoding="utf-8").partition("{#")[2].partition("#}")[0])
        lines.append(f"\n## {file.stem}\n\n{about['doc']}\n")
        if props := about.get("props"):
            lines.append("\n| prop | default | what |\n|---|---|---|\n")
            lines += [f"| `{name}` | {default_of(each)} | {each['doc']} |\n" for name, each in props.items()]
        if slots := about.get("slots"):
            lines.append("\n| slot | what |\n|---|---|\n")
            lines += [f"| `{name}` | {doc} |\n" for name, doc in slots.items()]
    return "".join(lines)


def default_of(prop: dict[str, object]) -> str:
    if "default" not in prop:
        return "required"
    default = prop["default"]
    return "" if default in ("", None) else f"`{str(default).lower() if isinstance(default, bool) else default}`"


def test_the_page_of_components(renew: bool) -> None:
    page = ROOT / "docs/components.md"
    if renew:
        page.write_text(page_of_components(), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == page_of_components()


# ── in a browser ─────────────────────────────────────────────────────────────────────────────────────


def shown(text: str, folder: Path, page: Page, route: str = "") -> Page:
    """The deck's page, opened at a route, from the disk and without network."""
    (folder / "slides.md").write_text(text, encoding="utf-8")
    result = build(folder / "slides.md")
    assert [found.message for found in result.problems] == []
    write(result.artifacts, folder / "dist")
    page.context.set_offline(True)
    page.set_viewport_size({"width": 980, "height": 552})
    page.goto(f"{(folder / 'dist/index.html').as_uri()}{route}")
    page.evaluate("document.fonts.ready")
    return page


FITTED = """
<AutoFitText class="w-100">wide</AutoFitText>
<AutoFitText class="w-100">these words are so many that they do not fit into one line</AutoFitText>
<AutoFitText class="w-100" :max="50">x</AutoFitText>

---

<AutoFitText class="w-80">later on</AutoFitText>
"""


@pytest.mark.browser
def test_text_fits_its_box(page: Page, tmp_path: Path) -> None:
    shown(FITTED, tmp_path, page)
    boxes = """no => [...document.querySelectorAll(`.slidev-page-${no} .slidev-auto-fit-text`)].map(box => {
      const text = box.firstElementChild
      const size = parseFloat(text.style.fontSize)
      return { size, fill: text.offsetWidth / box.clientWidth, wrap: text.style.whiteSpace }
    })"""
    page.wait_for_function("document.querySelectorAll('.slidev-page-1 [style*=font-size]').length === 3")
    wide, many, short = page.evaluate(boxes, 1)
    assert 30 <= wide["size"] <= 100
    assert many == {"size": 30, "fill": pytest.approx(1, abs=0.2), "wrap": "normal"}
    assert short["size"] == 50
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.slidev-page-2 [style*=font-size]')?.offsetWidth > 0")
    (later,) = page.evaluate(boxes, 2)
    assert later["size"] > 30
    assert later["fill"] == pytest.approx(1, abs=0.02) or later["size"] == 100


VIEWS = """
<RenderWhen context="slide">show<template #fallback>elsewhere</template></RenderWhen>
<RenderWhen context="print">paper</RenderWhen>
<RenderWhen :context="['overview']">cards</RenderWhen>
"""


@pytest.mark.browser
@pytest.mark.parametrize(
    ("route", "words"), [("", ["show"]), ("#/print", ["show", "paper"]), ("#/overview", ["elsewhere", "cards"])]
)
def test_views(route: str, words: list[str], page: Page, tmp_path: Path) -> None:
    shown(VIEWS, tmp_path, page, route)
    page.wait_for_selector(".slidev-page-1")
    assert page.locator(".slidev-page-1 .slidev-when").filter(visible=True).all_inner_texts() == words


FILM = """
<SlidevVideo autoplay="once" autoreset="slide" muted v-click><source src="/tone.wav"></SlidevVideo>

---

Next
"""


@pytest.mark.browser
def test_a_film_plays_when_its_click_has_come(page: Page, tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    with wave.open(str(tmp_path / "public/tone.wav"), "wb") as tone:
        tone.setnchannels(1)
        tone.setsampwidth(1)
        tone.setframerate(8000)
        tone.writeframes(bytes([128]) * 80_000)
    shown(FILM, tmp_path, page)
    playing = "!document.querySelector('.slidev-page-1 video').paused"
    assert not page.evaluate(playing)
    page.keyboard.press("ArrowRight")
    page.wait_for_function(playing)
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"!({playing})")
    assert page.evaluate("document.querySelector('.slidev-page-1 video').currentTime") == 0
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(100)
    assert not page.evaluate(playing)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_gallery(scheme: str, page: Page, tmp_path: Path) -> None:
    result = build(ROOT / "decks/components.md")
    assert [found.message for found in result.problems] == []
    text = (ROOT / "decks/components.md").read_text(encoding="utf-8")
    names = {component.name for component in result.theme.components.values()}
    assert {name for name in names if f"<{name}" not in text} == set()
    write(result.artifacts, tmp_path)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.context.set_offline(True)
    for slide in result.slides:
        page.goto(f"{(tmp_path / 'index.html').as_uri()}#/{slide.no}?clicks={slide.clicks}")
        page.wait_for_selector(f".slidev-page-{slide.no}", state="visible")
        over = page.evaluate(
            """no => [...document.querySelectorAll(`.slidev-page-${no} .slidev-layout *`)].filter(node => {
              const box = node.getBoundingClientRect()
              return box.width && (box.bottom > innerHeight || box.right > innerWidth)
            }).map(node => node.outerHTML.slice(0, 80))""",
            slide.no,
        )
        assert over == []
    assert [said for said in complaints if "ERR_" not in said] == []  # the film of YouTube is not reached
