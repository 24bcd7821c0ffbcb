"""Reserved attributes: those by which the build tells the player something. Problem code: reserved-attribute.

Some are written once the slide is laid out; before that, only an author can have written them. The others come with
Markdown and components, and hold JSON of a shape that later phases and the player rely on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from deckc.template.expressions import Run
from deckc.template.tree import Node, walk

__all__ = ["LATER", "SHAPES", "drop_reserved"]

LATER = frozenset(
    "data-clicks data-clicks-attrs data-clicks-branch data-clicks-show data-clicks-text data-clicks-transition "
    "data-mark data-motion data-slidev-clicks-end data-slidev-clicks-start data-slidev-no data-tag".split()
)
"""Attributes of `clicks/numbering.py`, `clicks/state_tables.py`, the serializer and the page."""


def is_steps(value: Any) -> bool:
    """Whether it is what `step_attributes` of the Markdown phase writes."""
    return (
        isinstance(value, Mapping)
        and isinstance(value.get("ranges"), list)
        and all(is_range(part) or (isinstance(part, list) and all(map(is_range, part))) for part in value["ranges"])
        and isinstance(value.get("kind", ""), str)
    )


def is_range(value: Any) -> bool:
    return isinstance(value, str)


def is_map(value: Any) -> bool:
    return isinstance(value, Mapping)


SHAPES: Mapping[str, Callable[[Any], bool]] = {
    "data-code-steps": is_steps,
    "data-diagram": is_map,
    "data-video": is_map,
}
"""Attributes of Markdown and components that hold JSON → what it must be."""


def drop_reserved(nodes: list[Node], run: Run) -> None:
    """Takes an author's own spelling of these attributes out of a tree whose clicks are not numbered yet."""
    for element in walk(nodes):
        for name in [name for name, value in element.attrs.items() if is_reserved(name, value)]:
            message = f"the attribute '{name}' is deckc's own and is left out"
            run.report("reserved-attribute", message, element.span(name), "choose another name")
            del element.attrs[name]


def is_reserved(name: str, value: str | None) -> bool:
    return name in LATER or (name in SHAPES and not has_shape(name, value))


def has_shape(name: str, value: str | None) -> bool:
    try:
        return SHAPES[name](json.loads(value or ""))
    except (ValueError, RecursionError):
        return False
