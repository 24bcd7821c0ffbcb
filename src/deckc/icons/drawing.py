"""Drawing: one icon out of a collection's data. Source: Iconify, "IconifyJSON" (icons, aliases, transformations)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any
from urllib.parse import quote

__all__ = ["Drawing", "drawing_of"]

MAX_ALIASES = 5  # of aliases of aliases
SAFE_IN_URL = " ='()/:;,.!*+-_@$&|[]~?"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What stands inside an `<svg>`, as the collection has it, and the box that it fills."""

    body: str
    view_box: str

    def size(self, height: float) -> tuple[str, str]:
        """Width and height, in `em`, of a box as wide as the drawing asks for.

        Source: Iconify Utils, calculateSize: of a box one letter high first, which then grows; both rounded up.
        """
        _, _, across, down = (float(number) for number in self.view_box.split())
        width = ceil(ceil(across / down * 100) / 100 * height * 100) / 100
        return f"{width if across != down else height:g}em", f"{height:g}em"

    def declarations(self, mode: str = "auto") -> tuple[tuple[str, str], ...]:
        """CSS of a box that shows it: as a `mask` in the colour of the text, or in its own colours, as `bg`."""
        width, height = self.size(1)
        svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='{self.view_box}' width='{width}' height='{height}'>"
        address = quote(svg + self.body.replace(chr(34), chr(39)) + "</svg>", SAFE_IN_URL)
        url = f'url("data:image/svg+xml;utf8,{address}")'
        size = (("width", width), ("height", height))
        if mode == "bg" or (mode != "mask" and "currentColor" not in self.body):
            return (("background", f"{url} no-repeat"), ("background-size", "100% 100%"), *size)
        mask = (("mask", f"{url} no-repeat"), ("mask-size", "100% 100%"))
        return (*mask, ("background-color", "currentColor"), ("color", "inherit"), *size)


def drawing_of(name: str, collection: Mapping[str, Any]) -> Drawing | None:
    """The icon of this name, aliases followed and what they turn turned."""
    icons, aliases = collection.get("icons", {}), collection.get("aliases", {})
    changes: list[Mapping[str, Any]] = []
    for _ in range(MAX_ALIASES):
        if name in icons or name not in aliases:
            break
        changes.insert(0, aliases[name])
        name = aliases[name].get("parent", "")
    if name not in icons:
        return None
    icon: dict[str, Any] = {"left": 0, "top": 0, "width": 16, "height": 16, "body": ""}
    sizes = ("left", "top", "width", "height")
    for layer in (collection, icons[name], *changes):
        icon |= {key: layer[key] for key in (*sizes, "body") if isinstance(layer.get(key), (int, float, str))}
    body = icon["body"]
    for change in (icons[name], *changes):
        body = turned(body, change, icon)
    return Drawing(body, " ".join(str(icon[key]) for key in sizes))


def turned(body: str, change: Mapping[str, Any], icon: Mapping[str, Any]) -> str:
    """Mirrored by `hFlip` and `vFlip`, turned by `rotate` quarters."""
    moves = []
    x, y = icon["left"] + icon["width"] / 2, icon["top"] + icon["height"] / 2
    if change.get("rotate"):
        moves.append(f"rotate({change['rotate'] * 90} {x} {y})")
    if change.get("hFlip") or change.get("vFlip"):
        across, down = (-1 if change.get(key) else 1 for key in ("hFlip", "vFlip"))
        moves.append(f"translate({x} {y}) scale({across} {down}) translate({-x} {-y})")
    return f'<g transform="{" ".join(moves)}">{body}</g>' if moves else body
