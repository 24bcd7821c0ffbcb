"""Changes: what of a page differs from a former one, for pages that are open.

In: two pages that `assemble` made of one deck. Out: the slides, their data and the style sheet's address where they
differ; None where more differs, so that the page must be loaded anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

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

STYLE = re.compile(r'(?<=<link rel="stylesheet" href=")deck-\w+\.css(?=">)')


class Parts(NamedTuple):
    frame: tuple[str, ...]  # what may not change
    style: str
    slides: list[str]
    data: dict[str, Any]


def changes(before: str, after: str) -> Mapping[str, Any] | None:
    """`{"pages": number → HTML, "facts": number → data, "style": address, where it is another}`, or None."""
    old, new = parts(before), parts(after)
    if old is None or new is None or old.frame != new.frame or len(old.slides) != len(new.slides):
        return None
    known, facts = old.data.pop("slides"), new.data.pop("slides")
    if old.data != new.data:
        return None
    made = {"pages": differing(old.slides, new.slides), "facts": differing(known, facts)}
    return made if old.style == new.style else {**made, "style": new.style}


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
    style = STYLE.search(head)
    slides = [first, *(waiting.split(SLIDE_BREAK) if waiting else ())]
    return Parts((STYLE.sub("", head), middle, page), style[0] if style else "", slides, json.loads(data))
