"""Click components: `<v-click>`, `<v-clicks>` and `<v-after>` become click directives on the elements inside them.

In: the tree of a slide. Out: the same without these components; gaps stay as `v-click-gap` elements, to be counted.
Source: Slidev guide, "Click animations"; which child takes which click was seen from what Slidev shows.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from deckc.model import Span
from deckc.template.clicks.positions import At, read_at, to_number
from deckc.template.directives import fallen
from deckc.template.tree import Directive, Element, Node, Text, joined

__all__ = ["expand_click_components", "is_on"]

LISTS = ("ul", "ol")
ALL = 1e6  # more children than there are: all share one click
COMPONENTS = ("v-click", "v-clicks", "v-after")
ROOTLESS = (*COMPONENTS, "v-click-gap")
"""Components without a root element of their own: a directive put on one does nothing, but for a single list."""


def expand_click_components(nodes: list[Node]) -> list[Node]:
    """The nodes without the click components below them. Elements are changed in place."""
    return [out for node in nodes for out in spread_node(node)]


def spread_node(node: Node) -> list[Node]:
    if not isinstance(node, Element):
        return [node]
    if node.tag in COMPONENTS:
        return expand_click_components([shown_with(child, node) for child in SPREADS[node.tag](node)])
    node.children = expand_click_components(node.children)
    node.slots = {name: expand_click_components(children) for name, children in node.slots.items()}
    return [node]


def shown_with(child: Node, component: Element) -> Node:
    """A child of a component that is no element itself: there when the component is."""
    if component.shown is not None and isinstance(child, (Element, Text)) and child.shown is None:
        child.shown = component.shown
    return child


def spread_click(node: Element) -> list[Node]:
    """All children at one click, bare text in a `<span>`."""
    at = read_at(node.props.get("at"))
    children = wrapped(units(node.children))
    return Steps(at, ALL, 1, animations(node), node.span()).top(children) if at else children


def spread_after(node: Element) -> list[Node]:
    """All children with the click before. Slidev neither wraps text here nor knows `hide`; its guide promises both."""
    children = wrapped(units(node.children))
    for child in children:
        put(child, Directive("after", None, animations(node), None, None, node.span()))
    return children


def spread_clicks(node: Element) -> list[Node]:
    """The children one after the other: the items of a single list, the rows of a single table, else all there are."""
    at = read_at(node.props.get("at"))
    children = units(node.children)
    if at is None:
        return children
    single = single_list(node)
    every, depth = (to_number(node.props.get(name, 1)) or 1 for name in ("every", "depth"))
    steps = Steps(at, every, depth, animations(node), node.span())
    if single is None:
        return steps.top(children)
    bodies = [part for part in single.children if isinstance(part, Element) and part.tag == "tbody"]
    holders = bodies if single.tag == "table" else [single]
    for holder in holders:
        holder.children = steps.top(units(holder.children))
    single.attrs |= fallen(single.attrs, node.attrs)
    single.states |= node.states
    return [single]


def single_list(node: Element) -> Element | None:
    """The list or table that is all the content of `<v-clicks>`: its items are the children, and it is the root."""
    opened = node.tag == "v-clicks" and is_on(node.props.get("handleSpecialElements", True))
    children = units(node.children) if opened and read_at(node.props.get("at")) else []
    only = children[0] if len(children) == 1 else None
    return only if isinstance(only, Element) and only.tag in (*LISTS, "table") else None


SPREADS = {"v-click": spread_click, "v-clicks": spread_clicks, "v-after": spread_after}


@dataclass(slots=True)
class Steps:
    """The clicks of one component, given out in order."""

    at: At
    every: float
    depth: float
    modifiers: tuple[str, ...]
    span: Span
    index: int = 0  # children that were given a click
    reached: float = 0  # the click of the last of them, counted from the component's beginning

    def top(self, children: list[Node]) -> list[Node]:
        """These children, and a gap that leaves the count where the last of them stands."""
        self.give(children, 1)
        gap = Element("v-click-gap", props={"size": self.click(self.index) - self.reached})
        return [*children, gap]

    def click(self, index: int) -> float:
        return self.at.value + math.ceil(index / self.every) - 1

    def give(self, children: Iterable[Node], level: int) -> None:
        for child in children:
            self.index += 1
            click = self.click(self.index)
            if isinstance(child, Element) and level < self.depth:
                self.give_lists(child, level)  # what is inside is counted first, so it stands before its parent here
            value: Any = f"{click - self.reached:+g}" if self.at.relative else click
            self.reached = click
            put(child, Directive("click", None, self.modifiers, value, None, self.span))

    def give_lists(self, parent: Element, level: int) -> None:
        for child in parent.children:
            if isinstance(child, Element) and child.tag in LISTS:
                self.give(units(child.children), level + 1)


def units(children: list[Node]) -> list[Node]:
    """Children as Slidev counts them: neighbouring text is one, white space that holds a line break is none."""
    merged: list[Node] = []
    for child in children:
        if isinstance(child, Text) and merged and isinstance(merged[-1], Text):
            merged[-1] = joined(merged[-1], child)
        else:
            merged.append(child)
    last = len(merged) - 1
    return [child for index, child in enumerate(merged) if not is_spacing(child, index in (0, last))]


def is_spacing(node: Node, at_edge: bool) -> bool:
    return isinstance(node, Text) and not node.text.strip() and (at_edge or "\n" in node.text)


def wrapped(children: list[Node]) -> list[Node]:
    return [Element("span", children=[child]) if isinstance(child, Text) else child for child in children]


def put(node: Node, directive: Directive) -> None:
    """Gives a node the directive. Text, and what a component makes of several roots, cannot have one: it is lost."""
    if not isinstance(node, Element):
        return
    if node.tag in ROOTLESS:
        put(single_list(node) or Text(""), directive)
    elif node.tag:
        node.directives = [*node.directives, directive]
    else:
        roots = [
            child for child in units(node.children) if not isinstance(child, Element) or child.children or child.tag
        ]
        if len(roots) == 1 or are_alternatives(roots):
            for root in roots:
                put(root, directive)


def are_alternatives(nodes: list[Node]) -> bool:
    """Whether at most one of these is there at any click."""
    shown = [click for node in nodes for click in getattr(node, "shown", None) or (None, None)]
    return len(shown) == len(set(shown))


def animations(node: Element) -> tuple[str, ...]:
    """The modifiers that the component's props stand for."""
    given = node.props.get("animation") or ()
    names = [name for name in re.split(r"[\s,]+", given) if name] if isinstance(given, str) else map(str, given)
    return (*(name for name in ("hide", "fade") if is_on(node.props.get(name, False))), *names)


def is_on(value: Any) -> bool:
    """Whether a yes-or-no prop is set: an attribute without value, or any value but a false one."""
    return value == "" or value is None or bool(value)
