"""Slots: what stands between a component's tags, sorted by the slot it is for. Source: Vue guide, "Slots"."""

from __future__ import annotations

from collections.abc import Callable

from deckc.template.attributes import bind, camel, split_name
from deckc.template.nodes import Element, Node, Text
from deckc.template.pattern import assign
from deckc.template.scope import Run, Scope, Slot, evaluate
from deckc.template.values import text_of, truthy

__all__ = ["fill_slot", "fill_suspense", "read_slots"]

Expand = Callable[[list[Node], Scope, Run], list[Node]]


def read_slots(element: Element, scope: Scope, run: Run) -> dict[str, Slot]:
    """The slots that a component's tag fills, by name; what is in no `<template #name>` is the default one."""
    slots: dict[str, Slot] = {}
    rest: list[Node] = []
    for child in element.children:
        found = slot_of(child, scope, run) if isinstance(child, Element) and child.tag == "template" else None
        if found is None:
            rest.append(child)
            continue
        name, parameters = found
        if is_there(child, scope, run):  # type: ignore[arg-type]
            slots[name] = Slot(child.children, scope, parameters)  # type: ignore[union-attr]
    while rest and isinstance(blank := rest[-1], Text) and not blank.text.strip():
        rest.pop()
    own = slot_of(element, scope, run)
    if any(not isinstance(node, Text) or node.text.strip() for node in rest):
        name, parameters = own or ("default", "")
        slots.setdefault(name, Slot(rest, scope, parameters))
    return slots


def slot_of(element: Element, scope: Scope, run: Run) -> tuple[str, str] | None:
    """The slot name and parameters in an element's `#name` or `v-slot:name`."""
    for attribute, value in element.attrs.items():
        directive, name, _ = split_name(attribute)
        if directive == "slot":
            if name.startswith("["):
                name = text_of(evaluate(name.strip("[]"), scope, run, element))
            return name or "default", value or ""
    return None


def is_there(template: Element, scope: Scope, run: Run) -> bool:
    condition = template.attrs.get("v-if")
    return condition is None or truthy(evaluate(condition, scope, run, template))


def fill_slot(element: Element, scope: Scope, run: Run, expand: Expand) -> list[Node]:
    """What `<slot>` in a component's template was given, or what stands between its tags."""
    bound = bind(element, scope, run)
    name = text_of(bound.values.pop("name", "default"))
    slot = scope.slots.get(name)
    if slot is None:
        return expand(element.children, scope.within(scope), run)
    inner = slot.scope.within(scope)
    if slot.parameters:
        values = {camel(key): value for key, value in bound.values.items()}
        inner = inner.inner(assign(slot.parameters, values, inner, run, element))
    return expand(slot.nodes, inner, run)


def fill_suspense(element: Element, scope: Scope, run: Run, expand: Expand) -> list[Node]:
    """What is in it, or its fallback where a component in it waits for what only a page has."""
    slots = read_slots(element, scope, run)
    before, run.waits = run.waits, False
    content = slots.get("default")
    nodes = expand(content.nodes, content.scope, run) if content else []
    waits, run.waits = run.waits, before
    if not waits:
        return nodes
    fallback = slots.get("fallback")
    return expand(fallback.nodes, fallback.scope, run) if fallback else []
