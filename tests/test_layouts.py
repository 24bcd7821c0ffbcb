"""Layouts: the built-in ones as HTML, and in a browser in both themes and all shapes of the canvas."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from case_files import Case, check, ids, lay_out, read_cases
from deckc.pipeline import BuildResult, build
from deckc.write import write

ROOT = Path(__file__).parent.parent
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"><rect width="100" height="50"/></svg>'

MEASURE = """([selector, properties]) => [...document.querySelectorAll(selector)].map(element => {
  const box = element.getBoundingClientRect(), style = getComputedStyle(element), round = x => Math.round(x * 10) / 10
  return [
    element.tagName.toLowerCase() + [...element.classList].map(name => '.' + name).join(''),
    `${round(box.x)} ${round(box.y)} ${round(box.width)}x${round(box.height)}`,
    ...properties.map(name => name + '=' + style.getPropertyValue(name)),
  ].join(' ')
})"""


def built(text: str, folder: Path) -> BuildResult:
    """A deck with one picture beside it, and the files that the case lays out."""
    (folder / "pic.svg").write_text(PICTURE)
    deck = folder / "slides.md"
    deck.write_text(lay_out(text, folder), encoding="utf-8")
    return build(deck)


def problems_of(result: BuildResult) -> str:
    return "".join(
        f"{found.severity}[{found.code}] {found.message}" + (f" ({found.hint})" if found.hint else "") + "\n"
        for found in result.problems
    )


@pytest.mark.parametrize("case", read_cases("theme/layouts.txt"), ids=ids)
def test_html(case: Case, tmp_path: Path, renew: bool) -> None:
    """Input: a deck. Expected: its slides, a line each, and what was said."""
    result = built(case.input, tmp_path)
    slides = "".join(re.sub(r"\n\s*", "", slide.html) + "\n" for slide in result.slides)
    slides = re.sub(r"pic-[0-9a-f]{8}", "pic-DIGEST", slides)
    check(case, slides + problems_of(result), renew)


def test_a_picture_that_is_missing_is_reported_where_the_deck_names_it(tmp_path: Path) -> None:
    layout = tmp_path / "layouts/mine.html"
    layout.parent.mkdir()
    layout.write_text(
        '<div style="{{ backdrop(frontmatter.image) }}"><img src="./logo.svg"><img src="./lost.svg"></div>'
    )
    (tmp_path / "layouts/logo.svg").write_text(PICTURE)
    result = built("---\nlayout: mine\nimage: gone.svg\n---\n", tmp_path)
    places = [
        (found.message, found.span and found.span.file, found.span and found.span.line) for found in result.problems
    ]
    assert places == [("no file 'gone.svg'", tmp_path / "slides.md", 3), ("no file './lost.svg'", layout, 1)]
    assert 'src="assets/logo-' in result.slides[0].html


def test_a_vue_layout_with_a_helper_beside_it(tmp_path: Path) -> None:
    """As Slidev's official themes write their covers."""
    for name, text in VUE_THEME.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    result = built("---\ntheme: ./theme\nbackground: pic.svg\n---\n\n# a\n", tmp_path)
    assert result.problems == ()
    html = re.sub(r"-[0-9a-f]{8}", "-DIGEST", result.slides[0].html)
    style = 'style="background-image:url(&quot;assets/pic-DIGEST.svg&quot;)"'
    assert html == f'<div class="slidev-layout cover" {style}><h1>a</h1></div>'


VUE_THEME = {
    "theme/package.json": '{"name": "slidev-theme-x"}',
    "theme/layoutHelper.ts": """import type { CSSProperties } from 'vue'
export function image(url: string): CSSProperties {
  return { backgroundImage: url ? `url(${CSS.escape(url)})` : undefined }
}
""",
    "theme/layouts/cover.vue": """<script setup lang="ts">
import { computed } from 'vue'
import { image } from '../layoutHelper'
const props = defineProps({ background: { default: '' } })
const style = computed(() => image(props.background))
</script>

<template><div class="slidev-layout cover" :style="style"><slot /></div></template>
""",
}


