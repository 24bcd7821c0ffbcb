"""Viewer page: the page for those who may look but not present: without notes and without the second script.

In: a page that `assemble` made, or any other, which is left as it is. Out: the page.
"""

from __future__ import annotations

import json
import re

from deckc.lazy_regex import lazy_regex
from deckc.page.deck_data import in_script

__all__ = ["for_guests"]

DATA = lazy_regex(r'(?<=<script type="application/json" id="deck-data">).*?(?=</script>)', re.S)
PRESENTER_BUNDLE = lazy_regex(r'<script type="text/plain" id="deck-presenter-bundle"[^>]*>.*?</script>', re.S)


def for_guests(page: str) -> str:
    """Nobody finds in its source what the speaker wants to say."""
    return DATA.sub(lambda match: without_notes(match[0]), PRESENTER_BUNDLE.sub("", page))


def without_notes(text: str) -> str:
    data = json.loads(text)
    for slide in data["slides"]:
        slide.pop("note", None)
    return in_script(data)
