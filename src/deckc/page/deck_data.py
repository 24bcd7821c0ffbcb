"""Deck data: what the player knows of a deck without mounting its slides, as JSON in the page."""

from __future__ import annotations

import json
from typing import Any

from deckc.page.page_input import PageInput, PageSlide

__all__ = ["deck_data", "in_script"]

CONFIG = ("transition", "contextMenu", "wakeLock", "magicMoveDuration", "preloadImages", "timer", "drawings", "editor")
"""Headmatter keys that the player reads, where the deck gives them."""


def deck_data(page: PageInput) -> str:
    """What the player knows, as JSON for a script element."""
    titles = {entry.no: entry for entry in page.toc}
    data = {
        "width": page.width,
        "height": page.height,
        "title": page.title,
        "router": page.router_mode,
        "base": page.base,
        "schema": page.color_schema,
        "duration": page.duration,
        "config": {key: page.config[key] for key in CONFIG if page.config.get(key) is not None}
        | ({} if page.drawing else {"drawings": {"enabled": False}})
        | ({"record": True} if page.recording else {}),
        **({"about": page.about} if page.about else {}),
        **({"drawings": page.drawings} if page.drawings and page.drawing else {}),
        **({"download": page.download} if page.download else {}),
        "slides": [
            slide_data(slide, titles[slide.compiled.no].title if slide.compiled.no in titles else None)
            for slide in page.slides
        ],
    }
    return in_script(data)


def in_script(data: Any) -> str:
    """JSON for a script element: `<` is escaped."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str).replace("<", "\\u003c")


def slide_data(slide: PageSlide, title: str | None) -> dict[str, Any]:
    compiled = slide.compiled
    facts: dict[str, Any] = {
        "clicks": compiled.clicks,
        "start": compiled.clicks_start,
        "title": title or compiled.title or "",
        "layout": slide.layout,
    }
    rare = {
        "alias": slide.alias,
        "transition": slide.transition,
        "preload": None if slide.preload else False,
        "note": compiled.note_html or None,
        "titleHtml": compiled.title_html or None,
    }
    return facts | {key: value for key, value in rare.items() if value is not None}
