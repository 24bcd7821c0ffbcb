"""DrawingML: colours, fills, lines, shadows and places. Lengths come in px. Source: ECMA-376, part 1, §20."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import atan2, degrees, hypot
from typing import Any

__all__ = ["colour", "emu", "fill", "frame", "line", "points", "shadow"]

EMU_PER_PX = 9525
DASHES = {"dashed": "dash", "dotted": "sysDot"}


def emu(px: float) -> int:
    """px → English metric units."""
    return round(px * EMU_PER_PX)


def points(px: float) -> int:
    """px → hundredths of a point."""
    return round(px * 75)


def colour(rgba: Sequence[float]) -> str:
    """A colour, with how much it covers."""
    red, green, blue, alpha = rgba
    value = f"{round(red):02X}{round(green):02X}{round(blue):02X}"
    inner = f'<a:alpha val="{round(alpha * 100_000)}"/>' if alpha < 0.995 else ""
    return f'<a:srgbClr val="{value}">{inner}</a:srgbClr>'


def fill(given: Mapping[str, Any] | None) -> str:
    """A colour or a gradient, or nothing."""
    if not given:
        return "<a:noFill/>"
    if "colour" in given:
        return f"<a:solidFill>{colour(given['colour'])}</a:solidFill>"
    gradient = given["gradient"]
    stops = "".join(
        f'<a:gs pos="{round(min(max(at, 0), 1) * 100_000)}">{colour(rgba)}</a:gs>' for at, rgba in gradient["stops"]
    )
    turn = round((gradient["angle"] - 90) % 360 * 60_000)  # CSS counts from the top, DrawingML from the right
    return f'<a:gradFill rotWithShape="1"><a:gsLst>{stops}</a:gsLst><a:lin ang="{turn}" scaled="0"/></a:gradFill>'


def line(edge: Mapping[str, Any] | None, tag: str = "a:ln") -> str:
    """A line: `width`, `kind` of CSS, `colour`; none of them: no line."""
    if not edge:
        return f"<{tag}><a:noFill/></{tag}>"
    dash = DASHES.get(edge["kind"])
    inner = fill({"colour": edge["colour"]}) + (f'<a:prstDash val="{dash}"/>' if dash else "")
    return f'<{tag} w="{emu(edge["width"])}">{inner}</{tag}>'


def shadow(given: Mapping[str, Any] | None) -> str:
    """A shadow outside of a shape."""
    if not given:
        return ""
    x, y = given["x"], given["y"]
    direction = round(degrees(atan2(y, x)) % 360 * 60_000)
    sizes = f'blurRad="{emu(given["blur"])}" dist="{emu(hypot(x, y))}" dir="{direction}"'
    return f'<a:effectLst><a:outerShdw {sizes} rotWithShape="0">{colour(given["colour"])}</a:outerShdw></a:effectLst>'


def frame(item: Mapping[str, Any], tag: str = "a:xfrm") -> str:
    """Where a shape lies, and how far it is turned."""
    turn = round(item.get("turn", 0) % 360 * 60_000)
    rotation = f' rot="{turn}"' if turn else ""
    place = f'<a:off x="{emu(item["x"])}" y="{emu(item["y"])}"/>'
    size = f'<a:ext cx="{max(emu(item["w"]), 0)}" cy="{max(emu(item["h"]), 0)}"/>'
    return f"<{tag}{rotation}>{place}{size}</{tag}>"
