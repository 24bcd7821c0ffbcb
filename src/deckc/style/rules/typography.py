"""Typography: size, weight, family, line height, spacing of letters and words, figures."""

from __future__ import annotations

from deckc.style.rules.rows import colour, words
from deckc.style.theme import GLOBAL_KEYWORDS, StyleTheme, bracket, is_math, split_shorthand
from deckc.style.tokens import Declarations, Found, Row, read

__all__ = ["CASE", "FONT", "FONT_STYLE", "FONT_VARIANT", "UPPERCASE"]

_FIGURES = (
    "var(--un-ordinal) var(--un-slashed-zero) var(--un-numeric-figure) var(--un-numeric-spacing) "
    "var(--un-numeric-fraction)"
)


def _text(found: Found, theme: StyleTheme) -> Declarations | None:
    """`text-sm`, `text-sm/6`, `text-[2rem]:tight`."""
    split = split_shorthand(found.rest or "", "length")
    if split is None:
        return None
    size, leading = split
    height = read(leading, "@lineHeight bracket variable global rem", theme) if leading else None
    step = theme.find("fontSize", size)
    if isinstance(step, (list, tuple)) and step:
        return _pair([str(part) for part in step], height)
    if isinstance(step, str):
        return _pair([step], height)
    value = read(size if height else found.rest, "bracket-length rem", theme)
    if value is None:
        return None
    return (("font-size", value), ("line-height", height)) if height else (("font-size", value),)


def _pair(step: list[str], height: str | None) -> Declarations:
    size, leading, *spacing = (*step, "1") if len(step) == 1 else step
    made = (("font-size", size), ("line-height", height or leading))
    return (*made, ("letter-spacing", spacing[0])) if spacing else made


def _size(found: Found, theme: StyleTheme) -> Declarations | None:
    step = theme.find("fontSize", found.rest or "")
    first = step[0] if isinstance(step, (list, tuple)) and step else step
    value = first if isinstance(first, str) else read(found.rest, "bracket variable global rem", theme)
    return (("font-size", value),) if value is not None else None


def _colour_or_size(found: Found, theme: StyleTheme) -> Declarations | None:
    return _size(found, theme) if is_math(bracket(found.rest or "")) else _TEXT_COLOUR(found, theme)


_TEXT_COLOUR = colour("color", "text")


def _weight(found: Found, theme: StyleTheme) -> Declarations | None:
    if "-" in (found.rest or ""):
        return None
    value = read(found.rest, "@fontWeight bracket global number", theme)
    return (("font-weight", value),) if value else None


FONT: tuple[Row, ...] = (
    ("text-*", _text),
    ("{text,font}-size-*", _size),
    ("text-{color-,}*", _colour_or_size),
    ("{color,c}-*", _TEXT_COLOUR),
    (f"{{text,color,c}}-<word={'|'.join(GLOBAL_KEYWORDS)}>", "color: <word>"),
    ("{text,color,c}-op{acity,}{-,}*", "--un-text-opacity: {bracket percent variable}"),
    ("{font,fw}{-,}*", _weight),
    ("{font-,}{leading,lh,line-height}-*", "line-height: {@lineHeight bracket variable global rem}"),
    *words("font-synthesis-", "font-synthesis", "weight, style, small-caps, none"),
    ("font-synthesis-*", "font-synthesis: {bracket variable global}"),
    ("{font-,}tracking-*", "letter-spacing: {@letterSpacing bracket variable global rem}"),
    ("{font-,}word-spacing-*", "word-spacing: {@wordSpacing bracket variable global rem}"),
    *words(
        "font-stretch-",
        "font-stretch",
        "normal, ultra-condensed, extra-condensed, condensed, semi-condensed, semi-expanded, expanded, extra-expanded, "
        "ultra-expanded",
    ),
    ("font-stretch-*", "font-stretch: {bracket variable fraction global}"),
    ("font-*", "font-family: {@fontFamily bracket variable global}"),
)

CASE: tuple[Row, ...] = tuple(
    words("case-", "text-transform", "upper: uppercase, lower: lowercase, capital: capitalize, normal: none", True)
)

UPPERCASE: tuple[Row, ...] = tuple(words("", "text-transform", "uppercase, lowercase, capitalize, normal-case: none"))

FONT_STYLE: tuple[Row, ...] = (
    ("italic", "font-style: italic"),
    ("not-italic", "font-style: normal"),
    ("font-italic", "font-style: italic"),
    ("font-not-italic", "font-style: normal"),
    ("oblique", "font-style: oblique"),
    ("not-oblique", "font-style: normal"),
    ("font-oblique", "font-style: oblique"),
    ("font-not-oblique", "font-style: normal"),
)

_VARIANTS = {
    "ordinal": "ordinal",
    "slashed-zero": "slashed-zero",
    "lining-nums": "numeric-figure",
    "oldstyle-nums": "numeric-figure",
    "proportional-nums": "numeric-spacing",
    "tabular-nums": "numeric-spacing",
    "diagonal-fractions": "numeric-fraction",
    "stacked-fractions": "numeric-fraction",
}

FONT_VARIANT: tuple[Row, ...] = (
    *((name, f"--un-{kind}: {name}; font-variant-numeric: {_FIGURES}") for name, kind in _VARIANTS.items()),
    ("normal-nums", "font-variant-numeric: normal"),
)
