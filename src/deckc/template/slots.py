"""Slots: what stands between a component's tags, sorted by the slot it is for. Source: Vue guide, "Slots"."""

from __future__ import annotations

from deckc.template.attributes import split_name
from deckc.template.nodes import Element, Node, Text
from deckc.template.scope import Run, Scope, Slot, evaluate
from deckc.template.values import text_of, truthy

__all__ = ["read_slots"]


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
