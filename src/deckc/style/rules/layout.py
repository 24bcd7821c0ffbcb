"""Layout: display, place, stacking, overflow, columns, objects."""

from __future__ import annotations

from deckc.lazy_regex import lazy_regex
from deckc.style.rules.rows import words
from deckc.style.theme import GLOBAL_KEYWORDS, READERS, StyleTheme, bracket
from deckc.style.tokens import Declarations, Found, Row, read

__all__ = [
    "ASPECT",
    "BOX_SIZING",
    "COLUMNS",
    "CONTAIN",
    "CONTAINER",
    "CONTENT",
    "DISPLAY",
    "FLOAT",
    "INSET",
    "ISOLATION",
    "OBJECT",
    "ORDER",
    "OVERFLOW",
    "OVERSCROLL",
    "POSITION",
    "POSITIONS",
    "SCREEN_READERS",
    "VISIBILITY",
    "WIDTHS",
    "Z_INDEX",
    "each_word",
]

_BASE = "top bottom left right".split()
_CROSS = {"top": "center left right", "bottom": "center left right", "left": "center top bottom"}
_CROSS |= {"right": "center top bottom", "center": "top bottom left right center"}
_PLACES = [*_BASE, "center", *(f"{first} {second}" for first, rest in _CROSS.items() for second in rest.split())]
POSITIONS = {place.replace(" ", "-"): place for place in _PLACES}
POSITIONS |= {"".join(word[0] for word in place.split()): place for place in _PLACES}


def each_word(value: str, readers: str) -> str:
    """A value word by word: what no reader knows stays as it is."""
    return " ".join(_first(word, readers) or word for word in value.split(" "))


def _first(word: str, readers: str) -> str | None:
    return next((value for name in readers.split() if (value := READERS[name](word)) is not None), None)


def _contain(found: Found, theme: StyleTheme) -> Declarations | None:
    inner = bracket(found.rest or "")
    return (("contain", each_word(inner, "variable fraction")),) if inner else None


def _object(found: Found, theme: StyleTheme) -> Declarations | None:
    rest = found.rest or ""
    inner = bracket(rest, "position")
    value = POSITIONS.get(rest) or (inner and each_word(inner, "position fraction auto px variable"))
    return (("object-position", value),) if value else None


def _aspect(found: Found, theme: StyleTheme) -> Declarations | None:
    rest = found.rest or ""
    ratio = {"square": "1/1", "video": "16/9"}.get(rest) or (rest if _RATIO.fullmatch(rest) else None)
    value = ratio or read(rest, "bracket variable global auto number", theme)
    return (("aspect-ratio", value),) if value else None


def _container_query(found: Found, theme: StyleTheme) -> Declarations | None:
    label, _, kind = (found.rest or "").partition("-")
    label = label.removeprefix("/")
    if kind and kind not in ("normal", "inline-size", "size"):
        return None
    return (("container-type", kind or "inline-size"), *((("container-name", label),) if label else ()))


_RATIO = lazy_regex(r"[0-9]+/[0-9]+")
_INSET_VALUE = "{@spacing bracket variable global auto fraction rem}"
_STACK = "{@zIndex bracket variable global auto number}"
_OVERFLOWS = "|".join(("auto", "hidden", "clip", "visible", "scroll", "overlay", *GLOBAL_KEYWORDS))

WIDTHS: tuple[Row, ...] = (
    ("__container", "width: 100%"),
    ("__container-*", "max-width: {@breakpoints}"),
)

CONTAIN: tuple[Row, ...] = (
    ("contain-*", _contain),
    *words("contain-", "contain", "none, strict, content, size, inline-size, layout, style, paint"),
)

SCREEN_READERS: tuple[Row, ...] = (
    (
        "sr-only",
        "position: absolute; width: 1px; height: 1px; padding: 0; margin: -1px; overflow: hidden; "
        "clip: rect(0,0,0,0); white-space: nowrap; border-width: 0",
    ),
    (
        "not-sr-only",
        "position: static; width: auto; height: auto; padding: 0; margin: 0; overflow: visible; clip: auto; "
        "white-space: normal",
    ),
)

VISIBILITY: tuple[Row, ...] = (
    ("visible", "visibility: visible"),
    ("invisible", "visibility: hidden"),
    *words("backface-", "backface-visibility", "visible, hidden", keywords=True),
)

