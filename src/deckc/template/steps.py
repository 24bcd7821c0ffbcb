"""Steps: numbers the clicks of a slide and writes into the tree what the player compares with.

In: the slide's whole tree, laid out and expanded. Out: the tree without click components, and the slide's clicks.
Problem codes: `bad-click`, `bad-switch-slot`, `unseen-click`, and those of `marks`.
Source: Slidev guide, "Animation". Elements count in the order in which their end tags come; a component (code with
steps, v-switch) counts after what is inside it and after the directives on its root.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from deckc.diagnostics import Diagnostic, problem
from deckc.model import Span
from deckc.template.clicks import Count, Position, complaint, number_text, to_number
from deckc.template.marks import mark_options, with_layer
from deckc.template.motion import motion_attribute
from deckc.template.nodes import Directive, Element, Node, walk
from deckc.template.spread import spread
from deckc.template.switch import add_classes, branches
from deckc.template.values import to_json

__all__ = ["Numbered", "number", "preset_names", "whole"]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A slide's tree with its clicks in it."""

    nodes: list[Node]
    total: int  # the highest click
    counted: int  # the highest one that an element asks for
    start: int  # the first one
    features: frozenset[str]  # "diagram", "mark", "motion", "code", "magic-move", "switch"
    problems: tuple[Diagnostic, ...]


def number(nodes: list[Node], *, clicks: Any = None, clicks_start: Any = None, animation: Any = None) -> Numbered:
    """The slide's tree with every click resolved.

    `clicks` and `clicksStart` as in the frontmatter; `animation`: the slide's `clickAnimation`, else the deck's.
    """
    numbering = Numbering(preset=preset_names(animation))
    numbering.problems += bad_components(nodes)
    nodes = numbering.visit_all(spread(nodes))
    counted = numbering.count.total
    total = counted if clicks is None else max(0, whole(clicks))
    start = min(whole(clicks_start), total)
    for show in numbering.shows:
        show(start)
    return Numbered(nodes, total, counted, start, frozenset(numbering.features), tuple(numbering.problems))


def preset_names(animation: Any) -> tuple[str, ...]:
    """The names in a `clickAnimation`."""
    return tuple(name for name in re.split(r"[\s,]+", str(animation or "")) if name)


def whole(value: Any) -> int:
    """A number from the frontmatter; 0 for what is none."""
    try:
        return math.floor(float(value))
    except (TypeError, ValueError, OverflowError):
        return 0


@dataclass(slots=True)
class Part:
    """One reason for an element to be shown or hidden."""

    position: Position
    hide: bool

    def __str__(self) -> str:
        end = f"..{number_text(self.position.end)}" if math.isfinite(self.position.end) else ""
        return f"{number_text(self.position.start)}{end}{' hide' if self.hide else ''}"


