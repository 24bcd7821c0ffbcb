"""Selectors: variants that say which elements: children, siblings, a selector of the author's own."""

from __future__ import annotations

import re

from deckc.lazy_regex import lazy_regex
from deckc.style.rules import element_selector
from deckc.style.theme import StyleTheme, bracket
from deckc.style.tokens import BETWEEN, Match, Shape, Variant, bracketed, joined
from deckc.style.variants.builders import extended

__all__ = ["arbitrary", "children_between", "combinator", "hover", "prose_elements", "scope", "whole_selector"]

_SPACE = lazy_regex("space-[xy]-.")
_CHILDREN = ">:not([hidden])~:not([hidden])"


def children_between(token: str, theme: StyleTheme) -> list[Match]:
    """`space-x-2` and `divide-y` style the children but the first."""
    if token.startswith("_") or not ("divide-" in token or _SPACE.search(token)):
        return []

    def change(shape: Shape) -> None:
        if _CHILDREN not in shape.selector:
            shape.selector += _CHILDREN

    return [Match(token, change)]


def combinator(name: str, combinator: str) -> Variant:
    heads = (f"{name}:", f"{name}-")

    def match(token: str, theme: StyleTheme) -> list[Match]:
        found = bracketed(f"{name}-", token) or ("", token[len(name) + 1 :])
        return [Match(found[1], extended(combinator + (bracket(found[0]) or "*")))] if token.startswith(heads) else []

    return Variant(heads, match, repeats=True)


def whole_selector(token: str, theme: StyleTheme) -> list[Match]:
    found = bracketed("selector-", token)
    selector = bracket(found[0]) if found else None
    if not found or not selector:
        return []

    def change(shape: Shape) -> None:
        shape.selector = selector

    return [Match(found[1], change)]


def scope(token: str, theme: StyleTheme) -> list[Match]:
    found = bracketed("scope-", token)
    scope = bracket(found[0]) if found else None
    if not found or not scope:
        return []

    def change(shape: Shape) -> None:
        shape.selector = f"{scope}{BETWEEN}{shape.selector}"

    return [Match(found[1], change)]


def arbitrary(token: str, theme: StyleTheme) -> list[Match]:
    """`[&>li]:mb-5`, `[@media_print]:hidden`."""
    found = bracketed("", token) if "]:" in token or "]-" in token else None
    if not found or token[len(found[0])] not in ":-":
        return []
    value = bracket(found[0]) or ""
    if not (value.startswith("@") or "&" in value):
        return []

    def change(shape: Shape) -> None:
        if value.startswith("@"):
            shape.parent = joined(shape.parent, value)
        else:
            shape.selector = value.replace("&", shape.selector)

    return [Match(found[1], change)]


def hover(shape: Shape) -> None:
    shape.parent = joined(shape.parent, "@media (hover: hover) and (pointer: fine)")
    shape.selector += ":hover"


def prose_elements(token: str, theme: StyleTheme) -> list[Match]:
    """`prose-headings:text-red`."""
    match = re.match(r"prose-(\w+)[:-](?=.)", token, re.ASCII)
    selector = element_selector(match[1]) if match else None
    return [Match(token[match.end() :], extended(f" {selector}"))] if match and selector else []
