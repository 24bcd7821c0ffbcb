"""The pictures of the README: slides of decks in this repository, built and photographed.

python tests/tools/photograph.py          (needs Chromium; writes docs/images/)
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from deckc.pipeline import build
from deckc.write import write

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from chromium import find_chromium  # noqa: E402 (a script: its path is known only now)

WIDTH, HEIGHT, GAP = 980, 552, 16
GROUND = "#d7dbe0"
SHEETS = {
    "intro.png": ("decks/intro.md", [(2, "light"), (6, "light"), (4, "dark"), (5, "dark")]),
    "layouts.png": (
        "decks/layouts.md",
        [(no, "light" if no % 2 else "dark") for no in range(1, 13)],
    ),
}


def photograph(page: Page, site: Path, no: int, scheme: str) -> Image.Image:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # a word of the table above
    page.goto("about:blank")
    page.goto(f"{(site / 'index.html').as_uri()}#/{no}")
    page.locator(f".slidev-page-{no}").wait_for()
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def photograph_presenter(page: Page, site: Path, route: str) -> Image.Image:
    """The speaker's window, with a timer that has run for a while."""
    page.emulate_media(color_scheme="light")
    page.goto("about:blank")
    page.goto(f"{(site / 'index.html').as_uri()}#{route}")
    page.locator(".slidev-presenter").wait_for()
    page.evaluate("deck.run('share', { timer: { status: 'paused', startedAt: 0, pausedAt: 252_000 } })")
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)  # what has moved comes to rest
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def sheet(pictures: list[Image.Image], columns: int) -> Image.Image:
    """Slides side by side, at half their size, on a grey ground."""
    width, height = WIDTH // 2, HEIGHT // 2
    rows = -(-len(pictures) // columns)
    whole = Image.new("RGB", (columns * (width + GAP) + GAP, rows * (height + GAP) + GAP), GROUND)
    for index, picture in enumerate(pictures):
        place = GAP + index % columns * (width + GAP), GAP + index // columns * (height + GAP)
        whole.paste(picture.resize((width, height), Image.Resampling.LANCZOS), place)
    return small(whole)


def small(picture: Image.Image) -> Image.Image:
    """In as many colours as the eye tells apart here."""
    return picture.quantize(256, dither=Image.Dither.NONE)


def main() -> None:
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for name, (deck, slides) in SHEETS.items():
            site = Path(folder) / name
            write(build(ROOT / deck).artifacts, site)
            pictures = [photograph(page, site, no, scheme) for no, scheme in slides]
            sheet(pictures, 2 if len(pictures) <= 4 else 3).save(ROOT / "docs/images" / name, optimize=True)
        site = Path(folder) / "presenter"
        write(build(ROOT / "decks/presenting.md").artifacts, site)
        page.set_viewport_size({"width": 1280, "height": 720})
        picture = photograph_presenter(page, site, "/presenter/2?clicks=2")
        framed = Image.new("RGB", (WIDTH + 2 * GAP, HEIGHT + 2 * GAP), GROUND)
        framed.paste(picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS), (GAP, GAP))
        small(framed).save(ROOT / "docs/images/presenter.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
