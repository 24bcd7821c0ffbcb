"""Destructuring: the names that `v-for="(item, i) in list"` and `#slot="{ item }"` bring in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from deckc.lazy_regex import lazy_regex
from deckc.template.expressions.engine import Handle, names_in
from deckc.template.expressions.scope import MAX_ELEMENTS, Run, Scope, evaluate
from deckc.template.expressions.values import UNDEFINED, is_number, member
from deckc.template.tree import Element

__all__ = ["assign", "read_for", "rounds"]

FOR = lazy_regex(r"\s*(.*?)\s+(?:in|of)\s+(\S.*)", re.S)
NAME = lazy_regex(r"[A-Za-z_$][\w$]*")
FLAT = lazy_regex(r"\{\s*((?:[A-Za-z_$][\w$]*\s*,?\s*)*)\}")


def read_for(text: str) -> tuple[list[str], str] | None:
    """`(item, i) in list` → the patterns and the list's expression."""
    match = FOR.fullmatch(text)
    if not match:
        return None
    left = match[1].removeprefix("(").removesuffix(")") if match[1].startswith("(") else match[1]
    return [part.strip() for part in split_list(left)], match[2]


def split_list(text: str) -> Iterator[str]:
    """The parts between commas that stand in no bracket."""
    depth, start = 0, 0
    for index, character in enumerate(text):
        depth += (character in "{[(") - (character in "}])")
        if character == "," and depth == 0:
            yield text[start:index]
            start = index + 1
    yield text[start:]


def rounds(element: Element, text: str, scope: Scope, run: Run) -> Iterator[Scope]:
    """The scope of each round of a `v-for`. Error: expression-syntax."""
    parts = read_for(text)
    if parts is None:
        run.report("expression-syntax", f"'{text}' is not 'item in list'", element.span("v-for"))
        return
    patterns, expression = parts
    items = evaluate(expression, scope, run, element)
    if isinstance(items, Handle):  # it lives in the engine
        items = run.javascript().members(items)
    for values in items_of(items):
        names: dict[str, Any] = {}
        for pattern, value in zip(patterns, values, strict=False):
            names |= assign(pattern, value, scope, run, element)
        yield scope.inner(names)


def items_of(value: Any) -> Iterator[tuple[Any, ...]]:
    """What the patterns of a `v-for` stand for, round by round: of a list, a map, a text or a number."""
    if isinstance(value, Mapping):
        for index, key in enumerate(value):
            yield member(value, key), key, index
    elif isinstance(value, (list, tuple, str)):
        for index, item in enumerate(value):
            yield item, index
    elif is_number(value) and value > 0:
        for index in range(int(min(value, MAX_ELEMENTS + 1))):
            yield index + 1, index


def assign(pattern: str, value: Any, scope: Scope, run: Run, node: Element) -> dict[str, Any]:
    """The names of one pattern with their values."""
    if NAME.fullmatch(pattern):
        return {pattern: value}
    if (flat := FLAT.fullmatch(pattern)) and isinstance(value, Mapping):
        return {name: member(value, name) for name in NAME.findall(flat[1])}
    names = sorted(names_in(pattern))
    pairs = ",".join(f"{name}: typeof {name} === 'undefined' ? undefined : {name}" for name in names)
    result = evaluate(f"(({pattern}) => ({{{pairs}}}))($value)", scope.inner({"$value": value}), run, node)
    return {name: result.get(name, UNDEFINED) for name in names} if isinstance(result, Mapping) else {}
