"""Changes: what of a page differs from a former one, for pages that are open.

In: two pages that `assemble` made of one deck. Out: the slides, their data, the style sheet's address and what
components that run there must know, where they differ; None where more differs, so that the page must be loaded anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Mapping
from typing import Any, NamedTuple

from deckc.lazy_regex import lazy_regex
from deckc.page.assemble import SLIDE_BREAK

__all__ = ["changes", "changes_for_guests"]

MARKS = (
    '<div id="slideshow">',
    "<noscript>",
    "</noscript>",
    '<script type="application/json" id="deck-data">',
    "</script>",
)
"""What stands before and behind the first slide, those that wait, and the data, in this order."""

STYLE = lazy_regex(r'(?<=<link rel="stylesheet" href=")deck-\w+\.css(?=">)')
LIVE_SCRIPT = lazy_regex(r'(?<= src=")live-\w+\.js(?=")')
LIVE_DATA = lazy_regex(r'(?<=<script type="application/json" id="deck-live-data">).*?(?=</script>)', re.S)
PAINTED = lazy_regex(
    r"(<!--live \{.*?-->).*?(?=<!--/live-->)", re.S
)  # what Vue rendered, see `template/components/live_trees.py`


class Parts(NamedTuple):
    frame: tuple[str, ...]  # what may not change
    style: str
    live: str  # the script of components that run there
    world: dict[str, Any]  # what they know of the deck
    slides: list[str]
    data: dict[str, Any]


def changes(before: str, after: str, update: str | None = None, same: Container[int] = ()) -> Mapping[str, Any] | None:
    """`{"pages": number → HTML, "facts": number → data}`, and where they are others: `texts`: HTML of slides whose
    elements need not be made anew, `style`: an address, `script`: the update, `world`: data for components; or None.

    `update`: the script that exchanges components, "": none needs it, None: they cannot be exchanged.
    `same`: numbers of slides of which nothing has changed but components that run in the page.
    """
    old, new = parts(before), parts(after)
    if old is None or new is None or old.frame != new.frame or len(old.slides) != len(new.slides):
        return None
    known, facts = old.data.pop("slides"), new.data.pop("slides")
    if old.data != new.data:
        return None
    if old.live != new.live and update is None:
        return None
    pages, facts = differing(old.slides, new.slides), differing(known, facts)
    texts = {
        no: html
        for no, html in pages.items()
        if no in same and no not in facts and is_repainted(old.slides[no - 1], html)
    }
    pages = {no: html for no, html in pages.items() if no not in texts}
    for no in differing(*(frontmatters(each.world) for each in (old, new))):
        pages[no] = new.slides[no - 1]
    rare = {
        "texts": texts,
        "style": new.style if old.style != new.style else "",
        "script": update if old.live != new.live else "",
        "world": new.world if old.world != new.world else {},
    }
    return {"pages": pages, "facts": facts, **{name: value for name, value in rare.items() if value}}


def is_repainted(before: str, after: str) -> bool:
    """Whether two pages of a slide differ in nothing but what Vue rendered."""
    return PAINTED.sub(r"\1", before) == PAINTED.sub(r"\1", after)


def frontmatters(world: Mapping[str, Any]) -> list[Any]:
    return [slide["frontmatter"] for slide in world.get("slides", ())]


def changes_for_guests(made: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same without the speaker's notes."""
    facts = {no: {key: to for key, to in each.items() if key != "note"} for no, each in made["facts"].items()}
    return {**made, "facts": facts}


def differing(before: list[Any], after: list[Any]) -> dict[int, Any]:
    return {no: new for no, (old, new) in enumerate(zip(before, after, strict=True), 1) if old != new}


def parts(page: str) -> Parts | None:
    """The page cut at `MARKS`; None when it is not one of ours."""
    pieces = []
    for mark in MARKS:
        piece, found, page = page.partition(mark)
        pieces.append(piece)
        if not found:
            return None
    head, first, waiting, middle, data = pieces
    style, live, world = STYLE.search(head), LIVE_SCRIPT.search(page), LIVE_DATA.search(page)
    slides = [first, *(waiting.split(SLIDE_BREAK) if waiting else ())]
    return Parts(
        (STYLE.sub("", head), middle, LIVE_SCRIPT.sub("", LIVE_DATA.sub("", page))),
        style[0] if style else "",
        live[0] if live else "",
        json.loads(world[0]) if world else {},
        slides,
        json.loads(data),
    )
