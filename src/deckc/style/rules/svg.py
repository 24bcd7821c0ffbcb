"""SVG: fill and stroke."""

from __future__ import annotations

from deckc.style.rules.rows import colour, words
from deckc.style.theme import StyleTheme, bracket, is_math
from deckc.style.tokens import Declarations, Found, Row, read

__all__ = ["SVG"]

_WIDTH = "@lineWidth bracket variable fraction px number"
_STROKE_COLOUR = colour("stroke", "stroke")


def _stroke(found: Found, theme: StyleTheme) -> Declarations | None:
    if not is_math(bracket(found.rest or "")):
        return _STROKE_COLOUR(found, theme)
    value = read(found.rest, _WIDTH, theme)
    return (("stroke-width", value),) if value else None


SVG: tuple[Row, ...] = (
    ("fill-*", colour("fill", "fill")),
    ("fill-op{acity,}{-,}*", "--un-fill-opacity: {bracket percent variable}"),
    ("fill-none", "fill: none"),
    ("stroke-{width-,size-,}*", f"stroke-width: {{{_WIDTH}}}"),
    ("stroke-dash-*", "stroke-dasharray: {bracket variable number}"),
    ("stroke-offset-*", "stroke-dashoffset: {@lineWidth bracket variable px length}"),
    ("stroke-*", _stroke),
    ("stroke-op{acity,}{-,}*", "--un-stroke-opacity: {bracket percent variable}"),
    *words("stroke-cap-", "stroke-linecap", "square, round, auto: butt"),
    *words("stroke-join-", "stroke-linejoin", "arcs, bevel, clip: miter-clip, round, auto: miter"),
    ("stroke-none", "stroke: none"),
)
