"""Replaced slides: a page in which some slides are others, without assembling it anew.

In: the page, what it was made of and is made of now. Out: the page, and what open pages must change.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from deckc.page.assemble import page_html
from deckc.page.deck_data import deck_data, in_script, slide_data
from deckc.page.page_input import PageInput

__all__ = ["replaced_slides"]

DATA = b'<script type="application/json" id="deck-data">'
END = b"</script>"


def replaced_slides(
    document: bytes, before: PageInput, after: PageInput, numbers: Iterable[int]
) -> tuple[bytes, dict[int, str], dict[int, Any]] | None:
    """The page with the slides of these numbers as they are in `after`, their HTML, and their data for the player.

    None: the page was not made of `before`. Other slides and all else must be the same in both.
    """
    pages: dict[int, str] = {}
    facts: dict[int, Any] = {}
    for no in numbers:
        old, new = before.slides[no - 1], after.slides[no - 1]
        pages[no] = page_html(new, after)
        facts[no] = slide_facts(after, no)
        first, found, rest = document.partition(page_html(old, before).encode())
        if not found:
            return None
        document = b"".join((first, pages[no].encode(), rest))
    if all(facts[no] == slide_facts(before, no) for no in facts):
        return document, pages, facts
    head, mark, rest = document.rpartition(DATA)
    _, end, tail = rest.partition(END)
    return b"".join((head, mark, deck_data(after).encode(), end, tail)), pages, facts


def slide_facts(page: PageInput, no: int) -> Any:
    """The data of one slide as the page gives it."""
    title = next((entry.title for entry in page.toc if entry.no == no), None)
    return json.loads(in_script(slide_data(page.slides[no - 1], title)))
