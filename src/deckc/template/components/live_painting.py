"""Live painting: the first paint of live parts: what Vue renders of them stands in their placeholders.

So clicks inside are numbered with all others. Problem code: not-static. Source: Vue guide, "Server-Side Rendering".
"""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

from deckc.lazy_regex import lazy_regex
from deckc.template.clicks import expand_click_components
from deckc.template.components.live_parts import Part, Path, Static, flat, outermost
from deckc.template.directives import CLICK_DIRECTIVES, click_props, split_name
from deckc.template.expressions import Run
from deckc.template.tree import CLICK_COMPONENTS, LIVE, Comment, Directive, Element, Node, Text, parse_rendered

__all__ = ["paint"]

HOLE = "deck-hole"
ROOT = "deck-root"  # stands for the root element of a part that has none yet
WAITING, WAITING_SLOT = "deck-waiting", "deck-slot"
# What only the page has; a component that asks for it when it is set up waits for the page.
BROWSER = lazy_regex(
    r"\b(?:document|window|navigator|localStorage|sessionStorage|location|history|fetch|WebSocket|XMLHttpRequest"
    r"|addEventListener|matchMedia|Audio|Image|HTML\w*|\w*Observer)\b"
    r"|^no answer$"  # it waits for something else, such as a timer
)


def paint(nodes: list[Node], run: Run) -> list[Node]:
    """The nodes with the outermost placeholders filled. Click components must be expanded already."""
    for placeholder in outermost(nodes):
        fill(placeholder, run)
    return nodes


def fill(placeholder: Element, run: Run) -> None:
    holes: list[Static | Path] = []
    tree = tree_of(placeholder, holes)
    assert run.facts.live is not None
    run.resolved |= run.facts.live.addresses
    run.reads |= {"live", "no"}  # Vue is told, and whether a component asks nobody knows
    html, error = run.facts.live.paint(tree, run.facts.no, run.click)
    if error and not BROWSER.search(error):
        message = f"{placeholder.props['part'].name} cannot be rendered before the page runs: {error}"
        run.report("not-static", message, placeholder.span())
    placeholder.children = expand_click_components([numbered(node, holes) for node in parse_rendered(html)])
    roots = [node for node in placeholder.children if not isinstance(node, Text)]
    placeholder.children += waiting([hole for hole in holes if isinstance(hole, Static) and not hole.used])
    if placeholder.directives:
        root = roots[0] if len(roots) == 1 and isinstance(roots[0], Element) else Element(ROOT, {"hidden": ""})
        root.directives += placeholder.directives
        root.props |= placeholder.props["motion"]
        placeholder.props["part"].root = root
        if root.tag == ROOT:
            placeholder.children.insert(0, root)
    placeholder.directives = []


def waiting(unused: list[Static]) -> list[Node]:
    """Finished markup that Vue has not rendered: it waits beside the part, numbered and styled like all else."""
    for number, hole in enumerate(unused):
        hole.number = number
    slots: list[Node] = [Element(WAITING_SLOT, {}, [hole.fragment]) for hole in unused]
    return [Element(WAITING, {"hidden": ""}, slots)] if slots else []


def tree_of(placeholder: Element, holes: list[Static | Path]) -> dict[str, Any]:
    """The tree for the sandbox, where what is not Vue's own stands as numbered holes."""
    part: Part = placeholder.props["part"]
    part.slots = {name: parts_of(expand_click_components(nodes)) for name, nodes in placeholder.slots.items()}
    slots = {name: [for_sandbox(each, holes) for each in parts] for name, parts in part.slots.items()}
    placeholder.slots = {}
    for hole in part.holes:
        hole.fragment.children = expand_click_components(hole.fragment.children)
    own = {"h": [for_sandbox(hole, holes) for hole in part.holes]} if part.holes else {}
    return {"c": part.name, "p": part.values, "s": slots, **own}


def parts_of(nodes: list[Node]) -> list[Any]:
    """A slot's nodes as live parts, elements around some, and runs of finished nodes."""
    found: list[Any] = []
    run_of_nodes: list[Node] = []

    def end_run() -> None:
        if run_of_nodes:
            found.append(Static(Element("", {}, list(run_of_nodes))))
            run_of_nodes.clear()

    for node in flat(nodes):
        if not isinstance(node, Element) or not (node.tag == LIVE or any(outermost(node.children))):
            run_of_nodes.append(node)
            continue
        end_run()
        found.append(node if node.tag == LIVE else Path(node, parts_of(node.children)))
    end_run()
    return found


def for_sandbox(part: Any, holes: list[Static | Path]) -> Any:
    if isinstance(part, Element):
        return tree_of(part, holes)
    holes.append(part)
    number = {"n": len(holes) - 1}
    if isinstance(part, Static):
        return f'<{HOLE} n="{number["n"]}"></{HOLE}>'
    return [HOLE, number, [for_sandbox(each, holes) for each in part.parts]]


def numbered(node: Node, holes: list[Static | Path]) -> Node:
    """What Vue rendered, with the holes filled and its directives read: the build numbers them."""
    if not isinstance(node, Element):
        return node
    node.children = [numbered(child, holes) for child in node.children]
    if node.tag == HOLE:
        hole = holes[int(node.attrs["n"] or 0)]
        if isinstance(hole, Static):
            if hole.used:  # in a loop
                return deepcopy(hole.fragment)
            hole.used = True
            return hole.fragment
        hole.element.children = node.children
        return hole.element
    for name in [name for name in node.attrs if name.startswith("v-")]:
        directive, argument, modifiers = split_name(name)
        text = node.attrs.pop(name)
        if directive in CLICK_DIRECTIVES:
            value = json.loads(text) if text else None
            if directive == "motion":
                node.props |= value or {}
            node.directives.append(Directive(directive, argument or None, modifiers, value, text, None))
    if node.tag in CLICK_COMPONENTS.values():
        node.props, node.attrs = click_props(node.tag, node.attrs)
        if node.tag == "v-switch":
            take_branches(node)
        return Element("", {}, [Comment("", "["), node, Comment("", "]")])
    return node


def take_branches(switch: Element) -> None:
    """The slots of a `<v-switch>`, which Vue rendered as `<template slot="1">`."""
    branches = [node for node in switch.children if isinstance(node, Element) and node.tag == "template"]
    switch.slots = {branch.attrs.get("slot") or "": branch.children for branch in branches}
    switch.children = []
