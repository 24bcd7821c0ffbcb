"""Live slides: Markdown with state of its own (`<script setup>`, `@click="count++"`) as Vue components, one a slot.

What depends on the slide's script, handles events or holds such parts becomes the component's template; all else is
rendered as on any slide and stands in the template as holes, which are filled with finished markup.
Source: Slidev guide, "Vue in Markdown".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from deckc.model import Template
from deckc.template.directives import ACTIONS, HANDLER, split_name
from deckc.template.expressions import NAME, read_for
from deckc.template.tree import NATIVE, VOID, Element, Interpolation, Node, Source, Text, escape, parse

__all__ = ["Hole", "LiveSlot", "live_slots", "partition"]

EVALUATED = frozenset(
    "if else-if for bind html text show model memo is click after click-hide mark motion drag".split()
)
HOLE = "DeckHole"


@dataclass(slots=True)
class LiveSlot:
    """A slot as a component: its template, and the nodes of the holes in it, by number."""

    template: str
    holes: list[Hole] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Hole:
    """Finished markup in a template; `owner`: the tag of the component in whose slot it stands, "" for none."""

    node: Element
    owner: str


def live_slots(
    template: Template, body: str, names: frozenset[str], runs: Callable[[str], bool]
) -> Mapping[str, LiveSlot]:
    """The slots that must run, by name. `names`: what the slide's script declares; `runs`: whether a tag's does."""
    found = {}
    slots = dict(partition(template, body))
    for name, nodes in slots.items():
        maker = Maker(names, runs)
        if any(maker.is_live(node) for node in nodes):
            found[name] = LiveSlot(maker.write(nodes), maker.holes)
    if not found and names:  # a script that only acts on the page runs with the default slot
        maker = Maker(names, runs)
        found["default"] = LiveSlot(maker.write(slots["default"]), maker.holes)
    return found


def partition(template: Template, body: str) -> Iterator[tuple[str, list[Node]]]:
    """The nodes of each slot, those of a `<template #name>` in the default one apart."""
    for name, slot in template.slots.items():
        nodes, _ = parse(Source(slot.html, slot.anchors or ((0, 1),), body=body))
        rest: list[Node] = []
        for node in nodes:
            inner = slot_name(node) if name == "default" else None
            if inner and isinstance(node, Element):
                yield inner, node.children
            else:
                rest.append(node)
        yield name, rest


def slot_name(node: Node) -> str | None:
    if not isinstance(node, Element) or node.tag != "template":
        return None
    return next((split_name(name)[1] or "default" for name in node.attrs if split_name(name)[0] == "slot"), None)


class Maker:
    """One walk over a slot."""

    def __init__(self, names: frozenset[str], runs: Callable[[str], bool]) -> None:
        self.names = names
        self.runs = runs
        self.holes: list[Hole] = []
        self.owner = ""
        self.known: dict[int, bool] = {}

    # ── what is live ──

    def is_live(self, node: Node) -> bool:
        """Whether the node, or anything in it, must run."""
        if isinstance(node, Interpolation):
            return self.uses(node.expression)
        if not isinstance(node, Element) or node.literal:
            return False
        if id(node) not in self.known:
            self.known[id(node)] = self.is_live_itself(node) or any(map(self.is_live, node.children))
        return self.known[id(node)]

    def uses(self, expression: str | None) -> bool:
        return bool(expression) and not self.names.isdisjoint(NAME.findall(expression or ""))

    def is_live_itself(self, element: Element) -> bool:
        if element.tag in self.names or self.runs(element.tag):
            return True
        for name, value in element.attrs.items():
            directive, argument, _ = split_name(name)
            if directive == "on" and is_program(argument, value or ""):
                return True
            if directive == "model" or (name == "ref" and value in self.names):
                return True
            if directive in EVALUATED and self.uses(value or (argument if directive == "bind" else None)):
                return True
        return False

    # ── the template ──

    def write(self, nodes: list[Node]) -> str:
        return "".join(self.write_node(node, live) for node, live in zip(nodes, self.chains(nodes), strict=True))

    def chains(self, nodes: list[Node]) -> list[bool]:
        """Whether each node is written as it is; the branches of a `v-if` stay together."""
        live = [self.is_live(node) for node in nodes]
        start = None
        for index, node in enumerate(nodes):
            if not isinstance(node, Element):
                continue
            if "v-else" in node.attrs or "v-else-if" in node.attrs:
                if start is not None and any(live[start : index + 1]):
                    live[start : index + 1] = [True] * (index + 1 - start)
            else:
                start = index if "v-if" in node.attrs else None
        return live

    def write_node(self, node: Node, live: bool) -> str:
        if isinstance(node, Interpolation):
            return f"{{{{ {escape(node.expression)} }}}}"
        if isinstance(node, Text):
            return escape(node.text)
        assert isinstance(node, Element)
        return self.write_element(node) if live or slot_name(node) else self.hole(node)

    def hole(self, node: Element) -> str:
        self.holes.append(Hole(node, self.owner))
        return f'<{HOLE} :n="{len(self.holes) - 1}" />'

    def write_element(self, element: Element) -> str:
        attributes = "".join(
            f" {name}" if value is None else f' {name}="{quoted(value)}"' for name, value in element.attrs.items()
        )
        tag = element.tag
        if tag in VOID:
            return f"<{tag}{attributes}>"
        loop = read_for(element.attrs.get("v-for") or "") if self.uses(element.attrs.get("v-for")) else None
        parameters = next((v for n, v in element.attrs.items() if v and split_name(n)[0] == "slot"), "")
        local = frozenset(NAME.findall(" ".join([*(loop[0] if loop else ()), parameters])))
        inner = Maker(self.names | local, self.runs)
        inner.holes = self.holes
        inner.owner = self.owner if tag in NATIVE or tag == "template" else tag
        if not local:
            inner.known = self.known
        return f"<{tag}{attributes}>{inner.write(element.children)}</{tag}>"


def is_program(event: str, handler: str) -> bool:
    """Whether a handler is more than a word for the player."""
    if not handler.strip():
        return False
    match = HANDLER.fullmatch(handler.strip())
    return not (event == "click" and match and match["name"] in ACTIONS)


def quoted(value: str) -> str:
    return value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
