"""Pending rule: a utility on its way from declarations to a CSS rule, as its variants change it.

A variant's name is taken off the token (`Match.rest`) and leaves a function that changes the shape.
Source: UnoCSS's variant handlers; ` $$ ` in selectors and parents marks where something may be put between.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from deckc.style.theme import StyleTheme, bracket

__all__ = ["BETWEEN", "Change", "Match", "Shape", "Variant", "bracketed", "joined", "parameter"]

BETWEEN = " $$ "


@dataclass(slots=True)
class Shape:
    selector: str
    declarations: list[tuple[str, str]]
    prefix: str = ""
    pseudo: str = ""
    parent: str = ""  # at-rules around it, joined by BETWEEN
    parent_order: int = 0
    layer: str = ""
    sort: int = 0  # among rules of one row: the pseudo-class's place in the cascade
    no_merge: bool = False


Change = Callable[[Shape], None]


class Match(NamedTuple):
    """A variant that a token begins with."""

    rest: str
    change: Change | None = None
    order: int = 0


class Variant(NamedTuple):
    """How a variant is recognised."""

    heads: tuple[str, ...]  # what a token must begin with for `match` to be worth asking
    match: Callable[[str, StyleTheme], list[Match]]
    repeats: bool = False  # may stand several times in one token
    signs: tuple[str, ...] = ()  # or what must stand anywhere in it


def joined(parent: str, inner: str) -> str:
    return f"{parent}{BETWEEN}{inner}" if parent else inner


def bracketed(prefix: str, token: str) -> tuple[str, str] | None:
    """`(bracket, rest)` of a token that begins with a prefix and a bracket; the separator behind it is dropped."""
    if not token.startswith(f"{prefix}["):
        return None
    start, depth = len(prefix), 0
    for index in range(start, len(token)):
        depth += (token[index] == "[") - (token[index] == "]")
        if depth == 0:
            rest = token[index + 1 :]
            return (token[start : index + 1], rest[1:] if rest[0] in ":-" else rest) if rest else None
    return None


def parameter(prefix: str, token: str) -> tuple[str, str, str] | None:
    """`(parameter, rest, label)` of a token such as `data-[x]/label:rest` or `aria-checked:rest`."""
    if not token.startswith(prefix):
        return None
    if found := bracketed(prefix, token):
        labelled = parameter("/", found[1])
        return (found[0], labelled[1], labelled[0]) if labelled else (*found, "")
    for separator in ":-":
        end = token.find(separator, len(prefix))
        if end >= 0:
            slash = token.find("/", len(prefix))
            name, rest = token[len(prefix) : end], token[end + 1 :]
            if slash < 0 or end <= slash:
                return name, rest, ""
            return token[len(prefix) : slash], rest, token[slash + 1 : end]
    return None


def value_of(text: str, theme: StyleTheme, scale: str) -> str:
    """A bracket's content or a step of a scale; "" for neither."""
    found = bracket(text) or theme.find(scale, text)
    return found if isinstance(found, str) else ""
