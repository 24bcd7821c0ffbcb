"""Formulas: measured signs and lines as SVG of outlines, which needs no fonts where it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape, quoteattr

__all__ = ["FontFile", "formula_svg"]

FontFile = Callable[[str], bytes | None]
"""A font's name and style, such as `KaTeX_Main-Regular` → its file."""

STYLES = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}


def formula_svg(item: Mapping[str, Any], font: FontFile) -> str | None:
    """The drawing; None when a sign is in none of the formula's own fonts."""
    drawn = []
    for number, part in enumerate(item["parts"]):
        if part["kind"] == "sign":
            outline = _sign(part, font)
            if outline is None:
                return None
            drawn.append(outline)
        elif part["kind"] == "bar":
            drawn.append(f"<rect {_place(part)} {_paint(part['colour'])}/>")
        else:
            drawn.append(_path(part, number))
    margin = item["margin"]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{item["w"]:g}" height="{item["h"]:g}" '
        f'viewBox="{-margin} {-margin} {item["w"]:g} {item["h"]:g}"><title>{escape(item["text"])}</title>'
        f"{''.join(drawn)}</svg>"
    )


def _sign(part: Mapping[str, Any], font: FontFile) -> str | None:
    """A character, its marks upon it."""
    data = next((found for name in _names(part) if (found := font(name))), None)
    if data is None:
        return None
    paths = [_outline(data, sign) for sign in part["text"]]
    if None in paths:
        return None
    units = _opened(data)["head"].unitsPerEm
    size = part["size"] / units
    turn = f"matrix({size:.6g} 0 0 {-size:.6g} {part['x']:.3f} {part['y']:.3f})"
    shape = quoteattr("".join(path or "" for path in paths))
    return f'<path transform="{turn}" d={shape} {_paint(part["colour"])}/>'


def _names(part: Mapping[str, Any]) -> list[str]:
    first = STYLES[part["bold"], part["italic"]]
    return [f"{family}-{style}" for family in part["fonts"][:1] for style in (first, "Regular", "Italic")]


@lru_cache(maxsize=32)
def _opened(data: bytes) -> Any:
    from fontTools.ttLib import TTFont  # of an extra

    return TTFont(BytesIO(data))


@lru_cache(maxsize=2048)
def _outline(data: bytes, sign: str) -> str | None:
    """A character's outline in units of its font; None when it is not in it."""
    from fontTools.pens.svgPathPen import SVGPathPen

    font = _opened(data)
    name = font.getBestCmap().get(ord(sign))
    if name is None:
        return None
    glyphs = font.getGlyphSet()
    pen = SVGPathPen(glyphs)
    glyphs[name].draw(pen)
    return str(pen.getCommands())


def _path(part: Mapping[str, Any], number: int) -> str:
    """A drawing of the formula, of which a part is seen."""
    x, y, width, height = part["clip"]
    clip = (
        f'<clipPath id="c{number}"><rect x="{x:.3f}" y="{y:.3f}" width="{width:.3f}" height="{height:.3f}"/></clipPath>'
    )
    turn = " ".join(f"{value:.6g}" for value in part["matrix"])
    paint = _paint(part["colour"])
    if part["stroke"]:
        paint = f'fill="none" stroke-width="{part["stroke"]:g}" {paint.replace("fill", "stroke")}'
    return (
        f'{clip}<g clip-path="url(#c{number})"><path transform="matrix({turn})" d={quoteattr(part["d"])} {paint}/></g>'
    )


def _place(part: Mapping[str, Any]) -> str:
    return f'x="{part["x"]:.3f}" y="{part["y"]:.3f}" width="{part["w"]:.3f}" height="{part["h"]:.3f}"'


def _paint(rgba: Sequence[float]) -> str:
    red, green, blue, alpha = rgba
    covers = f' fill-opacity="{alpha:.3f}"' if alpha < 0.995 else ""
    return f'fill="rgb({red:g},{green:g},{blue:g})"{covers}'
