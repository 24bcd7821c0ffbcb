"""v-drag: puts an element at a place of the canvas. Moving it with the mouse is for the preview.

Source: Slidev guide, "Draggable Elements": `x,y,width,height[,rotation]`, as text, list, or by a name in `dragPos`.
"""

from __future__ import annotations

import math
from functools import partial
from hashlib import sha256
from typing import Any

from deckc.template.directives.attributes import style_text
from deckc.template.directives.prop_checks import is_authored, named_places, place_of, report_values
from deckc.template.directives.value_places import directive_place
from deckc.template.expressions import Run, number_text
from deckc.template.tree import Directive, Element

__all__ = ["place_dragged"]


def place_dragged(element: Element, directives: list[Directive], run: Run) -> list[Directive]:
    """Writes the place of a `v-drag` into the element's style; the directives that are left."""
    rest = [directive for directive in directives if directive.name != "drag"]
    for directive in directives:
        if directive.name == "drag":
            place(element, directive, run)
    return rest


def place(element: Element, directive: Directive, run: Run) -> None:
    value: Any = directive.value
    if is_authored(element, run):
        declared = {"v-drag": {"type": "place"}}
        at = partial(directive_place, element, directive)
        report_values(declared, {"v-drag": value}, f"<{element.tag}>", lambda _, word: at(word), run)
    named = isinstance(value, str) and "," not in value
    element.attrs["data-drag-id"] = value if named else sha256(f"{element.offset}{value}".encode()).hexdigest()[:5]
    numbers = place_of(value, named_places(run))
    if len(numbers) < 4:
        return  # it stays where it flows
    x, y, width, height, rotation = [*numbers, 0][:5]
    style = {"position": "absolute", "z-index": 100, "left": f"{number_text(x)}px", "top": f"{number_text(y)}px"}
    style["width"] = f"{number_text(width)}px"
    if not math.isnan(height):  # `_` stands for a height that follows from the content
        style["height"] = f"{number_text(height)}px"
    style |= {"transform-origin": "center center", "transform": f"rotate({number_text(rotation)}deg)"}
    element.attrs["style"] = style_text([element.attrs.get("style"), style])
