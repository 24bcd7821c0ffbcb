"""Live trees: what the page needs to take a live part over, in comments around its first paint.

`client/live/tree.js` has the form. Source: Vue guide, "Client Hydration".
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from deckc.template.components.live_parts import Part, Path, Static, flat, outermost
from deckc.template.expressions import to_json
from deckc.template.tree import Comment, Element, Node, Text

__all__ = ["write_trees"]

# What numbering writes on an element with directives: the page's root must have it, too.
WRITTEN = ("data-clicks", "data-slidev-clicks-start", "data-slidev-clicks-end", "data-mark", "data-motion")
LAYER = "rough-annotation"  # of marks: the player's, not Vue's


def write_trees(nodes: list[Node]) -> bool:
    """Puts the comments around each live part, in place; whether there is one."""
    found = False
    for placeholder in outermost(nodes):
        found = True
        part: Part = placeholder.props["part"]
        text = to_json(for_page(part)).replace("<", "\\u003c").replace(">", "\\u003e").replace("--", "-\\u002d")
        placeholder.tag = ""
        placeholder.children = [Comment("", f"live {text}"), *placeholder.children, Comment("", "/live")]
    return found


def for_page(part: Any) -> Any:
    if isinstance(part, Static):
        return count(part.fragment) if part.used else {"k": part.number}
    if isinstance(part, Path):
        return [part.element.tag, part.element.attrs, [for_page(each) for each in part.parts]]
    if isinstance(part, Element):
        part = part.props["part"]
    slots = {name: [for_page(each) for each in parts] for name, parts in part.slots.items()}
    rare = {
        "p": part.values | attributes_of(part),
        "t": part.tables,
        "s": slots,
        "h": [for_page(hole) for hole in part.holes],
    }
    return {"c": part.name, **{key: value for key, value in rare.items() if value}}


def attributes_of(part: Part) -> dict[str, Any]:
    """The attributes that the directives of the tag come to."""
    if part.root is None:
        return {}
    found: dict[str, Any] = {name: part.root.attrs[name] for name in WRITTEN if name in part.root.attrs}
    target = [
        name
        for name in (part.root.attrs.get("class") or "").split()
        if name.startswith(("slidev-vclick-t", "slidev-vclick-a"))
    ]
    return found | ({"class": [part.values.get("class"), *target]} if target else {})


def count(fragment: Element) -> int:
    """How many nodes of the page a fragment becomes; neighbouring text is one."""
    if all(is_absent(node) for node in flat([fragment])):
        fragment.children.append(Comment("", ""))
    shown = [node for node in flat([fragment]) if not is_absent(node)]
    return sum(1 if is_text else len(list(same)) for is_text, same in groupby(type(node) is Text for node in shown))


def is_absent(node: Node) -> bool:
    """Whether Vue does not see a node: empty text, or a layer of marks, which stands aside while Vue looks."""
    if isinstance(node, Comment):
        return False
    if isinstance(node, Element):
        return LAYER in (node.attrs.get("class") or "").split()
    return type(node) is Text and not node.text