@pytest.mark.browser
@pytest.mark.parametrize("case", read_cases("theme/boxes.txt"), ids=ids)
def test_boxes(case: Case, page: Page, tmp_path: Path, renew: bool) -> None:
    """Input: `selector | properties` and a deck. Expected: place and size of what is found on its first slide."""
    asked, _, text = case.input.partition("\n")
    selector, _, properties = asked.partition(" | ")
    result = built(text, tmp_path)
    write(result.artifacts, tmp_path / "dist")
    page.set_viewport_size({"width": round(result.config.canvas_width), "height": result.config.canvas_height})
    page.context.set_offline(True)
    page.goto((tmp_path / "dist/index.html").as_uri())
    page.evaluate("document.fonts.ready")
    found = page.evaluate(MEASURE, [f".slidev-page-1 :is({selector})", properties.split()])
    check(case, "".join(f"{line}\n" for line in found), renew)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_gallery_shows_every_layout(scheme: str, page: Page, tmp_path: Path) -> None:
    result = build(ROOT / "decks/layouts.md")
    assert not result.problems
    shown = {"default", "cover"} | {str(slide.frontmatter.get("layout", "default")) for slide in result.deck.slides}
    assert shown == set(result.theme.layouts) - {"404", "error"}
    write(result.artifacts, tmp_path)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.context.set_offline(True)
    for slide in result.deck.slides:
        page.goto(f"{(tmp_path / 'index.html').as_uri()}#/{slide.no}")
        page.wait_for_selector(f".slidev-page-{slide.no}", state="visible")
        assert page.evaluate("document.documentElement.classList.contains('dark')") is (scheme == "dark")
        assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)")
    assert complaints == []


def page_of(result: BuildResult) -> str:
    return next(found.data for found in result.artifacts if str(found.path) == "index.html").decode()  # type: ignore[union-attr]


def sheet_of(result: BuildResult) -> str:
    return next(found.data for found in result.artifacts if found.path.suffix == ".css").decode()  # type: ignore[union-attr]


def test_imports_from_elsewhere_are_links(tmp_path: Path) -> None:
    """In the middle of a sheet an `@import` would not count."""
    (tmp_path / "style.css").write_text('@import url("https://a.example/x.css?a;b") print;\na {}')
    result = built("# a\n\n<style>\n@import 'https://b.example/y.css';\nb {}\n</style>\n", tmp_path)
    html = page_of(result)
    assert '<link rel="stylesheet" href="https://a.example/x.css?a;b" media="print">' in html
    assert html.index("a.example") < html.index("b.example") < html.index('href="deck-')


def test_a_provider_of_fonts_is_asked_only_when_the_deck_names_it(tmp_path: Path) -> None:
    assert "googleapis" not in page_of(built("---\nfonts: {sans: Georgia, custom: Inter}\n---\n", tmp_path))
    assert "googleapis" in page_of(built("---\nfonts: {custom: Inter, provider: google}\n---\n", tmp_path))


def test_pictures_in_a_slides_style(tmp_path: Path) -> None:
    result = built(
        "# a\n\n<style>\nh1 { background: url(./pic.svg) }\nb { background: url(gone.svg) }\n</style>\n", tmp_path
    )
    assert 'url("assets/pic-' in sheet_of(result)
    assert [(found.message, found.span and found.span.line) for found in result.problems] == [("no file 'gone.svg'", 5)]


def test_pictures_in_utilities(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    (tmp_path / "public/car.png").touch()
    result = built('<i class="bg-[url(/car.png)]" /> <i class="bg-[url(./gone.png)]" />\n', tmp_path)
    assert 'url("car.png")' in sheet_of(result)
    assert [found.message for found in result.problems] == ["no file './gone.png'"]


def test_fonts_that_only_css_asks_for(tmp_path: Path) -> None:
    def font_files(style: str) -> set[str]:
        text = f"---\nfonts: {{sans: Georgia, serif: PT Serif, weights: 400}}\n---\n# a\n\n<style>\n{style}\n</style>\n"
        names = (str(found.path) for found in built(text, tmp_path).artifacts)
        return {name.split("/")[-1].removesuffix(".woff2") for name in names if name.endswith(".woff2")}

    assert font_files("h1 { color: red }") == set()
    assert font_files("h1 { @apply font-serif }") == {"pt-serif-latin-400-normal"}
    assert font_files('h1 { font-family: "PT Serif"; font-style: italic }') == {
        "pt-serif-latin-400-normal",
        "pt-serif-latin-400-italic",
    }
