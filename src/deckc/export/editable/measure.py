"""Measure: the sheets of a print view as items with places, and photographs of their parts."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from deckc.browser.page import Page
from deckc.export.browser_view import Shown
from deckc.export.job import Sheet

__all__ = ["Item", "Measured", "as_png", "measure", "shot"]

Item = dict[str, Any]
"""Something that is painted: `kind`, its box `x`, `y`, `w`, `h` in px, and what its kind has (see the scripts)."""

SCRIPTS = "style walk boxes text lists tables pictures drawings formulas sheets".split()
SECONDS = 120.0

ALONE = """
[data-alone-sheet] { visibility: hidden !important }
[data-alone-sheet] *, [data-alone-sheet] *::before, [data-alone-sheet] *::after { transition: none !important }
[data-alone-sheet] *:not([data-alone], [data-alone] *) { visibility: hidden !important }
[data-alone] { visibility: visible !important }
[data-alone="ground"] { color: transparent !important }
[data-alone="ground"] * { visibility: hidden !important }
[data-no-before]::before, [data-no-after]::after { content: none !important }
html:has([data-alone-sheet]), html:has([data-alone-sheet]) body { background: transparent !important }
"""

SHOW_ALONE = """(name, ground) => {
  for (const old of document.querySelectorAll("[data-alone]")) old.removeAttribute("data-alone");
  for (const old of document.querySelectorAll("[data-alone-sheet]")) old.removeAttribute("data-alone-sheet");
  const part = name && document.querySelector(`[data-part="${name}"]`);
  if (!part) return;
  part.setAttribute("data-alone", ground ? "ground" : "all");
  document.getElementById(name.split("/")[0]).setAttribute("data-alone-sheet", "");
}"""

AS_PNG = """async (url, width, height) => {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  canvas.getContext("2d").drawImage(image, 0, 0, width, height);
  return canvas.toDataURL("image/png").split(",")[1];
}"""

STYLE = "(css) => void document.head.append(Object.assign(document.createElement('style'), { textContent: css }))"


@dataclass(frozen=True, slots=True)
class Measured:
    """A sheet. `corner`: where it lies on the page, in px; `paper`: the colour behind all."""

    corner: tuple[float, float]
    paper: tuple[float, ...]
    items: list[Item]


def measure(view: Shown, sheets: Sequence[Sheet]) -> list[Measured]:
    """Each sheet's items in the order in which they are painted."""
    page = view.page
    page.call(STYLE, ALONE)
    answers = page.call(_script(), [sheet.id for sheet in sheets], seconds=SECONDS)
    return [Measured(tuple(each["corner"]), tuple(each["paper"]), each["items"]) for each in answers]


def shot(page: Page, part: str, box: Item, corner: tuple[float, float]) -> bytes:
    """A PNG of a part alone, seen through where nothing is painted; `part` is an item's, `box` the room it is in."""
    page.call(SHOW_ALONE, part.removesuffix("/ground"), part.endswith("/ground"))
    clip = {"x": corner[0] + box["x"], "y": corner[1] + box["y"], "width": box["w"], "height": box["h"]}
    try:
        return page.screenshot(clip, omit_background=True)
    finally:
        page.call(SHOW_ALONE, "", False)


def as_png(page: Page, url: str, width: float, height: float) -> bytes:
    """A picture of the page, drawn in this size in pixels. ProtocolError: it is not given away by another host."""
    return base64.b64decode(page.call(AS_PNG, url, max(round(width), 1), max(round(height), 1)))


@cache
def _script() -> str:
    """One function of all files: they share their names."""
    folder = files("deckc.export.editable")
    texts = [folder.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    return f"(ids) => {{\n{''.join(texts)}\nreturn measure(ids);\n}}"
