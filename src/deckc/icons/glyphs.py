"""Glyphs: drawings out of fonts of icons. In: a font and a list of names beside it. Out: the outline as a path.

Source: OpenType, `head`, `hhea`, `cmap`, `glyf`. The box is a line of text one em high, as the sets' style sheets
show it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from deckc.icons.drawing import Drawing

__all__ = ["code_points", "glyph"]


@lru_cache(8)
def code_points(font: Path) -> Mapping[str, int]:
    """Names of the font's icons → code points, by the list of the same name: `set-1.0.ttf`, `set-charmap-1.0.json`."""
    before, _, version = font.stem.rpartition("-")
    names = json.loads((font.parent / f"{before}-charmap-{version}.json").read_bytes())
    return {name: int(code, 16) for name, code in names.items()}


@lru_cache(8)
def opened(font: Path) -> Any:
    from fontTools.ttLib import TTFont

    logging.getLogger("fontTools").setLevel(logging.ERROR)  # warns of padding in tables that nobody asked for
    found = TTFont(font, lazy=True)
    found.setGlyphOrder([f"glyph{number}" for number in range(found["maxp"].numGlyphs)])  # their names are not needed
    return found


def glyph(font: Path, name: str) -> Drawing | None:
    """The icon of this name; None: the font has none."""
    code = code_points(font).get(name)
    if code is None:
        return None
    from fontTools.pens.svgPathPen import SVGPathPen

    file = opened(font)
    shapes = file.getGlyphSet()
    shape = shapes[file.getBestCmap()[code]]
    pen = SVGPathPen(shapes)
    shape.draw(pen)
    height = file["head"].unitsPerEm
    top = (file["hhea"].ascent + file["hhea"].descent + height) / 2
    flipped = f'<g fill="currentColor" transform="matrix(1 0 0 -1 0 {top:g})">'  # in fonts, up is up
    return Drawing(f'{flipped}<path d="{pen.getCommands()}"/></g>', f"0 0 {shape.width} {height}")
