"""Arbitrary: a CSS property by its own name (`[mask-type:luminance]`), a variable as value (`items-$align`)."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from deckc.lazy_regex import lazy_regex
from deckc.style.theme import READERS, StyleTheme, bracket
from deckc.style.tokens import Declarations, Found, Row

__all__ = ["PROPERTY", "VARIABLE", "VARIABLE_WIDE"]

_NAMES = {
    "backface": "backface-visibility",
    "break": "word-break",
    "case": "text-transform",
    "content": "align-content",
    "fw": "font-weight",
    "items": "align-items",
    "justify": "justify-content",
    "select": "user-select",
    "self": "align-self",
    "vertical": "vertical-align",
    "visible": "visibility",
    "whitespace": "white-space",
    "ws": "white-space",
}
_WIDE_NAMES = {
    "bg-blend": "background-blend-mode",
    "bg-clip": "-webkit-background-clip",
    "bg-gradient": "linear-gradient",
    "bg-image": "background-image",
    "bg-origin": "background-origin",
    "bg-position": "background-position",
    "bg-repeat": "background-repeat",
    "bg-size": "background-size",
    "mix-blend": "mix-blend-mode",
    "object": "object-fit",
    "object-position": "object-position",
    "write": "writing-mode",
    "write-orient": "text-orientation",
}
_PROPERTY_NAME = lazy_regex(r"[\w-]+", re.ASCII)
_QUOTED = lazy_regex(r"\"[^\"]*\"|'[^']*'|`[^`]*`|\([^)]*\)")


def _variables(names: dict[str, str]) -> tuple[Row, ...]:
    pattern = "<name=" + "|".join(f"{name}:{to}" for name, to in names.items()) + ">-$*"

    def make(found: Found, theme: StyleTheme) -> Declarations | None:
        value = READERS["variable"](f"${found.rest}")
        return ((found.text("name"), value),) if value else None

    return ((pattern, make),)


def _property(found: Found, theme: StyleTheme) -> Declarations | None:
    body = (found.rest or "")[:-1]
    name, colon, value = body.partition(":")
    if not ((found.rest or "").endswith("]") and colon and _PROPERTY_NAME.fullmatch(name)):
        return None
    if _is_address(body) or re.search(r"[\[\]{}:\"'`(]", _QUOTED.sub("", value)):
        return None
    parsed = bracket(f"[{value}]")
    return ((name, parsed),) if parsed else None


def _is_address(text: str) -> bool:
    try:
        return "://" in text and urlsplit(text).netloc != ""
    except ValueError:
        return False


VARIABLE = _variables(_NAMES)
VARIABLE_WIDE = _variables(_WIDE_NAMES)
PROPERTY: tuple[Row, ...] = (("[*", _property),)