POSITION: tuple[Row, ...] = (
    ("{position-,pos-,}<kind=relative|absolute|fixed|sticky>", "position: <kind>"),
    (f"{{position-,pos-}}<kind={'|'.join(GLOBAL_KEYWORDS)}>", "position: <kind>"),
    ("{position-,pos-,}static", "position: static"),
)

INSET: tuple[Row, ...] = (
    ("{position-,pos-,}inset-*", f"inset: {_INSET_VALUE}"),
    ("{position-,pos-,}<side=start:inset-inline-start|end:inset-inline-end>-*", f"<side>: {_INSET_VALUE}"),
    ("{position-,pos-,}inset-<side=x:left+right|y:top+bottom>-*", f"<side>: {_INSET_VALUE}"),
    (
        "{position-,pos-,}inset-<side=r:right|l:left|t:top|b:bottom|s:inset-inline-start|e:inset-inline-end>-*",
        f"<side>: {_INSET_VALUE}",
    ),
    (
        "{position-,pos-,}inset-<side=block:inset-block-start+inset-block-end|"
        "inline:inset-inline-start+inset-inline-end>-*",
        f"<side>: {_INSET_VALUE}",
    ),
    (
        "{position-,pos-,}inset-<side=bs:inset-block-start|be:inset-block-end|is:inset-inline-start|"
        "ie:inset-inline-end>-*",
        f"<side>: {_INSET_VALUE}",
    ),
    ("{position-,pos-,}<side=top|left|right|bottom>-*", f"<side>: {_INSET_VALUE}"),
)

ISOLATION: tuple[Row, ...] = (
    ("isolate", "isolation: isolate"),
    ("isolate-auto", "isolation: auto"),
    ("isolation-auto", "isolation: auto"),
)

Z_INDEX: tuple[Row, ...] = (
    ("{position-,pos-,}z*", "z-index: {decimal}"),
    ("{position-,pos-,}z-*", f"z-index: {_STACK}"),
)

ORDER: tuple[Row, ...] = (
    ("order-*", "order: {bracket variable number}"),
    *words("order-", "order", "first: -9999, last: 9999, none: 0"),
)

FLOAT: tuple[Row, ...] = (
    *words("float-", "float", "left, right, start: inline-start, end: inline-end, none", keywords=True),
    *words("clear-", "clear", "left, right, both, start: inline-start, end: inline-end, none", keywords=True),
)

BOX_SIZING: tuple[Row, ...] = tuple(
    words("box-", "box-sizing", "border: border-box, content: content-box", keywords=True)
)

DISPLAY: tuple[Row, ...] = (
    *words("", "display", "inline, block, inline-block, contents, flow-root, list-item, hidden: none"),
    ("display-*", "display: {bracket variable global}"),
)

ASPECT: tuple[Row, ...] = (("{size-,}aspect-{ratio-,}*", _aspect),)

OVERFLOW: tuple[Row, ...] = (
    (f"{{overflow,of}}-<value={_OVERFLOWS}>", "overflow: <value>"),
    (f"{{overflow,of}}-<axis=x|y>-<value={_OVERFLOWS}>", "overflow-<axis>: <value>"),
)

OVERSCROLL: tuple[Row, ...] = tuple(
    row
    for axis in ("", "-x", "-y")
    for row in words(f"overscroll{axis}-", f"overscroll-behavior{axis}", "auto, contain, none", keywords=True)
)

OBJECT: tuple[Row, ...] = (
    *words("object-", "object-fit", "cover, contain, fill, scale-down, none"),
    ("object-*", _object),
)

_BREAKS = "auto, avoid, all, avoid-page, page, left, right, column"

COLUMNS: tuple[Row, ...] = (
    ("columns-*", "columns: {@containers bracket length number variable}"),
    ("columns-auto", "columns: auto"),
    *words("break-before-", "break-before", _BREAKS, keywords=True),
    *words("break-inside-", "break-inside", "auto, avoid, avoid-page, avoid-column", keywords=True),
    *words("break-after-", "break-after", _BREAKS, keywords=True),
)

CONTENT: tuple[Row, ...] = (
    ("content-*", "content: {bracket variable}"),
    ("content-empty", 'content: ""'),
    ("content-none", "content: none"),
)

CONTAINER: tuple[Row, ...] = (("@container{*,}", _container_query),)
