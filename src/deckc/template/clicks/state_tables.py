"""State tables: what follows the clicks, written down as tables for the player.

`data-clicks-show="0-2,5"` (there at these clicks), `data-clicks-text` and `data-clicks-attrs` (`[[click, value], …]`:
the value from that click on). What never is there is left out, what always is needs no table.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from deckc.template.directives import LATER, SHAPES
from deckc.template.expressions import to_json
from deckc.template.tree import LIVE, Element, Node, Text, joined

__all__ = ["write_states"]

# Classes that the player itself switches: no part of a table.
SWITCHED = frozenset(f"slidev-vclick-{state}" for state in ("hidden", "hidden-explicitly", "current", "prior"))


def write_states(nodes: list[Node], clicks: range) -> list[Node]:
    """The nodes with their tables; `clicks` are all that the slide has."""
    return [made for node in nodes for made in written(node, clicks, list(clicks), "")]


def written(node: Node, clicks: range, around: list[int], parent: str) -> list[Node]:
    """A node with its tables. `around`: the clicks at which its parent is there; `parent`: the tag that holds it."""
    if isinstance(node, Text):
        return written_text(node, clicks, around, parent)
    if not isinstance(node, Element):
        return [node]
    shown = around if node.shown is None else [click for click in node.shown if click in clicks]
    if not shown:
        return []
    if not node.tag or node.tag == LIVE:
        for child in node.children:
            if isinstance(child, (Element, Text)) and child.shown is None and node.shown is not None:
                child.shown = shown
        node.children = [made for child in node.children for made in written(child, clicks, around, parent)]
        return [node]
    write_attributes(node, clicks)
    if shown != around:
        write_shown(node, shown, clicks)
    if not write_texts(node, shown, clicks):
        inside = "svg" if node.tag == "svg" or (parent == "svg" and node.tag != "foreignObject") else node.tag
        node.children = [made for child in node.children for made in written(child, clicks, shown, inside)]
    return [node]


def written_text(node: Text, clicks: range, around: list[int], parent: str) -> list[Node]:
    """A text, in an element of its own where it changes or comes and goes."""
    table = [state for state in node.states if state[0] in clicks]
    shown = around if node.shown is None else [click for click in node.shown if click in clicks]
    if not shown:
        return []
    changes = len(table) > 1
    if not changes and (shown == around or not node.text.strip()):
        return [node]
    holder = Element("tspan" if parent == "svg" else "span", {}, [Text(node.text)])
    if changes:
        holder.attrs["data-clicks-text"] = to_json(table)
    if shown != around:
        write_shown(holder, shown, clicks)
    return [holder]


def write_texts(element: Element, shown: list[int], clicks: range) -> bool:
    """Writes the changing text of an element that holds nothing else; whether that is so."""
    children = list(unwrapped(element.children, shown))
    texts = [child for child in children if isinstance(child, Text)]
    live = [text for text in texts if len(text.states) > 1]
    if not live or len(texts) < len(children) or any(text.shown not in (None, shown) for text in texts):
        return False
    if len(texts) > 1 and element.tag not in ("text", "tspan", "option", "textarea", "title"):
        return False
    one = joined(*texts)
    table = [state for state in one.states if state[0] in clicks]
    element.children = [Text(one.text)]
    if len(table) > 1:
        element.attrs["data-clicks-text"] = to_json(table)
    return True


def unwrapped(nodes: list[Node], shown: list[int]) -> Iterator[Node]:
    """The nodes, those of fragments that are there at the same clicks in their stead."""
    for node in nodes:
        if isinstance(node, Element) and not node.tag and node.shown in (None, shown):
            yield from unwrapped(node.children, shown)
        else:
            yield node


def write_attributes(element: Element, clicks: range) -> None:
    """Classes that the numbering added stay in every state."""
    tables = {}
    for name, states in element.states.items():
        if name in LATER or name in SHAPES:
            continue
        table = [[click, value] for click, value in states if click in clicks]
        if name == "class" and table:
            given = set(str(table[0][1] or "").split())
            now = (element.attrs.get("class") or "").split()
            added = " ".join(word for word in now if word not in given | SWITCHED)
            table = [[click, f"{value or ''} {added}".strip()] for click, value in table]
        if len(table) > 1:
            tables[name] = table
    if tables:
        element.attrs["data-clicks-attrs"] = to_json(tables)


def write_shown(element: Element, shown: list[int], clicks: range) -> None:
    runs = [list(pairs) for _, pairs in groupby(enumerate(shown), key=lambda pair: pair[1] - pair[0])]
    ranges = (f"{part[0][1]}-{part[-1][1]}" if len(part) > 1 else str(part[0][1]) for part in runs)
    element.attrs["data-clicks-show"] = ",".join(ranges)
    if clicks.start not in shown:
        element.attrs["hidden"] = ""
