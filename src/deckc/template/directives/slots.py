"""Slots: what stands between a component's tags, sorted by the slot it is for. Source: Vue guide, "Slots"."""

from __future__ import annotations

from collections.abc import Callable

from deckc.template.directives.attributes import bind, camel, split_name
from deckc.template.expressions import Run, Scope, Slot, assign, evaluate, rounds, text_of, truthy
from deckc.template.tree import Element, Node, Text

__all__ = ["fill_slot", "fill_suspense", "read_slots"]

Expand = Callable[[list[Node], Scope, Run], list[Node]]


def read_slots(element: Element, scope: Scope, run: Run) -> dict[str, Slot]:
    """The slots that a component's tag fills, by name; what is in no `<template #name>` is the default one."""
    slots: dict[str, Slot] = {}
    rest: list[Node] = []
    taken = False  # one of the present `v-if` and its `v-else`
    for child in element.children:
        template = slot_template(child)
        if template is None:
            rest.append(child)
            continue
        there = is_chosen(template, taken, scope, run)
        taken = there or (taken and "v-if" not in template.attrs)
        loop = template.attrs.get("v-for")
        for inner in () if not there else (scope,) if loop is None else rounds(template, loop, scope, run):
            name, parameters = slot_of(template, inner, run) or ("default", "")
            slots[name] = Slot(template.children, inner.handed(), parameters)
    while rest and isinstance(blank := rest[-1], Text) and not blank.text.strip():
        rest.pop()
    own = slot_of(element, scope, run)
    if any(not isinstance(node, Text) or node.text.strip() for node in rest):
        name, parameters = own or ("default", "")
        slots.setdefault(name, Slot(rest, scope.handed(), parameters))
    return slots


def slot_template(node: Node) -> Element | None:
    """The node if it is a `<template>` with a slot's name."""
    if not isinstance(node, Element) or node.tag != "template":
        return None
    return node if any(split_name(attribute)[0] == "slot" for attribute in node.attrs) else None


def is_chosen(template: Element, taken: bool, scope: Scope, run: Run) -> bool:
    """Whether its `v-if` or `v-else` lets it be there; `taken`: another one of theirs already is."""
    condition = template.attrs.get("v-if", template.attrs.get("v-else-if"))
    follows = "v-else" in template.attrs or "v-else-if" in template.attrs
    return not (follows and taken) and (condition is None or truthy(evaluate(condition, scope, run, template)))


def slot_of(element: Element, scope: Scope, run: Run) -> tuple[str, str] | None:
    """The slot name and parameters in an element's `#name` or `v-slot:name`."""
    for attribute, value in element.attrs.items():
        directive, name, _ = split_name(attribute)
        if directive == "slot":
            if name.startswith("["):
                name = text_of(evaluate(name.strip("[]"), scope, run, element))
            return name or "default", value or ""
    return None


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
