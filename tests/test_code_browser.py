"""Blocks of code as a person sees them: plain ones, titles, magic move, what a click and a range hide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browsing import press
from deckc.pipeline import build
from deckc.write import write

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PLAIN = "# Plain\n\n```text\nplain words\n```\n"
MAGIC = """---
magicMoveCopy: final
shiki:
  magicMove: {easing: linear, delayMove: 0.25}
---

````md magic-move {class: 'own', id: 'moved'}
```ts
const a = 1
```
```ts
const b = 2
```
````

```ts [main.ts]
let c = 1
```
"""
HIDDEN = """# Hidden

<v-click at="2">

```ts {hide|1|all}{at: 1}
const a = 1
```

</v-click>
"""
TEXT_COLOUR = {"light": "rgb(57, 58, 52)", "dark": "rgba(219, 215, 202, 0.933)"}


def show(text: str, folder: Path, page: Page, place: str = "1") -> None:
    entry = folder / "slides.md"
    entry.write_text(text, encoding="utf-8")
    write(build(entry).artifacts, folder / "dist")
    page.goto(f"{(folder / 'dist' / 'index.html').as_uri()}#/{place}")
    page.wait_for_selector(".slidev-code", state="attached")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_deck_of_plain_blocks_has_the_colours_of_its_themes(scheme: Any, tmp_path: Path, page: Page) -> None:
    page.emulate_media(color_scheme=scheme)
    show(PLAIN, tmp_path, page)
    colour = page.evaluate("getComputedStyle(document.querySelector('pre.slidev-code .line')).color")
    assert colour == TEXT_COLOUR[scheme]


def test_magic_move_has_its_attributes_and_a_button_at_the_last_step_only(tmp_path: Path, page: Page) -> None:
    show(MAGIC, tmp_path, page)
    block = page.locator(".slidev-code-magic-move.own#moved")
    button = block.locator(".slidev-code-copy")
    assert block.count() == 1
    assert button.is_hidden()
    press(page, "ArrowRight")
    page.wait_for_function("document.querySelector('#moved pre').textContent.includes('b')")
    assert page.evaluate("getComputedStyle(document.querySelector('#moved .slidev-code-copy')).display") != "none"
    press(page, "ArrowLeft")
    page.wait_for_function("document.querySelector('#moved pre').textContent.includes('a')")
    assert button.is_hidden()


def test_words_move_as_the_deck_says(tmp_path: Path, page: Page) -> None:
    show(MAGIC, tmp_path, page)
    press(page, "ArrowRight")
    page.wait_for_function("document.getAnimations().length > 0")
    timings = page.evaluate("document.getAnimations().map((each) => each.effect.getTiming().easing)")
    assert "linear" in timings


def test_a_title_whose_icon_is_not_drawn_has_no_gap(tmp_path: Path, page: Page) -> None:
    show(MAGIC, tmp_path, page)
    text = "document.querySelector('.slidev-code-block-title > .leading-1em')"
    assert page.evaluate(f"{text}.offsetLeft - {text}.parentElement.offsetLeft") == 8  # the title's padding


def test_a_click_keeps_its_control_of_a_block_that_a_range_hides(tmp_path: Path, page: Page) -> None:
    show(HIDDEN, tmp_path, page)
    hidden = "document.querySelector('.slidev-code-wrapper').classList.contains('slidev-vclick-hidden')"
    shown = [not page.evaluate(hidden)]
    for click in (1, 2):
        press(page, "ArrowRight")
        page.wait_for_function("click => location.hash.includes(`clicks=${click}`)", arg=click)
        shown.append(not page.evaluate(hidden))
    assert shown == [False, False, True]
