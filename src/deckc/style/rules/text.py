"""Text: alignment, wrapping, decoration, stroke, shadow, writing direction."""

from __future__ import annotations

from deckc.style.rules.rows import colour, words
from deckc.style.rules.shadows import coloured_layers
from deckc.style.theme import GLOBAL_KEYWORDS, StyleTheme, bracket, is_math
from deckc.style.tokens import Declarations, Found, Row, read

__all__ = [
    "ALIGN",
    "BREAK",
    "DECORATION",
    "HYPHENS",
    "INDENT",
    "LINE_CLAMP",
    "OVERFLOW",
    "SHADOW",
    "SMOOTHING",
    "STROKE",
    "TAB",
    "VERTICAL",
    "WHITE_SPACE",
    "WRAP",
    "WRITING",
]

_ALIGNS = "center, left, right, justify, start, end"
_CUT = "overflow: hidden; text-overflow: ellipsis; white-space: nowrap"
_THICKNESS = "{@lineWidth bracket variable global px}"
_STYLES = "solid, double, dotted, dashed, wavy"
_LINE_COLOUR = colour("text-decoration-color", "line")


def _decoration(found: Found, theme: StyleTheme) -> Declarations | None:
    if is_math(bracket(found.rest or "")):
        value = read(found.rest, "@lineWidth bracket variable global px", theme)
        return (("text-decoration-thickness", value),) if value else None
    made = _LINE_COLOUR(found, theme)
    return (("-webkit-text-decoration-color", made[-1][1]), *made) if made else None


def _shadow(found: Found, theme: StyleTheme) -> Declarations | None:
    step = theme.find("textShadow", found.rest or "DEFAULT")
    if step is None:
        value = read(found.rest, "bracket variable global", theme)
        return (("text-shadow", value),) if value is not None else None
    layers = coloured_layers(step, "--un-text-shadow-color")
    return (("--un-text-shadow", ",".join(layers)), ("text-shadow", "var(--un-text-shadow)"))


def _clamp(lines: str) -> str:
    shown = "overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical"
    return f"{shown}; -webkit-line-clamp: {lines}; line-clamp: {lines}"


def _unclamped(word: str) -> Row:
    shown = "overflow: visible; display: block; -webkit-box-orient: horizontal"
    return f"line-clamp-{word}", f"{shown}; -webkit-line-clamp: {word}; line-clamp: {word}"


def _clamped(found: Found, theme: StyleTheme) -> Declarations | None:
    value = read(found.rest, "digits", theme)
    parts = _clamp(value or "").split("; ")
    return tuple((name, to) for name, _, to in (part.partition(": ") for part in parts)) if value else None


ALIGN: tuple[Row, ...] = (
    *words("text-", "text-align", _ALIGNS),
    *words("text-align-", "text-align", ", ".join((*GLOBAL_KEYWORDS, _ALIGNS))),
)

INDENT: tuple[Row, ...] = (("indent{-*,}", "text-indent: {@textIndent bracket variable global fraction rem}"),)

WRAP: tuple[Row, ...] = tuple(words("text-", "text-wrap", "wrap, nowrap, balance, pretty"))

_VERTICALS = {
    "mid": "middle",
    "base": "baseline",
    "btm": "bottom",
    "baseline": "baseline",
    "top": "top",
    "start": "top",
    "middle": "middle",
    "bottom": "bottom",
    "end": "bottom",
} | {word: word for word in ("text-top", "text-bottom", "sub", "super", *GLOBAL_KEYWORDS)}


def _vertical(found: Found, theme: StyleTheme) -> Declarations | None:
    value = _VERTICALS.get(found.rest or "") or read(found.rest, "bracket variable length", theme)
    return (("vertical-align", value),) if value else None


VERTICAL: tuple[Row, ...] = (("{vertical,align,v}-*", _vertical),)

OVERFLOW: tuple[Row, ...] = (
    ("truncate", _CUT),
    ("text-truncate", _CUT),
    ("text-ellipsis", "text-overflow: ellipsis"),
    ("text-clip", "text-overflow: clip"),
)

_SPACES = "|".join(("normal", "nowrap", "pre", "pre-line", "pre-wrap", "break-spaces", *GLOBAL_KEYWORDS))

WHITE_SPACE: tuple[Row, ...] = ((f"{{whitespace,ws}}-<value={_SPACES}>", "white-space: <value>"),)

BREAK: tuple[Row, ...] = (
    ("break-normal", "overflow-wrap: normal; word-break: normal"),
    ("break-words", "overflow-wrap: break-word"),
    ("break-all", "word-break: break-all"),
    ("break-keep", "word-break: keep-all"),
    ("break-anywhere", "overflow-wrap: anywhere"),
)

DECORATION: tuple[Row, ...] = (
    ("{decoration-,}<line=underline|overline|line-through>", "text-decoration-line: <line>"),
    ("{underline,decoration}-{size-,}*", f"text-decoration-thickness: {_THICKNESS}"),
    ("{underline,decoration}-<value=auto|from-font>", "text-decoration-thickness: <value>"),
    ("{underline,decoration}-*", _decoration),
    ("{underline,decoration}-op{acity,}{-,}*", "--un-line-opacity: {bracket percent variable}"),
    ("{underline,decoration}-offset-*", "text-underline-offset: {@lineWidth auto bracket variable global px}"),
    *words("underline-", "text-decoration-style", _STYLES, keywords=True),
    *words("decoration-", "text-decoration-style", _STYLES, keywords=True),
    ("no-underline", "text-decoration: none"),
    ("decoration-none", "text-decoration: none"),
)

SMOOTHING: tuple[Row, ...] = (
    ("antialiased", "-webkit-font-smoothing: antialiased; -moz-osx-font-smoothing: grayscale"),
    ("subpixel-antialiased", "-webkit-font-smoothing: auto; -moz-osx-font-smoothing: auto"),
)

_TAB = "{bracket variable global number ?4}"

TAB: tuple[Row, ...] = (("tab{-*,}", f"-moz-tab-size: {_TAB}; -o-tab-size: {_TAB}; tab-size: {_TAB}"),)

STROKE: tuple[Row, ...] = (
    ("text-stroke{-*,}", "-webkit-text-stroke-width: {@textStrokeWidth bracket variable px}"),
    ("text-stroke-*", colour("-webkit-text-stroke-color", "text-stroke")),
    ("text-stroke-op{acity,}{-,}*", "--un-text-stroke-opacity: {bracket percent variable}"),
)

SHADOW: tuple[Row, ...] = (
    ("text-shadow{-*,}", _shadow),
    ("text-shadow-color-*", colour("--un-text-shadow-color", "text-shadow")),
    ("text-shadow-color-op{acity,}{-,}*", "--un-text-shadow-opacity: {bracket percent variable}"),
)

HYPHENS: tuple[Row, ...] = tuple(
    words("hyphens-", "-webkit-hyphens -ms-hyphens hyphens", "manual, auto, none", keywords=True)
)

WRITING: tuple[Row, ...] = (
    *words(
        "write-",
        "writing-mode",
        "vertical-right: vertical-rl, vertical-left: vertical-lr, normal: horizontal-tb",
        keywords=True,
    ),
    *words("write-orient-", "text-orientation", "mixed, sideways, upright", keywords=True),
)

LINE_CLAMP: tuple[Row, ...] = (
    ("line-clamp-*", _clamped),
    *(_unclamped(word) for word in ("none", *GLOBAL_KEYWORDS)),
)
