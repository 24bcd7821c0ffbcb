"""v-switch: its branches, and the clicks at which each is shown.

In: the element with its slots. Out: one element a branch. Source: Slidev guide, "v-switch".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from deckc.template.clicks.click_components import is_on
from deckc.template.clicks.positions import Position, number_text, to_number
from deckc.template.expressions import to_json
from deckc.template.tree import Element, Node, Text

__all__ = ["Branch", "add_classes", "branches"]


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


def read_slot(name: str) -> tuple[float, float | None] | None:
    """The click at which a slot is shown, and the one until which; None for the second: until the next slot is.

    None: the name is no clicks. As in Slidev a name that is a number is one (`#-2`), and an open end is 0.
    """
    if (number := to_number(name)) is not None:
        return number, None
    first, dash, rest = name.partition("-")
    start, end = to_number(first), to_number(rest.partition("-")[0])
    return None if not dash or start is None or end is None else (start, end)


def branches(switch: Element) -> tuple[list[Branch], list[str]]:
    """The branches, first one first, and the names of slots that are never shown."""
    slots = {**({"default": switch.children} if has_content(switch.children) else {}), **switch.slots}
    ranges = {name: shown for name in slots if (shown := read_slot(name)) is not None}
    tag, unmount = str(switch.props.get("childTag") or "div"), is_on(switch.props.get("unmount", False))
    found: list[Branch] = []
    next_start: float | None = None
    for name, (start, until) in sorted(ranges.items(), key=lambda item: -(to_number(item[0].split("-")[0]) or 0)):
        end = until if until is not None else start + 1 if next_start is None else next_start
        element = Element(tag, children=slots[name], source=switch.source, offset=switch.offset)
        element.attrs |= {
            "class": "slidev-vclick-target",
            "data-slidev-clicks-start": number_text(start),
            "data-slidev-clicks-end": number_text(end),
        }
        found.append(Branch(element, start, end, unmount, switch.props.get("transition")))
        next_start = start
    return found[::-1], [name for name in slots if is_never(ranges.get(name))]


def is_never(shown: tuple[float, float | None] | None) -> bool:
    return shown is None or (shown[1] is not None and shown[1] <= shown[0])


def has_content(nodes: list[Node]) -> bool:
    return any(not isinstance(node, Text) or node.text.strip() for node in nodes)


def add_classes(node: Element, *names: str) -> None:
    """Adds class names at the end."""
    node.attrs["class"] = " ".join(filter(None, (node.attrs.get("class"), *names)))
