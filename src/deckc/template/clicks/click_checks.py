"""Click checks: clicks that mean nothing, in the words of their author's place.

Problem codes: `bad-click`, `bad-switch-slot`, `too-few-clicks`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from deckc.diagnostics import Diagnostic, problem
from deckc.model import Span
from deckc.template.clicks.positions import complaint
from deckc.template.directives import value_place
from deckc.template.tree import Element, Node, walk

__all__ = ["bad_click", "bad_components", "never_shown", "unmoved"]

RANGE_HINT = "write two numbers: the click at which it comes, and a later one at which it is gone"
HINT = "write a number from 1 on (`3`), or text that begins with + or - (`'+1'`) to count from the one before"


def bad_click(at: Any, span: Span | None) -> Iterator[Diagnostic]:
    """What is wrong with an `at`, if anything is."""
    if words := complaint(at):
        hint = RANGE_HINT if isinstance(at, (list, tuple)) else HINT
        yield problem("bad-click", f"the click {words}", span, hint=hint)


def bad_components(nodes: list[Node]) -> Iterator[Diagnostic]:
    """What is wrong with the `at` of `<v-click>` and `<v-clicks>`, which take no range."""
    for node in walk(nodes):
        at = node.props.get("at") if node.tag in ("v-click", "v-clicks") else None
        words = f"{at!r} is a range, which only the directive takes" if isinstance(at, (list, tuple)) else complaint(at)
        if words:
            yield problem("bad-click", f"the click {words}", value_place(node, "at"), hint=HINT)


def unmoved(moves: Iterable[tuple[int, Span]], total: int) -> Iterator[Diagnostic]:
    """Motions at clicks that never come: they are not counted."""
    for click, span in moves:
        if click > total:
            message = f"this moves at click {click}, but the slide ends at click {total}"
            hint = f"motions are not counted: write 'clicks: {click}' in the slide's frontmatter"
            yield problem("too-few-clicks", message, span, hint=hint)


def never_shown(name: str, switch: Element) -> Diagnostic:
    """What is wrong with a slot of a `v-switch` that is shown at no click."""
    first = name.removesuffix("-")
    if first != name and first.isdigit():
        hint = (
            f"its range ends nowhere: `<template #{first}>` is shown until the next slot is, `#{first}-99` to the end"
        )
    else:
        hint = "its slots are called by clicks: `<template #1>`, `<template #2-4>`"
    return problem("bad-switch-slot", f"v-switch has no clicks for the slot '{name}'", switch.span(), hint=hint)
