"""What of a page is another one after an edit, for pages that are open."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from deckc.page import changes, changes_for_guests
from deckc.pipeline import build

DECK = "# One\n\n---\n\n# Two\n\n<!-- said -->\n\n---\n\n# Three\n"


@pytest.fixture
def page(tmp_path: Path) -> object:
    def page(text: str) -> str:
        (tmp_path / "slides.md").write_text(text)
        files = {artifact.path: artifact.data for artifact in build(tmp_path / "slides.md").artifacts}
        data = files[PurePosixPath("index.html")]
        assert isinstance(data, bytes)
        return data.decode()

    return page


def test_slides_and_their_data(page) -> None:  # type: ignore[no-untyped-def]
    made = changes(page(DECK), page(DECK.replace("# Two", "# Zwei\n\n<v-click>a</v-click>").replace("said", "told")))
    assert made is not None
    assert list(made) == ["pages", "facts"]
    assert list(made["pages"]) == list(made["facts"]) == [2]
    assert "Zwei" in made["pages"][2]
    assert made["facts"][2]["clicks"] == 1
    assert "told" in made["facts"][2]["note"]
    assert "note" not in changes_for_guests(made)["facts"][2]


def test_a_new_style_sheet(page) -> None:  # type: ignore[no-untyped-def]
    after = page(DECK.replace("# Three", "<p class='text-[37px]'>b</p>"))
    made = changes(page(DECK), after)
    assert made is not None
    assert f'href="{made["style"]}"' in after


@pytest.mark.parametrize(
    "edited", [DECK + "\n---\n\n# Four\n", DECK.replace("# One", "---\ntitle: Other\n---\n\n# One"), ""]
)
def test_more_than_slides(page, edited: str) -> None:  # type: ignore[no-untyped-def]
    assert changes(page(DECK), page(edited)) is None


def test_what_is_no_page_of_ours() -> None:
    assert changes("<p>", "<p>") is None
