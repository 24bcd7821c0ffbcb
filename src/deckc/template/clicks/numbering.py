"""Numbering: numbers the clicks of a slide and writes into the tree what the player compares with.

In: the slide's whole tree, laid out and expanded. Out: the tree without click components, and the slide's clicks.
What comes with a click (`v-if="$clicks > 1"`) is numbered at that click, after all that is there, and what goes gives
its clicks back, as in Slidev.
Problem codes: `bad-click`, `bad-switch-slot`, `unseen-click`, and those of `marks`.
Source: Slidev guide, "Animation". Elements count in the order in which their end tags come; a component (code with
steps, v-switch) counts after what is inside it and after the directives on its root.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import product
from typing import Any

from deckc.diagnostics import Diagnostic, problem
from deckc.model import Span
from deckc.template.clicks.click_checks import bad_click, bad_components, never_shown, unmoved
from deckc.template.clicks.click_components import expand_click_components
from deckc.template.clicks.click_order import Counting
from deckc.template.clicks.positions import Count, Position, number_text, to_number
from deckc.template.clicks.v_mark import mark_options, with_layer
from deckc.template.clicks.v_switch import add_classes, branches
from deckc.template.directives import (
    directive_place,
    motion_attribute,
    motion_clicks,
    motion_place,
    motion_problems,
    value_place,
)
from deckc.template.expressions import to_json
from deckc.template.tree import Directive, Element, Node

__all__ = ["Numbered", "number", "preset_names", "whole"]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A slide's tree with its clicks in it."""

    nodes: list[Node]
    total: int  # the highest click
    counted: int  # the highest one that an element asks for
    totals: tuple[tuple[int, int], ...]  # (click, the highest click as it is known from then on), the first click first
    start: int  # the first one
    features: frozenset[str]  # "diagram", "mark", "motion", "code", "magic-move", "switch"
    problems: tuple[Diagnostic, ...]


def number(
    nodes: list[Node], *, clicks: Any = None, clicks_start: Any = None, animation: Any = None, last: float = math.inf
) -> Numbered:
    """The slide's tree with every click resolved.

    `clicks` and `clicksStart` as in the frontmatter; `animation`: the slide's `clickAnimation`, else the deck's.
    `last`: the click up to which it is known what is there.
    """
    numbering = Numbering(preset_names(animation), Counting(whole(clicks_start), last))
    numbering.problems += bad_components(nodes)
    nodes = numbering.visit_all(expand_click_components(nodes))
    given = None if clicks is None else max(0, whole(clicks))
    totals = numbering.counting.run(given)
    total = max(total for _, total in totals)
    start = min(whole(clicks_start), total)
    for show in numbering.shows:
        show(start)
    numbering.report_unseen()
    numbering.problems += unmoved(numbering.moves, total)
    counted, features = numbering.counting.highest, frozenset(numbering.features)
    return Numbered(nodes, total, counted, totals, start, features, tuple(numbering.problems))


def preset_names(animation: Any) -> tuple[str, ...]:
    """The names in a `clickAnimation`."""
    return tuple(name for name in re.split(r"[\s,]+", str(animation or "")) if name)


def whole(value: Any) -> int:
    """A number from the frontmatter; 0 for what is none."""
    try:
        return math.floor(float(value))
    except (TypeError, ValueError, OverflowError):
        return 0


