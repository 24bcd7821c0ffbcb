"""Filters: blur, brightness and their kin, of an element and of what lies behind it; opacity."""

from __future__ import annotations

from deckc.style.rules.rows import colour, words
from deckc.style.rules.shadows import coloured_layers
from deckc.style.theme import StyleTheme
from deckc.style.tokens import Declarations, Found, Make, Row, read

__all__ = ["BACKDROP_PARTS", "FILTER", "FILTER_PARTS", "OPACITY"]

FILTER_PARTS = (
    "blur",
    "brightness",
    "contrast",
    "drop-shadow",
    "grayscale",
    "hue-rotate",
    "invert",
    "saturate",
    "sepia",
)
BACKDROP_PARTS = ("blur", "brightness", "contrast", "grayscale", "hue-rotate", "invert", "opacity", "saturate", "sepia")
_FILTER = " ".join(f"var(--un-{part})" for part in FILTER_PARTS)
_BACKDROP = " ".join(f"var(--un-backdrop-{part})" for part in BACKDROP_PARTS)
_BEHIND = f"-webkit-backdrop-filter: {_BACKDROP}; backdrop-filter: {_BACKDROP}"


def _filter(name: str, readers: str) -> Make:
    def make(found: Found, theme: StyleTheme) -> Declarations | None:
        value = read(found.rest, readers, theme) or ("0" if found.rest == "none" else None)
        if value is None:
            return None
        if found.text("behind"):
            made = (f"--un-backdrop-{name}", f"{name}({value})")
            return (made, ("-webkit-backdrop-filter", _BACKDROP), ("backdrop-filter", _BACKDROP))
        return ((f"--un-{name}", f"{name}({value})"), ("filter", _FILTER))

    return make


def _drop_shadow(found: Found, theme: StyleTheme) -> Declarations | None:
    step = theme.find("dropShadow", found.rest or "DEFAULT")
    value = read(found.rest, "bracket variable", theme) if found.rest else None
    if step is not None:
        value = ") drop-shadow(".join(coloured_layers(step, "--un-drop-shadow-color"))
    return (("--un-drop-shadow", f"drop-shadow({value})"), ("filter", _FILTER)) if value else None


_WHERE = "<behind=:|filter-:|backdrop->"

FILTER: tuple[Row, ...] = (
    (f"{_WHERE}blur{{-*,}}", _filter("blur", "@blur bracket variable px")),
    (f"{_WHERE}brightness-*", _filter("brightness", "bracket variable percent")),
    (f"{_WHERE}contrast-*", _filter("contrast", "bracket variable percent")),
    ("{filter-,}drop-shadow{-*,}", _drop_shadow),
    ("{filter-,}drop-shadow-color-*", colour("--un-drop-shadow-color", "drop-shadow")),
    ("{filter-,}drop-shadow-color-op{acity,}{-,}*", "--un-drop-shadow-opacity: {bracket percent}"),
    (f"{_WHERE}grayscale{{-*,}}", _filter("grayscale", "bracket variable share ?100")),
    (f"{_WHERE}hue-rotate-*", _filter("hue-rotate", "bracket variable angle")),
    (f"{_WHERE}invert{{-*,}}", _filter("invert", "bracket variable share ?100")),
    ("<behind=backdrop->op{acity,}-*", _filter("opacity", "bracket variable percent")),
    (f"{_WHERE}saturate-*", _filter("saturate", "bracket variable percent")),
    (f"{_WHERE}sepia{{-*,}}", _filter("sepia", "bracket variable share ?100")),
    ("filter", f"filter: {_FILTER}"),
    ("backdrop-filter", _BEHIND),
    ("filter-none", "filter: none"),
    ("backdrop-filter-none", "-webkit-backdrop-filter: none; backdrop-filter: none"),
    *words("filter-", "filter", "", keywords=True),
    *words("backdrop-filter-", "-webkit-backdrop-filter backdrop-filter", "", keywords=True),
)

OPACITY: tuple[Row, ...] = (("op{acity,}{-,}*", "opacity: {bracket percent variable}"),)
