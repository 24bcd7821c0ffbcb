"""Links from slide to slide, and the browser's way back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browsing import route
from deckc.pipeline import build
from deckc.write import write

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

DECK = """---
theme: none
---

<RouterLink to="2">two</RouterLink>

---

<RouterLink to="/3?clicks=1" replace>three</RouterLink>

<RouterLink to="/presenter/3" custom v-slot="{ navigate }">
<button class="present" @click="navigate">3</button>
</RouterLink>

---

<b v-click>x</b>
"""


def test_a_link_that_replaces_adds_no_step_and_navigate_leads_to_the_presenter(tmp_path: Path, page: Page) -> None:
    (tmp_path / "slides.md").write_text(DECK)
    result = build(tmp_path / "slides.md")
    assert result.problems == ()
    write(result.artifacts, tmp_path / "out")
    page.goto((tmp_path / "out" / "index.html").as_uri())
    page.click(".slidev-page-1 a")
    page.wait_for_function("location.hash === '#/2'")
    page.click(".slidev-page-2 a")
    page.wait_for_function("location.hash === '#/3?clicks=1'")
    page.go_back()
    assert route(page) == "/1"
    page.click(".slidev-page-1 a")
    page.click("button.present")
    page.wait_for_function("location.hash === '#/presenter/3'")
    page.wait_for_selector(".slidev-presenter")
