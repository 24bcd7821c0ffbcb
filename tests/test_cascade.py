"""Whose rules reach what, as a browser computes it: the deck's sheets, its `index.html`, a slide's scoped styles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from deckc.pipeline import build
from deckc.write import write

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SCOPED = """
# Code

```ts [a.ts]
const a = 1
```

````md magic-move
```ts
const a = 1
```
```ts
const b = 2
```
````

<style>
* { background: rgb(2, 2, 2) }
</style>
"""
SLIDES = "# One\n\n<button>press</button>\n\n- a\n\n<!-- a note -->\n\n---\n\n# Two\n"
PLAIN = """
* { letter-spacing: 3px; background-color: rgb(1, 2, 3) }
div, nav, section, main, dialog, input { padding: 4px !important; margin: 5px }
button { transform: scale(2) } button:not(.none)::before { content: "!" }
"""
PARTS = """() => [...document.body.querySelectorAll("*")]
  .filter((it) => !it.closest(".slidev-page *") && !["SCRIPT", "STYLE", "NOSCRIPT"].includes(it.tagName))
  .map((it) => {
    const look = getComputedStyle(it);
    const turned = it.tagName === "BUTTON" ? look.transform + getComputedStyle(it, "::before").content : "";
    return [it.tagName, it.id, look.padding, look.margin, look.letterSpacing, look.backgroundColor, turned].join(" ");
  })"""


def page_of(folder: Path, **files: str) -> Path:
    """The page of a deck with these files."""
    for name, text in {"slides.md": SLIDES, **files}.items():
        path = folder / "deck" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    write(build(folder / "deck" / "slides.md").artifacts, folder / "site")
    return folder / "site" / "index.html"


def computed(page: Page, selector: str, name: str) -> Any:
    return page.locator(selector).first.evaluate("(it, name) => getComputedStyle(it)[name]", name)


@pytest.mark.parametrize(
    ("route", "view", "key"),
    [
        ("/1", "#deck-controls", ""),
        ("/1", "#slidev-goto-input", "g"),
        ("/presenter/1", ".slidev-presenter", ""),
        ("/overview", "#deck-list", ""),
        ("/entry", "#deck-entry", ""),
    ],
)
def test_plain_rules_leave_the_player_alone(
    open_page: Callable[[Path, str], Page], tmp_path: Path, route: str, view: str, key: str
) -> None:
    looks = []
    for name, files in (("bare", {}), ("styled", {"style.css": PLAIN})):
        page = open_page(page_of(tmp_path / name, **files), route)
        if key:
            page.locator(".slidev-page-1 h1").wait_for()
            page.keyboard.press(key)
        page.locator(view).first.wait_for(state="attached")
        page.mouse.move(640, 400)  # over no list that opens
        looks.append(page.evaluate(PARTS))
    assert looks[0] == looks[1]
    assert len(looks[0]) > 10


def test_plain_rules_reach_slides_and_layers(open_page: Callable[[Path, str], Page], tmp_path: Path) -> None:
    files = {"style.css": PLAIN, "global-bottom.vue": "<template><section id='low'><div>x</div></section></template>"}
    page = open_page(page_of(tmp_path, **files), "/1")
    assert computed(page, ".slidev-page-1 button", "transform") == "matrix(2, 0, 0, 2, 0, 0)"
    assert computed(page, ".slidev-page-1 .slidev-layout", "padding") == "4px"
    assert computed(page, ".slidev-page-1 h1", "letterSpacing") == "3px"
    assert computed(page, "#low", "padding") == "4px"
    assert computed(page, "#low div", "backgroundColor") == "rgb(1, 2, 3)"


def test_styles_of_index_html_come_first(open_page: Callable[[Path, str], Page], tmp_path: Path) -> None:
    style = "h1 { font-weight: 700 } .slidev-layout li { margin: 7px } h1 { text-indent: 3px } button { scale: 2 }"
    page = open_page(page_of(tmp_path, **{"index.html": f"<head><style>{style}</style></head>"}), "/1")
    assert computed(page, ".slidev-page-1 h1", "fontWeight") == "400"
    assert computed(page, ".slidev-page-1 h1", "textIndent") == "3px"
    assert computed(page, ".slidev-page-1 li", "marginTop") == "7px"
    assert computed(page, "#deck-controls button", "scale") == "none"


def test_scoped_styles_end_at_the_roots_of_components(open_page: Callable[[Path, str], Page], tmp_path: Path) -> None:
    page = open_page(page_of(tmp_path, **{"slides.md": SCOPED}), "/1")
    own, drawn = "rgb(2, 2, 2)", "rgba(0, 0, 0, 0)"
    for selector in ("h1", ".slidev-code-wrapper", ".slidev-code-magic-move", "code > .line"):
        assert computed(page, f".slidev-page-1 {selector}", "backgroundColor") == own, selector
    for selector in (".shiki-magic-move-item", ".slidev-code-copy", ".slidev-code-copy svg", ".leading-1em"):
        assert computed(page, f".slidev-page-1 {selector}", "backgroundColor") == drawn, selector
