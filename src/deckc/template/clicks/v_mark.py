"""v-mark: its options, from its modifiers and its value.

In: the directive. Out: options for the player, which draws the strokes.
Problem codes: `unknown-modifier`, `unknown-key`, `unknown-value`.
Source: Slidev guide, "Rough markers".
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from deckc.diagnostics import Diagnostic, did_you_mean, problem
from deckc.lazy_regex import lazy_regex
from deckc.model import Span
from deckc.template.directives import COLOURS, is_colour
from deckc.template.expressions import UNDEFINED, number_from, text_of
from deckc.template.tree import Directive, Element, Node

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
Place = Callable[[str], Span | None]
COLORS = "black blue cyan gray green indigo lime orange pink purple red teal white yellow".split()
OPTIONS = (
    "at type color class delay opacity animate animationDuration strokeWidth padding iterations brackets multiline rtl"
).split()
SIDES = ("left", "right", "top", "bottom")


def is_number(value: Any) -> bool:
    return not math.isnan(number_from(value))


NUMBER = ("a number", is_number)
VALUES: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    "color": ("a colour of CSS", lambda value: is_colour(text_of(value))),
    **dict.fromkeys(("delay", "opacity", "animationDuration", "strokeWidth", "iterations"), NUMBER),
    "padding": ("a number, or a list of them", lambda value: all(map(is_number, listed(value)))),
    "brackets": (f"some of {', '.join(SIDES)}", lambda value: all(side in SIDES for side in listed(value))),
}
"""Options whose values are no texts of any kind. Source: the options of Rough Notation."""


def listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, (list, tuple)) else [value]


DELAY = lazy_regex(r"delay-?(\d+)?")
OPACITY = lazy_regex(r"(?:op|opacity)-?(\d+)?")


def mark_options(directive: Directive, place: Place) -> tuple[dict[str, Any], list[Diagnostic]]:
    """`at` and the options of the strokes, by Slidev's names; the value's win over the modifiers'.

    `place`: where a word of the value stands.
    """
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
    if isinstance(value, Mapping):
        problems += unknown_options(value, place)
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


def unknown_options(value: Mapping[str, Any], place: Place) -> Iterator[Diagnostic]:
    """Problems of the object that a mark is given."""
    for name in value:
        if name not in OPTIONS:
            near = did_you_mean(str(name), OPTIONS)
            hint = f"did you mean '{near}'?" if near else f"there are {', '.join(OPTIONS)}"
            yield problem("unknown-key", f"v-mark has no option called '{name}'", place(str(name)), hint=hint)
        known = VALUES.get(name)
        if known and value[name] not in (None, UNDEFINED) and not known[1](value[name]):
            message = f"'{name}' of v-mark cannot be '{value[name]}'"
            near = did_you_mean(str(value[name]), COLOURS) if name == "color" else None
            hint = f"did you mean '{near}'?" if near else f"write {known[0]}"
            yield problem("unknown-value", message, place(text_of(value[name])), hint=hint)
    kind = value.get("type", "underline")
    if kind not in TYPES:
        near = did_you_mean(str(kind), TYPES)
        hint = f"did you mean '{near}'?" if near else f"there are {', '.join(sorted(set(TYPES.values())))}"
        yield problem("unknown-value", f"v-mark cannot draw '{kind}'", place(str(kind)), hint=hint)


def unknown(modifier: str, directive: Directive) -> Diagnostic:
    near = did_you_mean(modifier, (*TYPES, *COLORS, "delay", "opacity"))
    return problem(
        "unknown-modifier",
        f"v-mark has no modifier called '{modifier}'",
        directive.span,
        hint=f"did you mean '{near}'?" if near else "a shape, a colour, delay or opacity",
    )