Shown = tuple[list[float], Span | None]
"""The click at which an element comes, once it is counted, and the place of its directive."""


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
    """One walk over a slide, which finds what is to be counted; the counting comes after."""

    preset: tuple[str, ...]
    counting: Counting
    shows: list[Callable[[int], None]] = field(default_factory=list)  # write the classes of the first click
    features: set[str] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)  # elements that come at a click, so far
    nested: list[tuple[list[Shown], list[Shown]]] = field(default_factory=list)  # what is inside what
    moves: list[tuple[int, Span]] = field(default_factory=list)  # clicks of motions

    def visit_all(self, nodes: list[Node]) -> list[Node]:
        return [out for node in nodes for out in self.visit(node)]

    def visit(self, node: Node) -> list[Node]:
        """The node, or what stands in its place."""
        if not isinstance(node, Element):
            return [node]
        with self.counting.while_shown(node.shown) as there:
            return self.visit_element(node) if there else []

    def visit_element(self, node: Element) -> list[Node]:
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
        if inside and (around := self.shown[before + len(inside) :]):
            self.nested.append((inside, around))
        if "data-code-steps" in node.attrs:
            self.visit_code(node)
        if "data-diagram" in node.attrs:
            self.features.add("diagram")
        return with_layer(node) if "data-mark" in node.attrs else [node]

    def report_unseen(self) -> None:
        """Elements that come at a click at which what stands around them is still hidden."""
        for inside, around in self.nested:
            for (inner, span), (outer, _) in product(inside, around):
                if inner and outer and inner[0] < outer[0]:
                    message = f"nothing is seen of click {number_text(inner[0])}: this stands in what comes at click "
                    hint = 'give the outer element the earlier click: v-click="1", and this one the later'
                    self.problems.append(problem("unseen-click", message + number_text(outer[0]), span, hint=hint))

    def visit_aside(self, node: Element) -> None:
        """Content that stands in the place of other content: numbered from here, and unseen by what follows."""
        del node.attrs["data-clicks-aside"]
        with self.counting.aside():
            node.children = self.visit_all(node.children)

    def visit_directives(self, node: Element) -> None:
        parts: list[Part] = []
        for directive in node.directives:
            if directive.name == "mark":
                self.visit_mark(node, directive)
            elif directive.name == "motion":
                self.features.add("motion")
                node.attrs["data-motion"] = motion_attribute(node.props)
                self.problems += motion_problems(node.props, partial(motion_place, node, directive))
                self.moves += [(click, node.span(name)) for name, click in motion_clicks(node.props)]
            elif directive.name in ("click", "after", "click-hide"):
                self.visit_click(node, directive, parts)

    def visit_click(self, node: Element, directive: Directive, parts: list[Part]) -> None:
        """Adds what the directive asks for to `parts`, those of the element, once it is counted."""
        at = "+0" if directive.name == "after" else directive.value
        self.check(at, directive_place(node, directive))
        start: list[float] = []
        if directive.name != "click-hide" and "hide" not in directive.modifiers:
            self.shown.append((start, directive.span))

        def register(count: Count) -> None:
            position = count.position(at)
            if position is None:
                return
            count.register(node, position)
            start.append(position.start)
            presets = tuple(name for name in directive.modifiers if name != "hide") or self.preset
            add_classes(node, "slidev-vclick-target", *(f"slidev-vclick-anim-{name}" for name in presets))
            if directive.name == "click":
                node.attrs["data-slidev-clicks-start"] = number_text(position.start)
                if math.isfinite(position.end):
                    node.attrs["data-slidev-clicks-end"] = number_text(position.end)
            parts.append(Part(position, "hide" in directive.modifiers or directive.name == "click-hide"))
            node.attrs["data-clicks"] = ",".join(map(str, parts))
            if len(parts) == 1:
                self.shows.append(partial(show_target, node, parts))

        self.counting.register(node, register)

    def visit_mark(self, node: Element, directive: Directive) -> None:
        self.features.add("mark")
        options, problems = mark_options(directive, lambda word: directive_place(node, directive, word))
        self.problems += problems
        at = options.pop("at", None)
        self.check(at, directive_place(node, directive))
        node.attrs["data-mark"] = to_json(options)

        def register(count: Count) -> None:
            position = count.position(at)
            if position:
                count.register(node, position)
            if position and at is not True:
                options["start"] = position.start
                if math.isfinite(position.end):
                    options["end"] = position.end
            node.attrs["data-mark"] = to_json(options)

        self.counting.register(node, register)

    def visit_code(self, node: Element) -> None:
        """Code and formulas with steps: one click less than there are ranges, since the first is there at once."""
        steps = json.loads(node.attrs["data-code-steps"] or "{}")
        size = sum(len(part) or 1 if isinstance(part, list) else 1 for part in steps["ranges"])
        if not size:
            return
        self.features.add(steps.get("kind", "code"))
        at = steps.pop("at", None)
        self.check(at, value_place(node, "at"))

        def register(count: Count) -> None:
            position = count.position(at, size - 1)
            if position:
                count.register(steps, position)
            node.attrs["data-code-steps"] = to_json(steps | {"start": position.start if position else None})

        self.counting.register(steps, register)

    def visit_switch(self, node: Element) -> list[Node]:
        """The switch as elements, its branches in order, without those whose name says no clicks."""
        found, never = branches(node)
        for name in never:
            self.problems.append(never_shown(name, node))
        if not found:
            return []
        self.features.add("switch")
        root = Element(str(node.props.get("tag") or "div"), node.attrs, source=node.source, offset=node.offset)
        root.directives, root.shown, root.states = node.directives, node.shown, node.states
        for branch in found:
            branch.element.children = self.visit_all(branch.element.children)
        root.children = [branch.element for branch in found]
        self.visit_directives(root)
        at, size = node.props.get("at"), max(branch.end for branch in found) - 1
        self.check(at, value_place(node, "at"))

        def register(count: Count) -> None:
            position = count.position(at, size)
            if position:
                count.register(found, position)
            for branch in found:
                branch.place(position)
                self.shows.append(branch.show)

        self.counting.register(found, register)
        return [root]

    def skip(self, node: Element) -> None:
        """Counts clicks at which nothing happens here."""
        size = to_number(node.props.get("size", 1))
        delta = 1 if size is None else size

        def register(count: Count) -> None:
            count.register(node, Position(0, highest=count.offset + delta - 1, delta=delta))

        self.counting.register(node, register)

    def check(self, at: Any, span: Span | None) -> None:
        self.problems += bad_click(at, span)


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
