"""Interaction: cursor, selection, touch, scrolling, lists, appearance, accents."""

from __future__ import annotations

from deckc.style.rules.rows import colour, shared_keywords, words
from deckc.style.theme import StyleTheme, bracket
from deckc.style.tokens import Declarations, Found, Row

__all__ = [
    "ACCENT",
    "APPEARANCE",
    "CARET",
    "CONTENT_VISIBILITY",
    "CURSOR",
    "FIELD_SIZING",
    "IMAGE_RENDERING",
    "LIST",
    "PLACEHOLDER",
    "POINTER_EVENTS",
    "RESIZE",
    "SCROLL_BEHAVIOUR",
    "SELECT",
    "SNAP",
    "TOUCH",
    "VIEW_TRANSITION",
]

_CURSORS = (
    "auto, default, none, context-menu, help, pointer, progress, wait, cell, crosshair, text, vertical-text, alias, "
    "copy, move, no-drop, not-allowed, grab, grabbing, all-scroll, col-resize, row-resize, n-resize, e-resize, "
    "s-resize, w-resize, ne-resize, nw-resize, se-resize, sw-resize, ew-resize, ns-resize, nesw-resize, nwse-resize, "
    "zoom-in, zoom-out"
)
_LISTS = (
    "disc|circle|square|decimal|zero-decimal:decimal-leading-zero|greek:lower-greek|roman:lower-roman|upper-roman|"
    "alpha:lower-alpha|upper-alpha|latin:lower-latin|upper-latin"
)
_TOUCH = "touch-action: var(--un-pan-x) var(--un-pan-y) var(--un-pinch-zoom)"


def _list_image(found: Found, theme: StyleTheme) -> Declarations | None:
    rest = found.rest or ""
    fits = rest.startswith("[url(") and rest.endswith(")]")
    return (("list-style-image", bracket(rest) or ""),) if fits else None


def _list(found: Found, theme: StyleTheme) -> Declarations | None:
    kind = ("list-style-type", found.text("kind"))
    return (("list-style-position", found.text("place")), kind) if found.keys["place"] else (kind,)


POINTER_EVENTS: tuple[Row, ...] = tuple(words("pointer-events-", "pointer-events", "auto, none", keywords=True))

CURSOR: tuple[Row, ...] = (
    ("cursor-*", "cursor: {bracket variable global}"),
    *words("cursor-", "cursor", _CURSORS),
)

TOUCH: tuple[Row, ...] = (
    ("touch-pan-<way=x|left|right>", f"--un-pan-x: pan-<way>; {_TOUCH}"),
    ("touch-pan-<way=y|up|down>", f"--un-pan-y: pan-<way>; {_TOUCH}"),
    ("touch-pinch-zoom", f"--un-pinch-zoom: pinch-zoom; {_TOUCH}"),
    *words("touch-", "touch-action", "auto, manipulation, none", keywords=True),
)

SELECT: tuple[Row, ...] = (
    *words("select-", "-webkit-user-select user-select", "auto, all, text, none"),
    *shared_keywords("select-", "user-select"),
)

RESIZE: tuple[Row, ...] = (
    ("resize-x", "resize: horizontal"),
    ("resize-y", "resize: vertical"),
    ("resize", "resize: both"),
    *words("resize-", "resize", "none", keywords=True),
)

SNAP: tuple[Row, ...] = (
    ("snap-<axis=x|y>", "scroll-snap-type: <axis> var(--un-scroll-snap-strictness)"),
    ("snap-both", "scroll-snap-type: both var(--un-scroll-snap-strictness)"),
    *words("snap-", "--un-scroll-snap-strictness", "mandatory, proximity"),
    ("snap-none", "scroll-snap-type: none"),
    *words("snap-", "scroll-snap-align", "start, end, center, align-none: none"),
    *words("snap-", "scroll-snap-stop", "normal, always"),
)

SCROLL_BEHAVIOUR: tuple[Row, ...] = tuple(words("scroll-", "scroll-behavior", "auto, smooth", keywords=True))

LIST: tuple[Row, ...] = (
    (f"list-<kind={_LISTS}><place=|-outside:outside|-inside:inside>", _list),
    *words("list-", "list-style-position", "outside, inside"),
    ("list-none", "list-style-type: none"),
    ("list-image-*", _list_image),
    ("list-image-none", "list-style-image: none"),
    *shared_keywords("list-", "list-style-type"),
)

APPEARANCE: tuple[Row, ...] = tuple(words("appearance-", "-webkit-appearance appearance", "auto, none"))

CARET: tuple[Row, ...] = (
    ("caret-*", colour("caret-color", "caret")),
    ("caret-op{acity,}{-,}*", "--un-caret-opacity: {bracket percent}"),
)

ACCENT: tuple[Row, ...] = (
    ("accent-*", colour("accent-color", "accent")),
    ("accent-op{acity,}{-,}*", "--un-accent-opacity: {bracket percent}"),
)

IMAGE_RENDERING: tuple[Row, ...] = (
    ("image-render-auto", "image-rendering: auto"),
    ("image-render-edge", "image-rendering: crisp-edges"),
    (
        "image-render-pixel",
        "-ms-interpolation-mode: nearest-neighbor; image-rendering: -webkit-optimize-contrast; "
        "image-rendering: -moz-crisp-edges; image-rendering: -o-pixelated; image-rendering: pixelated",
    ),
)

CONTENT_VISIBILITY: tuple[Row, ...] = (
    (
        "intrinsic<axis=:size|-block:block-size|-inline:inline-size|-w:width|-h:height>{-size-,-}*",
        "contain-intrinsic-<axis>: {bracket variable global fraction rem}",
    ),
    *words("content-visibility-", "content-visibility", "visible, hidden, auto", keywords=True),
)

PLACEHOLDER: tuple[Row, ...] = (
    ("$ placeholder-*", colour("color", "placeholder")),
    ("$ placeholder-op{acity,}{-,}*", "--un-placeholder-opacity: {bracket percent}"),
)


def _view_transition(found: Found, theme: StyleTheme) -> Declarations | None:
    rest = found.rest or ""
    fits = rest.isascii() and rest.replace("-", "").replace("_", "a").isalnum()
    return (("view-transition-name", rest),) if fits else None


VIEW_TRANSITION: tuple[Row, ...] = (("view-transition-*", _view_transition),)

FIELD_SIZING: tuple[Row, ...] = tuple(words("field-sizing-", "field-sizing", "fixed, content"))