@dataclass(slots=True)
class Numbering:
    """One walk over a slide."""

    preset: tuple[str, ...]
    count: Count = field(default_factory=Count)
    shows: list[Callable[[int], None]] = field(default_factory=list)  # write the classes of the first click
    features: set[str] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)
    shown: list[tuple[float, Span | None]] = field(default_factory=list)  # elements that come at a click, so far

    def visit_all(self, nodes: list[Node]) -> list[Node]:
        return [out for node in nodes for out in self.visit(node)]

    def visit(self, node: Node) -> list[Node]:
        """The node, or what stands in its place."""
        if not isinstance(node, Element):
            return [node]
        if node.tag == "v-click-gap":
            self.skip(node)
            return []
        if node.tag == "v-switch":
            return self.visit_switch(node)
        before = len(self.shown)
        if "data-clicks-aside" in node.attrs:
            self.visit_aside(node)
        else:
            node.children = self.visit_all(node.children)
        inside = self.shown[before:]
        self.visit_directives(node)
        self.report_unseen(inside, self.shown[before + len(inside) :])
        if "data-code-steps" in node.attrs:
            self.visit_code(node)
        if "data-diagram" in node.attrs:
            self.features.add("diagram")
        return with_layer(node) if "data-mark" in node.attrs else [node]

    def report_unseen(self, inside: list[tuple[float, Span | None]], around: list[tuple[float, Span | None]]) -> None:
        """Elements that come at a click at which what stands around them is still hidden."""
        for outer, _ in around:
            for inner, span in inside:
                if inner < outer:
                    message = f"nothing is seen of click {number_text(inner)}: this stands in what comes at click "
                    hint = 'give the outer element the earlier click: v-click="1", and this one the later'
                    self.problems.append(problem("unseen-click", message + number_text(outer), span, hint=hint))

    def visit_aside(self, node: Element) -> None:
        """Content that stands in the place of other content: numbered from here, and unseen by what follows."""
        del node.attrs["data-clicks-aside"]
        count, self.count = self.count, Count(dict(self.count.entries))
        node.children = self.visit_all(node.children)
        self.count = count

    def visit_directives(self, node: Element) -> None:
        parts: list[Part] = []
        for directive in node.directives:
            if directive.name == "mark":
                self.visit_mark(node, directive)
            elif directive.name == "motion":
                self.features.add("motion")
                node.attrs["data-motion"] = motion_attribute(node.props)
            elif directive.name in ("click", "after", "click-hide"):
                parts += self.visit_click(node, directive)
        if parts:
            node.attrs["data-clicks"] = ",".join(map(str, parts))
            self.shows.append(partial(show_target, node, parts))

    def visit_click(self, node: Element, directive: Directive) -> list[Part]:
        position = self.position("+0" if directive.name == "after" else directive.value, directive.span)
        if position is None:
            return []
        self.count.register(node, position)
        presets = tuple(name for name in directive.modifiers if name != "hide") or self.preset
        add_classes(node, "slidev-vclick-target", *(f"slidev-vclick-anim-{name}" for name in presets))
        if directive.name != "click-hide" and "hide" not in directive.modifiers:
            self.shown.append((position.start, directive.span))
        if directive.name == "click":
            node.attrs["data-slidev-clicks-start"] = number_text(position.start)
            if math.isfinite(position.end):
                node.attrs["data-slidev-clicks-end"] = number_text(position.end)
        return [Part(position, "hide" in directive.modifiers or directive.name == "click-hide")]

    def visit_mark(self, node: Element, directive: Directive) -> None:
        self.features.add("mark")
        options, problems = mark_options(directive)
        self.problems += problems
        at = options.pop("at", None)
        position = self.position(at, directive.span)
        if position:
            self.count.register(node, position)
        if position and at is not True:
            options["start"] = position.start
            if math.isfinite(position.end):
                options["end"] = position.end
        node.attrs["data-mark"] = to_json(options)

    def visit_code(self, node: Element) -> None:
        """Code and formulas with steps: one click less than there are ranges, since the first is there at once."""
        steps = json.loads(node.attrs["data-code-steps"] or "{}")
        size = sum(len(part) or 1 if isinstance(part, list) else 1 for part in steps["ranges"])
        if not size:
            return
        self.features.add(steps.get("kind", "code"))
        position = self.position(steps.pop("at", None), node.span(), size - 1)
        if position:
            self.count.register(steps, position)
        node.attrs["data-code-steps"] = to_json(steps | {"start": position.start if position else None})

    def visit_switch(self, node: Element) -> list[Node]:
        """The switch as elements, its branches in order; nothing when a slot's name says no clicks."""
        found, wrong = branches(node)
        if wrong is not None:
            self.problems.append(
                problem(
                    "bad-switch-slot",
                    f"v-switch has no clicks for the slot '{wrong}'",
                    node.span(),
                    hint="its slots are called by clicks: `<template #1>`, `<template #2-4>`",
                )
            )
            return []
        self.features.add("switch")
        root = Element(str(node.props.get("tag") or "div"), node.attrs, source=node.source, offset=node.offset)
        root.directives = node.directives
        for branch in found:
            branch.element.children = self.visit_all(branch.element.children)
        root.children = [branch.element for branch in found]
        self.visit_directives(root)
        position = self.position(node.props.get("at"), node.span(), max(branch.end for branch in found) - 1)
        if position:
            self.count.register(found, position)
        for branch in found:
            branch.place(position)
            self.shows.append(branch.show)
        return [root]

    def skip(self, node: Element) -> None:
        """Counts clicks at which nothing happens here."""
        size = to_number(node.props.get("size", 1))
        size = 1 if size is None else size
        self.count.register(node, Position(0, highest=self.count.offset + size - 1, delta=size))

    def position(self, at: Any, span: Span | None, size: float = 1) -> Position | None:
        if words := complaint(at):
            hint = RANGE_HINT if isinstance(at, (list, tuple)) else HINT
            self.problems.append(problem("bad-click", f"the click {words}", span, hint=hint))
        return self.count.position(at, size)


def bad_components(nodes: list[Node]) -> Iterator[Diagnostic]:
    """What is wrong with the `at` of `<v-click>` and `<v-clicks>`, which take no range."""
    for node in walk(nodes):
        at = node.props.get("at") if node.tag in ("v-click", "v-clicks") else None
        words = f"{at!r} is a range, which only the directive takes" if isinstance(at, (list, tuple)) else complaint(at)
        if words:
            yield problem("bad-click", f"the click {words}", node.span("at"), hint=HINT)


RANGE_HINT = "write two numbers: the click at which it comes, and a later one at which it is gone"
HINT = "write a number from 1 on (`3`), or text that begins with + or - (`'+1'`) to count from the one before"


def show_target(node: Element, parts: list[Part], click: int) -> None:
    """Writes the classes that an element has at a click; the player changes them from there."""
    active = [part.position.start <= click < part.position.end for part in parts]
    current = any(part.position.start == click for part in parts)
    explicit = any(is_active and part.hide for is_active, part in zip(active, parts, strict=True))
    classes = {
        "slidev-vclick-hidden": any(is_active == part.hide for is_active, part in zip(active, parts, strict=True)),
        "slidev-vclick-hidden-explicitly": explicit,
        "slidev-vclick-current": current,
        "slidev-vclick-prior": any(active) and not current,
    }
    add_classes(node, *(name for name, is_on in classes.items() if is_on))
