"""Switch: the branches of `<v-switch>`, and the clicks at which each is shown.

In: the element with its slots. Out: one element a branch. Source: Slidev guide, "v-switch".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from deckc.template.clicks import Position, number_text
from deckc.template.nodes import Element, Node, Text
from deckc.template.spread import is_on
from deckc.template.values import to_json

__all__ = ["Branch", "add_classes", "branches"]

RANGE = re.compile(r"(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?")


@dataclass(slots=True)
class Branch:
    """One slot: shown from `start` until `end`, counted from the click of the switch, which is 1."""

    element: Element
    start: float
    end: float
    unmount: bool
    transition: Any = None  # how it comes and goes, as a slide's
    first: float = 0  # the slide's click at which it is shown; set by `place`

    def place(self, position: Position | None) -> None:
        """Writes what the player compares with; without a position the branch is never shown."""
        shift = position.start - 1 if position else -1e6
        self.first = self.start + shift
        range_ = f"{number_text(self.first)}..{number_text(self.end + shift)}"
        self.element.attrs["data-clicks-branch"] = range_ + (" unmount" if self.unmount else "")
        if self.transition and self.unmount:  # Vue moves what is added and taken away
            self.element.attrs["data-clicks-transition"] = to_json(self.transition)

    def show(self, click: int) -> None:
        """Writes the classes that the branch has at a click."""
        shown = self.first <= click < self.first + self.end - self.start
        if not shown:
            add_classes(self.element, "slidev-vclick-display-none")
        if click == self.first:
            add_classes(self.element, "slidev-vclick-current")
        if click >= self.first + self.end - self.start:
            add_classes(self.element, "slidev-vclick-prior")


def branches(switch: Element) -> tuple[list[Branch], str | None]:
    """The branches, first one first; or the name of a slot that is none."""
    slots = {**({"default": switch.children} if has_content(switch.children) else {}), **switch.slots}
    wrong = next((name for name in slots if not RANGE.fullmatch(name)), None)
    if wrong is not None or not slots:
        return [], wrong or "default"
    tag, unmount = str(switch.props.get("childTag") or "div"), is_on(switch.props.get("unmount", False))
    found: list[Branch] = []
    next_start: float | None = None
    for name in sorted(slots, key=lambda name: -float(name.split("-")[0])):
        first, _, last = name.partition("-")
        start = float(first)
        end = float(last) if last else start + 1 if next_start is None else next_start
        element = Element(tag, children=slots[name], source=switch.source, offset=switch.offset)
        element.attrs |= {
            "class": "slidev-vclick-target",
            "data-slidev-clicks-start": number_text(start),
            "data-slidev-clicks-end": number_text(end),
        }
        found.append(Branch(element, start, end, unmount, switch.props.get("transition")))
        next_start = start
    return found[::-1], None


def has_content(nodes: list[Node]) -> bool:
    return any(not isinstance(node, Text) or node.text.strip() for node in nodes)


def add_classes(node: Element, *names: str) -> None:
    """Adds class names at the end."""
    node.attrs["class"] = " ".join(filter(None, (node.attrs.get("class"), *names)))
