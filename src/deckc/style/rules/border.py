"""Border: width, colour, style, radius of borders; divide, outline, tables' borders."""

from __future__ import annotations

from deckc.style.rules.rows import by_side, colour, words
from deckc.style.rules.spacing import between
from deckc.style.theme import GLOBAL_KEYWORDS, Colour, StyleTheme, bracket, is_math, parse_colour
from deckc.style.tokens import Declarations, Found, Make, Row, read

__all__ = ["BORDER", "DIVIDE", "OUTLINE"]

_STYLES = (
    "solid",
    "dashed",
    "dotted",
    "double",
    "hidden",
    "none",
    "groove",
    "ridge",
    "inset",
    "outset",
    *GLOBAL_KEYWORDS,
)
_WIDTH = "@lineWidth bracket variable global px ?1"
_STYLE = "|".join(_STYLES)

_CORNERS = (
    (
        "r:-top-right+-bottom-right",
        "l:-top-left+-bottom-left",
        "t:-top-left+-top-right",
        "b:-bottom-left+-bottom-right",
    ),
    ("tl:-top-left", "lt:-top-left", "tr:-top-right", "rt:-top-right"),
    ("bl:-bottom-left", "lb:-bottom-left", "br:-bottom-right", "rb:-bottom-right"),
    ("s:-end-start+-start-start", "e:-start-end+-end-end"),
    ("bs:-start-start+-start-end", "be:-end-start+-end-end", "ss:-start-start", "se:-start-end", "es:-end-start"),
    ("ee:-end-end", "is:-end-start+-start-start", "ie:-start-end+-end-end"),
    ("bs-is:-start-start", "is-bs:-start-start", "bs-ie:-start-end", "ie-bs:-start-end"),
    ("be-is:-end-start", "is-be:-end-start", "be-ie:-end-end", "ie-be:-end-end"),
)


def _corner(*groups: int) -> str:
    return "<corner=" + "|".join(corner for group in groups for corner in _CORNERS[group]) + ">"


def _widths(found: Found, theme: StyleTheme) -> Declarations | None:
    value = read(found.rest, _WIDTH, theme)
    return tuple((f"border{side}-width", value) for side in found.sides) if value is not None else None


def _colours(found: Found, theme: StyleTheme) -> Declarations | None:
    if is_math(bracket(found.rest or "")):
        return _widths(found, theme)
    parsed = parse_colour(found.rest or "", theme)
    if parsed is None:
        return None
    unique = dict(pair for side in found.sides for pair in _side_colour(parsed, side))
    return tuple(unique.items())


def _side_colour(parsed: Colour, side: str) -> Declarations:
    """A side listens to its own opacity, which is the whole border's until somebody sets it."""
    made = parsed.declare(f"border{side}-color", f"border{side}")
    if not side or len(made) == 1:
        return made
    whole = "--un-border-opacity"
    return ((whole, made[0][1]), (made[0][0], f"var({whole})"), made[1])


_RADIUS = "border<corner>-radius: {@borderRadius bracket variable global fraction rem ?1}"

BORDER: tuple[Row, ...] = (
    *by_side("{border,b}-<side>{,-*}", _widths, "{border,b}{,-*}"),
    *by_side("{border,b}-<side>-{width,size}-*", _widths, "{border,b}-{width,size}-*"),
    *by_side("{border,b}-<side>-{color-,}*", _colours, "{border,b}-{color-,}*"),
    *by_side(
        "{border,b}-<side>-op{acity,}{-,}*",
        "--un-border<side>-opacity: {bracket percent variable}",
        "{border,b}-op{acity,}{-,}*",
    ),
    ("{border-,b-,}{rounded,rd}{,-*}", _RADIUS.replace("<corner>", "")),
    (f"{{border-,b-,}}{{rounded,rd}}-{_corner(0, 3)}{{,-*}}", _RADIUS),
    (f"{{border-,b-,}}{{rounded,rd}}-{_corner(1, 2)}{{,-*}}", _RADIUS),
    (f"{{border-,b-,}}{{rounded,rd}}-{_corner(4, 5)}{{,-*}}", _RADIUS),
    (f"{{border-,b-,}}{{rounded,rd}}-{_corner(6, 7)}{{,-*}}", _RADIUS),
    *by_side(
        f"{{border,b}}-<side>-{{style-,}}<style={_STYLE}>",
        "border<side>-style: <style>",
        f"{{border,b}}-{{style-,}}<style={_STYLE}>",
    ),
)

_DIVIDE: Make = between("border{}-width", "divide", "@lineWidth bracket variable px ?1")

DIVIDE: tuple[Row, ...] = (
    ("divide{-,}<axis>", _DIVIDE),
    ("divide{-,}<axis>{-,}*", _DIVIDE),
    ("divide{-,}<way=x|y>-reverse", "--un-divide-<way>-reverse: 1"),
    ("divide-<flow>", _DIVIDE),
    ("divide-<flow>-*", _DIVIDE),
    ("divide-<way=block|inline>-reverse", "--un-divide-<way>-reverse: 1"),
    ("divide-*", colour("border-color", "divide")),
    ("divide-op{acity,}{-,}*", "--un-divide-opacity: {bracket percent}"),
    *words("divide-", "border-style", ", ".join(_STYLES)),
)

_OUTLINE_WIDTH = "@lineWidth bracket variable global px"
_OUTLINE_COLOUR = colour("outline-color", "outline-color")


def _outline(found: Found, theme: StyleTheme) -> Declarations | None:
    if not is_math(bracket(found.rest or "")):
        return _OUTLINE_COLOUR(found, theme)
    value = read(found.rest, _OUTLINE_WIDTH, theme)
    return (("outline-width", value),) if value else None


OUTLINE: tuple[Row, ...] = (
    ("outline-{width-,size-,}*", f"outline-width: {{{_OUTLINE_WIDTH}}}"),
    ("outline-{color-,}*", _outline),
    ("outline-offset-*", f"outline-offset: {{{_OUTLINE_WIDTH}}}"),
    ("outline", "outline-style: solid"),
    *words(
        "outline-",
        "outline-style",
        "auto, dashed, dotted, double, hidden, solid, groove, ridge, inset, outset",
        keywords=True,
    ),
    ("outline-none", "outline: 2px solid transparent; outline-offset: 2px"),
)
