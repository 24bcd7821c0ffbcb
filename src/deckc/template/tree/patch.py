"""Patch: nodes of a later click laid over those of the click before, as Vue's renderer does it.

Elements of the same tag, key and place in their template stay, and what changes in them is noted as states; others come
and go. Every node of a patched list holds in `shown` the clicks at which it is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from deckc.template.tree.nodes import Element, Markup, Node, Text

__all__ = ["arriving", "change_attributes", "joined", "note", "note_changes", "patch", "text_at"]


def note(states: list[list[Any]], click: int, value: Any) -> None:
    """Adds a value to a table unless it is the last one."""
    if not states or states[-1][1] != value:
        states.append([click, value])


def arriving(nodes: list[Node], click: int) -> list[Node]:
    """The nodes, with the note that they and all in them come at a click. What belongs to a template is copied."""
    return [arriving_node(node, click) for node in nodes]


def arriving_node(node: Node, click: int) -> Node:
    if isinstance(node, Text):
        return Text(node.text, shown=[click])
    if not isinstance(node, Element):
        return node
    made = replace(node) if node.literal else node
    made.shown = [click]
    made.children = arriving(node.children, click)
    made.slots = {name: arriving(slot, click) for name, slot in node.slots.items()}
    return made


def note_changes(
    tables: dict[str, list[list[Any]]], given: Mapping[str, Any], now: Mapping[str, Any], click: int, first: int
) -> None:
    """Adds to tables what is now other than it was `given` at the slide's first click."""
    for name, value in now.items():
        if name in tables or given.get(name) != value or (value is None and name in given):
            note(tables.setdefault(name, [[first, given.get(name)]]), click, value)


def change_attributes(element: Element, attributes: Mapping[str, str | None], click: int, first: int) -> None:
    """Notes the values of attributes from a click on; `first` is that of the slide."""
    note_changes(element.states, element.attrs, attributes, click, first)


def patch(old: list[Node], new: list[Node], click: int, first: int) -> None:
    """Brings a list to a click. What was there a click ago and is not in `new` has ended."""
    places = [place for place, node in enumerate(old) if is_there(node, click - 1)]
    matches: list[int | None] = []
    start = 0
    for node in new:
        found = next((at for at in range(start, len(places)) if is_same(old[places[at]], node)), None)
        start = start if found is None else found + 1
        matches.append(None if found is None else places[found])
    place = len(old)
    for node, match in zip(reversed(new), reversed(matches), strict=True):
        if match is None:
            old.insert(place, arriving_node(node, click))  # before what follows it
        else:
            update(old[match], node, click, first)
            place = match


def joined(*texts: Text) -> Text:
    """Neighbouring texts as one, which changes when one of them does."""
    made = Text("".join(text.text for text in texts), shown=texts[0].shown)
    for click in sorted({click for text in texts for click, _ in text.states}):
        note(made.states, click, "".join(text_at(text, click) for text in texts))
    return made


def text_at(text: Text, click: int) -> str:
    """What it says at a click."""
    return next((str(value) for start, value in reversed(text.states) if start <= click), text.text)


def is_there(node: Node, click: int) -> bool:
    shown: list[int] | None = getattr(node, "shown", None)
    return shown is not None and shown[-1:] == [click]


def is_same(old: Node, new: Node) -> bool:
    """Whether a node stays. Offsets count within one text: what is parsed at each click has none to compare."""
    if not isinstance(old, Element) or not isinstance(new, Element):
        return isinstance(old, Text) and isinstance(new, Text)
    same = old.tag == new.tag and old.key == new.key and finished(old) == finished(new)
    return same and (old.source is not new.source or old.offset == new.offset)


def finished(element: Element) -> str | None:
    """The finished markup that is an element's content; with another one it is another element."""
    first = element.children[0] if element.children else None
    return first.html if isinstance(first, Markup) else None


def update(old: Node, new: Node, click: int, first: int) -> None:
    if old.shown is not None:  # type: ignore[union-attr]
        old.shown.append(click)  # type: ignore[union-attr]
    if isinstance(old, Text) and isinstance(new, Text):
        if not old.states:
            note(old.states, first, old.text)
        note(old.states, click, new.text)
    if not isinstance(old, Element) or not isinstance(new, Element):
        return
    now = new.attrs
    change_attributes(old, {name: now.get(name) for name in {**old.attrs, **old.states, **now}}, click, first)
    if (part := old.props.get("part")) and (now_part := new.props.get("part")):  # of a component that runs in the page
        note_changes(part.tables, part.values, now_part.values, click, first)
    if finished(old) is None:
        patch(old.children, new.children, click, first)
    for name in old.slots.keys() & new.slots.keys():
        patch(old.slots[name], new.slots[name], click, first)
