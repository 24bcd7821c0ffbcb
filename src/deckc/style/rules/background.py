"""Background: colour, picture, gradient, size, place, repetition."""

from __future__ import annotations

import re

from deckc.lazy_regex import lazy_regex
from deckc.style.rules.layout import POSITIONS, each_word
from deckc.style.rules.rows import colour, shared_keywords, words
from deckc.style.theme import READERS, StyleTheme, bracket, is_size, number_text, parse_colour
from deckc.style.tokens import Declarations, Found, Row

__all__ = ["BACKGROUND", "BLEND", "COLOUR", "COLOUR_SCHEME"]

_URL = lazy_regex(r"^\[url\(.+\)\]$")
_LENGTH = lazy_regex(r"^\[(?:length|size):.+\]$")
_POSITION = lazy_regex(r"^\[position:.+\]$")
_PICTURE = lazy_regex(r"^\[(?:(?:linear|conic|radial)-gradient\(.+\)|image:.+)\]$")
_STOPS = "var(--un-gradient-shape), var(--un-gradient-stops)"
_BG_COLOUR = colour("background-color", "bg")


def _background(found: Found, theme: StyleTheme) -> Declarations | None:
    rest = found.rest or ""
    if not rest.startswith("[") and not is_size(rest):
        return _BG_COLOUR(found, theme)
    if _URL.match(rest):
        return (("--un-url", bracket(rest) or ""), ("background-image", "var(--un-url)"))
    if _LENGTH.match(rest) and (inner := bracket(rest, "length")):
        return (("background-size", each_word(inner, "fraction auto px variable")),)
    if (is_size(rest) or _POSITION.match(rest)) and (inner := bracket(rest, "position")):
        return (("background-position", each_word(inner, "position fraction auto px variable")),)
    if _PICTURE.match(rest) and (inner := bracket(rest)):
        picture = f"url({inner})" if inner.startswith("http") else READERS["variable"](inner) or inner
        return (("background-image", picture),)
    return _BG_COLOUR(found, theme)


def _stop(found: Found, theme: StyleTheme) -> Declarations | None:
    """A colour of a gradient: where it begins, passes or ends."""
    parsed = parse_colour(found.rest or "", theme)
    if parsed is None:
        return None
    kind = found.keys["stop"]
    own = f"var(--un-{kind}-opacity, {parsed.opacity})" if parsed.parts else None
    shown = parsed.text(parsed.alpha or own)
    faded = parsed.text("0") if parsed.parts else "rgb(255 255 255 / 0)"
    place = f"var(--un-gradient-{kind}-position)"
    if kind == "via":
        stops = f"var(--un-gradient-from), {shown} {place}, var(--un-gradient-to)"
        return (
            ("--un-gradient-via-position", "50%"),
            ("--un-gradient-to", faded),
            ("--un-gradient-stops", stops),
        )
    end = (("--un-gradient-to-position", "100%"), ("--un-gradient-to", f"{shown} {place}"))
    if kind == "to":
        return end
    return (
        ("--un-gradient-from-position", "0%"),
        ("--un-gradient-from", f"{shown} {place}"),
        end[0],
        ("--un-gradient-to", f"{faded} var(--un-gradient-to-position)"),
        ("--un-gradient-stops", "var(--un-gradient-from), var(--un-gradient-to)"),
    )


def _stop_place(found: Found, theme: StyleTheme) -> Declarations | None:
    rest = found.rest or ""
    value = READERS["decimal"](rest[:-1]) if rest.endswith("%") else None
    if value is None:
        return None
    return ((f"--un-gradient-{found.keys['stop']}-position", f"{number_text(float(value))}%"),)


def _shape(found: Found, theme: StyleTheme) -> Declarations | None:
    rest = found.rest or ""
    value = f"to {POSITIONS[rest]}" if rest in POSITIONS else bracket(rest)
    return (("--un-gradient-shape", f"{value} in oklch"), ("--un-gradient", _STOPS)) if value else None


def _towards(found: Found, theme: StyleTheme) -> Declarations | None:
    rest = found.rest or ""
    if not re.fullmatch(r"[rltb]{1,2}", rest) or rest not in POSITIONS:
        return None
    shape = f"to {POSITIONS[rest]} in oklch"
    return (
        ("--un-gradient-shape", shape),
        ("--un-gradient", _STOPS),
        ("background-image", "linear-gradient(var(--un-gradient))"),
    )


def _place(found: Found, theme: StyleTheme) -> Declarations | None:
    place = POSITIONS.get(found.rest or "")
    return (("background-position", place),) if place and len(found.rest or "") > 2 else None


COLOUR: tuple[Row, ...] = (
    ("bg-*", _background),
    ("bg-op{acity,}{-,}*", "--un-bg-opacity: {bracket percent variable}"),
)

BACKGROUND: tuple[Row, ...] = (
    ("bg-gradient-*", "--un-gradient: {bracket}"),
    ("{bg-gradient-,}stops-*", "--un-gradient-stops: {bracket}"),
    ("{bg-gradient-,}<stop=from>-*", _stop),
    ("{bg-gradient-,}<stop=via>-*", _stop),
    ("{bg-gradient-,}<stop=to>-*", _stop),
    ("{bg-gradient-,}<stop=from|via|to>-op{acity,}{-,}*", "--un-<stop>-opacity: {bracket percent}"),
    ("<stop=from|via|to>-*", _stop_place),
    (
        "bg-gradient-<shape=linear|radial|conic|repeating-linear|repeating-radial|repeating-conic>",
        "background-image: <shape>-gradient(var(--un-gradient, var(--un-gradient-stops, rgb(255 255 255 / 0))))",
    ),
    ("bg-gradient-to-*", _towards),
    ("{bg-gradient-,}shape-*", _shape),
    ("bg-none", "background-image: none"),
    *words("box-decoration-", "box-decoration-break", "slice, clone", keywords=True),
    *words("bg-", "background-size", "auto, cover, contain"),
    *words("bg-", "background-attachment", "fixed, local, scroll"),
    *words(
        "bg-clip-",
        "-webkit-background-clip background-clip",
        "border: border-box, content: content-box, padding: padding-box, text",
        keywords=True,
    ),
    ("bg-*", _place),
    *words(
        "bg-", "background-repeat", "repeat, no-repeat, repeat-x, repeat-y, repeat-round: round, repeat-space: space"
    ),
    *shared_keywords("bg-repeat-", "background-repeat"),
    *words(
        "bg-origin-",
        "background-origin",
        "border: border-box, padding: padding-box, content: content-box",
        keywords=True,
    ),
)


def _scheme(found: Found, theme: StyleTheme) -> Declarations | None:
    return (("color-scheme", found.rest or ""),) if re.fullmatch(r"\w+", found.rest or "", re.ASCII) else None


COLOUR_SCHEME: tuple[Row, ...] = (("color-scheme-*", _scheme),)

_MODES = (
    "multiply, screen, overlay, darken, lighten, color-dodge, color-burn, hard-light, soft-light, difference, "
    "exclusion, hue, saturation, color, luminosity"
)

BLEND: tuple[Row, ...] = (
    *words("bg-blend-", "background-blend-mode", f"{_MODES}, normal"),
    *shared_keywords("bg-blend-", "background-blend"),
    *words("mix-blend-", "mix-blend-mode", f"{_MODES}, plus-lighter, normal"),
    *shared_keywords("mix-blend-", "mix-blend"),
)
