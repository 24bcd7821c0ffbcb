"""Kept drawings: what was drawn on slides with Slidev and kept beside the deck, as strokes of the player.

In: SVG files named after slides' numbers (`.slidev/drawings/3.svg`). Out: strokes by slide: lines, arrows, ellipses and
rectangles as the player draws them, all else as paths. What is none of these is left out.
Source: Slidev guide, "Drawing & annotations": `drawings: {persist: true}`, or a folder in its place.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from deckc.disk.files import Files
from deckc.lazy_regex import lazy_regex

__all__ = ["kept_drawings"]

FOLDER = ".slidev/drawings"
COLOR = lazy_regex(r"#[0-9a-fA-F]{6}")
PATH = lazy_regex(r"[MmZzLlHhVvCcSsQqTtAa0-9eE\s.,+-]+")
FIRST_POINT = lazy_regex(r"\s*M\s*(-?[\d.]+)[\s,]+(-?[\d.]+)")

Stroke = dict[str, Any]


def kept_drawings(persist: bool | str, root: Path, files: Files, slides: int) -> Mapping[int, list[Stroke]]:
    """The strokes of each slide that has some; {} where the deck keeps none. A file that cannot be read is none.

    `persist`: as in the headmatter's `drawings`; `root`: the deck's folder; `slides`: how many it has.
    """
    if not persist:
        return {}
    folder = root / (persist if isinstance(persist, str) else FOLDER)
    names = files.names(folder)
    found = {no: strokes_of(folder / f"{no}.svg", files) for no in range(1, slides + 1) if f"{no}.svg" in names}
    return {no: strokes for no, strokes in found.items() if strokes}


def strokes_of(path: Path, files: Files) -> list[Stroke]:
    try:
        text = files.read(path).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    reader = Reader()
    reader.feed(text)
    return reader.strokes


class Reader(HTMLParser):
    """Gathers the shapes of a drawing."""

    def __init__(self) -> None:
        super().__init__()
        self.strokes: list[Stroke] = []
        self.hidden = 0  # how many definitions are open: heads of arrows

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag == "defs"
        if not self.hidden and tag in SHAPES:
            self.add({name: value or "" for name, value in attrs}, tag)

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag == "defs" and self.hidden > 0

    def add(self, values: Mapping[str, str], tag: str) -> None:
        color = next((values[name] for name in ("stroke", "fill") if COLOR.fullmatch(values.get(name, ""))), "#000000")
        try:
            width = number(values.get("stroke-width") or "1")
            self.strokes.append({**SHAPES[tag](values), "color": color, "width": width})
        except (KeyError, ValueError):
            return


def number(text: str) -> float:
    """ValueError: it is none, or none that JSON has."""
    value = float(text)
    if not math.isfinite(value):
        raise ValueError
    return value


def line(values: Mapping[str, str]) -> Stroke:
    ends = [[number(values[x]), number(values[y])] for x, y in (("x1", "y1"), ("x2", "y2"))]
    return {"tool": "arrow" if "marker-end" in values else "line", "points": ends}


def ellipse(values: Mapping[str, str]) -> Stroke:
    x, y, across, down = (number(values[name]) for name in ("cx", "cy", "rx", "ry"))
    return {"tool": "ellipse", "points": [[x - across, y - down], [x + across, y + down]]}


def rectangle(values: Mapping[str, str]) -> Stroke:
    x, y, width, height = (number(values[name]) for name in ("x", "y", "width", "height"))
    return {"tool": "rectangle", "points": [[x, y], [x + width, y + height]]}


def path_of(values: Mapping[str, str]) -> Stroke:
    """ValueError: it is no path."""
    first = FIRST_POINT.match(values["d"])
    if not first or not PATH.fullmatch(values["d"]):
        raise ValueError
    filled = values.get("fill", "none") not in ("none", "transparent")
    return {"tool": "path", "points": [[number(first[1]), number(first[2])]], "d": values["d"], "filled": filled}


SHAPES = {"line": line, "ellipse": ellipse, "rect": rectangle, "path": path_of}
