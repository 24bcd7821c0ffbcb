"""Live parts: components that run in the page. Each is rendered once by Vue itself, and hydrated there.

`expand_live()` leaves a placeholder with the component's props and its expanded slots. `live_painting.py` puts into it
what Vue renders, `live_trees.py` says what the page needs to take it over.
Source: Vue guide, "Server-Side Rendering", "Client Hydration".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from deckc.model import Component
from deckc.template.components.live_slide import Hole, LiveSlot
from deckc.template.directives import Bound, place_dragged
from deckc.template.expressions import UNDEFINED, Handle, Run, plain
from deckc.template.tree import (
    LIVE,
    Element,
    Node,
    note_changes,
)

__all__ = [
    "SLOT",
    "Part",
    "Path",
    "Static",
    "expand_live",
    "expand_slot_part",
    "flat",
    "is_live",
    "live_slot",
    "outermost",
]

SLOT = "deck-live-slot"


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
        if isinstance(value, Handle) and value.json:
            values[name] = value.json
        elif isinstance(value, Handle):
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


def outermost(nodes: list[Node]) -> Iterator[Element]:
    for node in nodes:
        if isinstance(node, Element):
            if node.tag == LIVE:
                yield node
            else:
                yield from outermost(node.children)
                for slot in node.slots.values():
                    yield from outermost(slot)


def flat(nodes: list[Node]) -> Iterator[Node]:
    """The nodes, those of fragments in their places."""
    for node in nodes:
        if isinstance(node, Element) and not node.tag:
            yield from flat(node.children)
        else:
            yield node
