"""Sizing: width, height and their limits."""

from __future__ import annotations

from deckc.style.rules.rows import words
from deckc.style.theme import StyleTheme
from deckc.style.tokens import Declarations, Found, Row, read

__all__ = ["SIZE", "VIEWPORT"]

_AXES = {"w": "width", "h": "height", "inline": "inline-size", "block": "block-size"}
_CONTENT = {"fit": "fit-content", "max": "max-content", "min": "min-content", "stretch": "stretch"}


def _scale(name: str) -> str:
    """`max-inline-size` → `maxInlineSize`."""
    first, *others = name.split("-")
    return first + "".join(word.capitalize() for word in others)


def _size(name: str, rest: str, theme: StyleTheme) -> tuple[str, str] | None:
    value = theme.find(_scale(name), rest)
    text = value if isinstance(value, str) else _CONTENT.get(rest) or _read(rest, theme)
    return (name, text) if text is not None else None


def _read(rest: str, theme: StyleTheme) -> str | None:
    return read(rest, "bracket variable global auto fraction rem", theme)


def _one(found: Found, theme: StyleTheme) -> Declarations | None:
    made = _size(found.keys.get("limit", "") + _AXES[found.keys["axis"]], found.rest or "", theme)
    return (made,) if made else None


def _both(found: Found, theme: StyleTheme) -> Declarations | None:
    limit = found.keys.get("limit", "")
    made = (_size(limit + name, found.rest or "", theme) for name in ("width", "height"))
    return tuple(size for size in made if size) or None


def _screen(found: Found, theme: StyleTheme) -> Declarations | None:
    axis = found.keys["axis"]
    points = "verticalBreakpoints" if axis == "h" else "breakpoints"
    value = theme.find(points, found.rest or "")
    return ((found.keys.get("limit", "") + _AXES[axis], value),) if isinstance(value, str) else None


SIZE: tuple[Row, ...] = (
    ("size-<limit=|min-|max->*", _both),
    ("{size-,}<limit=|min-|max-><axis=w|h>{-,}*", _one),
    ("{size-,}<limit=|min-|max-><axis=block|inline>-*", _one),
    ("{size-,}<limit=|min-|max-><axis=h>-screen-*", _screen),
    ("{size-,}<limit=|min-|max-><axis=w>-screen-*", _screen),
)

VIEWPORT: tuple[Row, ...] = tuple(
    row
    for limit in ("min-", "", "max-")
    for row in words(f"{limit}h-", f"{limit}height", "dvh: 100dvh, svh: 100svh, lvh: 100lvh")
)
