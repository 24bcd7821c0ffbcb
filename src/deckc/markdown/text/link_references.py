"""Link references: link definitions, `[guide]: https://…`, which hold for the whole deck.

Slidev reads each slide by itself, so that a definition of one slide is unknown on the next. Here a slide's own
definition wins; of those of other slides the first one does. Source: CommonMark, "Link reference definitions".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from deckc.lazy_regex import lazy_regex
from deckc.markdown.core import context_of

__all__ = ["link_definitions", "shared_references"]

DEFINITION = lazy_regex(r"^ {0,3}\[(?!\^)[^\]\n]+\]:", re.MULTILINE)


@cache
def reader() -> MarkdownIt:
    return MarkdownIt("commonmark").disable("inline")


def link_definitions(bodies: Iterable[str]) -> Mapping[str, Any]:
    """The definitions in these texts, by their normal label, as markdown-it keeps them."""
    env: dict[str, Any] = {}
    for body in bodies:
        if DEFINITION.search(body):
            reader().parse(body, env)
    return {label: {name: text for name, text in found.items() if name != "map"} for label, found in references(env)}


def references(env: Mapping[str, Any]) -> Iterable[tuple[str, dict[str, Any]]]:
    return env.get("references", {}).items()  # type: ignore[no-any-return]


def shared_references(md: MarkdownIt) -> None:
    """Adds the deck's definitions to those of the slide, before links are read."""
    md.core.ruler.after("block", "shared_references", add_shared)


def add_shared(state: StateCore) -> None:
    known = state.env.setdefault("references", {})
    for label, found in context_of(state.env).options.references.items():
        known.setdefault(label, found)
