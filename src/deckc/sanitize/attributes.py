"""Attributes: with what value an attribute may stand on an element of the page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from deckc.lazy_regex import lazy_regex
from deckc.sanitize.addresses import is_fragment, is_frame, is_link, is_load, is_remote, is_set_of_loads
from deckc.sanitize.allow_list import ANIMATIONS, ATTRIBUTES, CSS_ATTRIBUTES, MEANT, OWN_DATA, OWN_IDS
from deckc.sanitize.css import clean_declarations
from deckc.text.surrogates import whole_characters

__all__ = ["Utility", "attribute", "is_harmful"]

Utility = Callable[[str, str], bool]
"""Whether an attribute of this name and value is written as a utility, as in `<p text="sm center">`."""

ADDRESSES: Mapping[str, Callable[[str], bool]] = {
    **dict.fromkeys(("href", "xlink:href", "src", "poster"), is_load),
    "srcset": is_set_of_loads,
    "usemap": is_fragment,
}
OF_ELEMENT: Mapping[tuple[str, str], Callable[[str], bool]] = {
    **{(tag, name): is_link for tag in ("a", "area") for name in ("href", "xlink:href")},
    **{(tag, name): is_load for tag in ("image", "feimage") for name in ("href", "xlink:href")},
    ("iframe", "src"): is_frame,
}
LOADING = frozenset(("img", "source", "video", "audio", "track", "input"))
NAME = lazy_regex(r"[^\s/>=\"'<\x00-\x20\x7f]+")
DATA = lazy_regex(r"data-[\w.-]+")
ARIA = lazy_regex(r"aria-[a-z]+")
ACTION = lazy_regex(r"\w+(?::[\w.:+-]*)?")
TARGETS = frozenset(("_blank", "_self"))
TABLE = "data-clicks-attrs"  # attributes that follow the clicks: {name: [[click, value or null], …]}
OF_CSS = frozenset(("data-mark", "data-motion"))  # JSON whose texts the player makes styles of
OF_ADDRESSES = frozenset(("data-video",))  # JSON whose texts may be addresses


def attribute(tag: str, name: str, value: str, utility: Utility | None = None) -> str | None:
    """The value that the attribute has in the page; None: it is left out. `tag`: the element's."""
    lower, element = name.lower(), tag.lower()
    value = whole_characters(value).replace("\0", "\ufffd")
    if lower.startswith("data-"):
        return data(element, lower, value)
    if lower not in ATTRIBUTES:
        allowed = ARIA.fullmatch(lower) or is_utility(lower, name, value, utility)
        return value if allowed else None
    if lower in ADDRESSES:
        return value if is_address(element, lower, value) else None
    if element in ANIMATIONS and lower in CSS_ATTRIBUTES:
        return clean_declarations(value) if all(map(is_load, value.split(";"))) else None
    if lower == "style" or (lower in CSS_ATTRIBUTES and "(" in value):
        return clean_declarations(value)
    if lower == "id":
        return None if value.lower().startswith("deck-") or value.lower() in OWN_IDS else value
    if lower == "target":
        return value if value in TARGETS else "_blank"
    if lower == "rel":  # else the page that a link opens could lead this one elsewhere
        return None if "opener" in value.lower().split() else value
    if lower == "attributename":
        return value if is_animated(value.lower()) else None
    return value


def is_harmful(tag: str, name: str, value: str) -> bool:
    """Whether an attribute that is left out would have done something; others go without a word."""
    lower = name.lower()
    if lower in ADDRESSES and is_remote(value):
        return False  # another host: `Assets` has said it
    return lower.startswith("on") or lower in MEANT or lower in ATTRIBUTES or lower in OWN_DATA or lower == TABLE


def is_address(tag: str, name: str, value: str) -> bool:
    """Whether an address of this element may stand there: links lead on, all else names parts of the document."""
    if check := OF_ELEMENT.get((tag, name)):
        return check(value)
    if name == "usemap" or tag not in LOADING:
        return is_fragment(value)
    return ADDRESSES[name](value)


def is_animated(name: str) -> bool:
    """Whether an animation may change this attribute."""
    return name in ATTRIBUTES and name not in ADDRESSES and name not in ("style", "id", "target", "attributename")


def is_utility(lower: str, name: str, value: str, utility: Utility | None) -> bool:
    if utility is None or lower.startswith("on") or lower in MEANT or not NAME.fullmatch(name):
        return False
    return utility(name, value)


# ── attributes of data ───────────────────────────────────────────────────────────────────────────────


def data(tag: str, name: str, value: str) -> str | None:
    """The same for `data-…`: what parts of the player read of each other is not for slides, JSON is looked into."""
    if name in OWN_DATA or not DATA.fullmatch(name):
        return None
    if name == TABLE:
        return table(tag, value)
    if name == "data-action":
        return value if ACTION.fullmatch(value) else None
    if name == "data-tag":
        return None
    if name in OF_CSS:
        return value if all(text == clean_declarations(text) for text in texts_of(value)) else None
    if name in OF_ADDRESSES:
        return value if all(map(is_load, texts_of(value))) else None
    return value


def table(tag: str, value: str) -> str | None:
    """A table of attributes without those that are not allowed, at some click or ever."""
    made = {}
    try:
        for name, states in json.loads(value).items():
            now = [[click, None if text is None else attribute(tag, name, text)] for click, text in states]
            if not name.lower().startswith("data-") and all(
                new[1] is not None or old[1] is None for new, old in zip(now, states, strict=True)
            ):
                made[name] = now
    except (ValueError, AttributeError, TypeError, RecursionError):
        return None
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) if made else None


def texts_of(value: str) -> Iterator[str]:
    """All texts in a JSON value, keys as well; what is no JSON is one text."""
    try:
        yield from texts_in(json.loads(value))
    except (ValueError, RecursionError):
        yield value


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield name
            yield from texts_in(item)
