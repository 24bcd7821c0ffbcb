"""Live parts: components that run in the page. Each is rendered once by Vue itself, and hydrated there.

`expand_live()` leaves a placeholder with the component's props and its expanded slots; `paint()` puts into it what Vue
renders, so that clicks inside are numbered with all others; `write_trees()` says between comments what the page needs
to take it over (`client/live/tree.js` has the form). Problem code: not-static.
Source: Vue guide, "Server-Side Rendering", "Client Hydration".
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from deckc.lazy_regex import lazy_regex
from deckc.model import Component
from deckc.template.clicks import spread
from deckc.template.components.live_slide import Hole, LiveSlot
from deckc.template.directives import CLICK_DIRECTIVES, Bound, click_props, place_dragged, split_name
from deckc.template.expressions import UNDEFINED, Handle, Run, plain, to_json
from deckc.template.tree import (
    CLICK_COMPONENTS,
    LIVE,
    Comment,
    Directive,
    Element,
    Node,
    Text,
    note_changes,
    parse_rendered,
)

__all__ = ["SLOT", "expand_live", "expand_slot_part", "is_live", "live_slot", "paint", "write_trees"]

SLOT = "deck-live-slot"
HOLE = "deck-hole"
ROOT = "deck-root"  # stands for the root element of a part that has none yet
WAITING, WAITING_SLOT = "deck-waiting", "deck-slot"
# What only the page has; a component that asks for it when it is set up waits for the page.
BROWSER = lazy_regex(
    r"\b(?:document|window|navigator|localStorage|sessionStorage|location|history|fetch|WebSocket|XMLHttpRequest"
    r"|addEventListener|matchMedia|Audio|Image|HTML\w*|\w*Observer)\b"
    r"|^no answer$"  # it waits for something else, such as a timer
)
# What numbering writes on an element with directives: the page's root must have it, too.
WRITTEN = ("data-clicks", "data-slidev-clicks-start", "data-slidev-clicks-end", "data-mark", "data-motion")
LAYER = "rough-annotation"  # of marks: the player's, not Vue's


@dataclass(slots=True, eq=False)
class Path:
    """An element of a slot with live parts inside it: one of Vue's, too."""

    element: Element
    parts: list[Any]


@dataclass(slots=True, eq=False)
class Static:
    """Nodes of a slot that stay as they are."""

    fragment: Element
    used: bool = False  # whether it stands in the first paint
    number: int = 0  # else: among those that wait for the page


@dataclass(slots=True, eq=False)
class Part:
    """A component of a live part: its name in the bundle, props, tables of props by click, and slots."""

    name: str
    values: dict[str, Any]
    tables: dict[str, Any] = field(default_factory=dict)
    slots: dict[str, list[Any]] = field(default_factory=dict)
    holes: list[Static] = field(default_factory=list)  # of a live slide
    root: Element | None = None  # the element that took the directives of the component's tag


def is_live(component: Component, run: Run) -> bool:
    """Whether the component runs in the page."""
    return component.kind == "vue" and run.facts.live is not None and run.facts.live.runs(component)


def expand_live(
    component: Component,
    element: Element,
    make: Callable[[], Bound],
    slots: Mapping[str, list[Node]],
    run: Run,
    *,
    dynamic: bool,
) -> Element:
    """The placeholder. `make` evaluates the tag's attributes; `dynamic`: they depend on the click."""
    assert run.facts.live is not None
    bound = make()
    root = Element(element.tag, source=element.source, offset=element.offset)
    directives = place_dragged(root, bound.directives, run)
    part = Part(run.facts.live.name(component), with_attributes(values_of(bound, element, run), root.attrs))
    placeholder = Element(LIVE, {}, [], element.source, element.offset, False, directives)
    placeholder.props = {"part": part, "motion": bound.motion}
    placeholder.slots = {name: list(nodes) for name, nodes in slots.items()}
    if dynamic:
        run.following.append(
            lambda: note_changes(part.tables, part.values, values_of(make(), element, run), run.click, run.first)
        )
    return placeholder


def values_of(bound: Bound, element: Element, run: Run) -> dict[str, Any]:
    """The props as JSON can say them; what it cannot is on record."""
    values = {}
    for name, value in bound.values.items():
        if isinstance(value, Handle):
            message = f"the value of '{name}' is made by a script; a component that runs in the page cannot be given it"
            run.report("not-static", message, element.span(name))
        elif value is not UNDEFINED:
            values[name] = plain(value)
    return values


def with_attributes(values: dict[str, Any], attrs: Mapping[str, str | None]) -> dict[str, Any]:
    """Props, and attributes that fall through to the component's root: the place of a `v-drag`."""
    style = {"style": [values.get("style"), attrs["style"]]} if "style" in attrs else {}
    return {**values, **attrs, **style}


def live_slot(name: str, slot: LiveSlot) -> Element:
    """A slot of a live slide, to be expanded by `expand_slot_part()`."""
    return Element(SLOT, props={"name": name, "slot": slot})


def expand_slot_part(element: Element, expand: Callable[[Hole], list[Node]]) -> Element:
    """The placeholder of a live slide's slot; its holes are rendered as on any slide."""
    holes = [Static(Element("", {}, expand(hole))) for hole in element.props["slot"].holes]
    placeholder = Element(LIVE)
    placeholder.props = {"part": Part(element.props["name"], {}, holes=holes), "motion": {}}
    return placeholder


# ── the first paint ──────────────────────────────────────────────────────────────────────────────────


def paint(nodes: list[Node], run: Run) -> list[Node]:
    """The nodes with the outermost placeholders filled. Click components must be spread already."""
    for placeholder in outermost(nodes):
        fill(placeholder, run)
    return nodes


def outermost(nodes: list[Node]) -> Iterator[Element]:
    for node in nodes:
        if isinstance(node, Element):
            if node.tag == LIVE:
                yield node
            else:
                yield from outermost(node.children)
                for slot in node.slots.values():
                    yield from outermost(slot)


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
    placeholder.children = spread([numbered(node, holes) for node in parse_rendered(html)])
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
    part.slots = {name: parts_of(spread(nodes)) for name, nodes in placeholder.slots.items()}
    slots = {name: [for_sandbox(each, holes) for each in parts] for name, parts in part.slots.items()}
    placeholder.slots = {}
    for hole in part.holes:
        hole.fragment.children = spread(hole.fragment.children)
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


def flat(nodes: list[Node]) -> Iterator[Node]:
    """The nodes, those of fragments in their places."""
    for node in nodes:
        if isinstance(node, Element) and not node.tag:
            yield from flat(node.children)
        else:
            yield node


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


# ── the page ─────────────────────────────────────────────────────────────────────────────────────────


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
