"""Marks: the options of `v-mark`, from its modifiers and its value.

In: the directive. Out: options for the player, which draws the strokes. Problem code: `unknown-modifier`.
Source: Slidev guide, "Rough markers".
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from deckc.diagnostics import Diagnostic, did_you_mean, problem
from deckc.template.nodes import Directive, Element, Node

__all__ = ["mark_options", "with_layer"]

TYPES = {
    name: name for name in ("box", "circle", "underline", "highlight", "strike-through", "crossed-off", "bracket")
} | {
    "strike": "strike-through",
    "linethrough": "strike-through",
    "line-through": "strike-through",
    "cross": "crossed-off",
    "crossed": "crossed-off",
}
COLORS = "black blue cyan gray green indigo lime orange pink purple red teal white yellow".split()
DELAY = re.compile(r"delay-?(\d+)?")
OPACITY = re.compile(r"(?:op|opacity)-?(\d+)?")


def mark_options(directive: Directive) -> tuple[dict[str, Any], list[Diagnostic]]:
    """`at` and the options of the strokes, by Slidev's names; the value's win over the modifiers'."""
    value = directive.value
    options: dict[str, Any] = {"type": "underline"}
    problems = []
    for modifier in directive.modifiers:
        if (found := modifier_options(modifier)) is None:
            problems.append(unknown(modifier, directive))
        elif "class" in found and "class" in options:
            options["class"] += f" {found['class']}"
        else:
            options |= found
    return options | (dict(value) if isinstance(value, Mapping) else {"at": value}), problems


def with_layer(node: Element) -> list[Node]:
    """The marked element and the layer to draw on: after it, for a highlight before it, in a table's cell inside it."""
    options = json.loads(node.attrs["data-mark"] or "{}")
    names = " ".join(filter(None, ("rough-annotation", options.get("class"))))
    layer = Element("svg", {"class": names, "aria-hidden": "true"}, source=node.source, offset=node.offset)
    if node.tag in ("td", "th"):
        node.children = [*node.children, layer]
        return [node]
    return [layer, node] if options["type"] == "highlight" else [node, layer]


def modifier_options(modifier: str) -> dict[str, Any] | None:
    if modifier in TYPES:
        return {"type": TYPES[modifier]}
    if modifier in COLORS:
        return {"class": f"text-{modifier}"}
    if match := DELAY.fullmatch(modifier):
        return {"delay": int(match[1] or 300)}
    if match := OPACITY.fullmatch(modifier):
        return {"opacity": int(match[1] or 100) / 100}
    return None


def unknown(modifier: str, directive: Directive) -> Diagnostic:
    near = did_you_mean(modifier, (*TYPES, *COLORS, "delay", "opacity"))
    return problem(
        "unknown-modifier",
        f"v-mark has no modifier called '{modifier}'",
        directive.span,
        hint=f"did you mean '{near}'?" if near else "a shape, a colour, delay or opacity",
    )
