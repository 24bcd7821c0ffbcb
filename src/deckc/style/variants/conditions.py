"""Conditions: variants that put a rule into an at-rule: breakpoints, containers, `@supports`, `@starting-style`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from deckc.lazy_regex import lazy_regex
from deckc.style.theme import READERS, StyleTheme, bracket
from deckc.style.tokens import Change, Match, Shape, joined, parameter
from deckc.style.variants.builders import in_parent

__all__ = ["WIDTH_PREFIXES", "container", "media_query", "smaller_than", "starting", "supports", "width"]

WIDTH_PREFIXES = ("lt-", "at-", "<", "~", "max-")
_SIZED = lazy_regex(r"(max|min)-\[([^\]]*)\]:")


def smaller_than(size: str) -> str:
    """The widest that is still below a breakpoint."""
    match = re.fullmatch(r"(-?\d+\.?\d*)px", size)
    return f"{float(match[1]) - 0.1:.10g}px" if match else f"calc({size} - 0.1px)"


@cache
def _widthpattern(points: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name, _ in points)
    return re.compile(rf"({'|'.join(WIDTH_PREFIXES)})?({names})[:-]")


def width(token: str, theme: StyleTheme) -> list[Match]:
    if "]:" in token and (sized := _SIZED.search(token)):
        rest = token[: sized.start()] + token[sized.end() :]
        return [Match(rest, in_parent("@media ({})")(f"{sized[1]}-width: {sized[2]}"))]
    points = theme.breakpoints
    match = _widthpattern(points).match(token)
    if not match or token[match.end() :] == "container":
        return []
    place = next(place for place, (name, _) in enumerate(points) if name == match[2])
    query, order = media_query(match[1] or "", place, points)

    def change(shape: Shape) -> None:
        shape.parent = joined(shape.parent, f"@media {query}")
        shape.parent_order = order

    return [Match(token[match.end() :], change)]


def media_query(prefix: str, place: int, points: Sequence[tuple[str, str]]) -> tuple[str, int]:
    """The condition of a breakpoint (`prefix`: `lt-`, `at-`, …) and its place among all at-rules."""
    size = points[place][1]
    if prefix in ("lt-", "<", "max-"):
        return f"(max-width: {smaller_than(size)})", 3000 - (place + 1)
    if prefix in ("at-", "~") and place + 1 < len(points):
        return f"(min-width: {size}) and (max-width: {smaller_than(points[place + 1][1])})", 3001 + place
    return f"(min-width: {size})", 3001 + place


def container(token: str, theme: StyleTheme) -> list[Match]:
    found = None if token.startswith("@container") else parameter("@", token)
    if not found:
        return []
    name, rest, label = found
    inner, sizes = bracket(name), theme.scales["containers"]
    size = READERS["length"](inner) if inner else sizes.get(name)
    if not size:
        return []
    order = 1000 + (list(sizes).index(name) if name in sizes else -1) + (1000 if label else 0)

    def change(shape: Shape) -> None:
        shape.parent = joined(shape.parent, f"@container {f'{label} ' if label else ''}(min-width: {size})")
        shape.parent_order = order

    return [Match(rest, change)]


def supports(value: str) -> Change:
    query = f"({value}: var(--un))" if re.fullmatch(r"[\w-]+", value) else value
    query = re.sub(r"\s+", " ", re.sub(r"\b(and|or|not)\b", r" \1 ", query, flags=re.IGNORECASE)).strip()
    wrapped = (query.startswith("(") and query.endswith(")")) or re.match(r"not\b", query, re.IGNORECASE)
    return in_parent("@supports {}")(query if wrapped else f"({query})")


def starting(token: str, theme: StyleTheme) -> list[Match]:
    def change(shape: Shape) -> None:
        shape.parent = "@starting-style"

    return [Match(token[9:], change)] if token.startswith("starting:") else []
