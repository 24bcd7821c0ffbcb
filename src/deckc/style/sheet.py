"""Sheet: the rules of many tokens as one style sheet, in the order that decides who wins.

Layers first, then at-rules (`@media` by size), then rows, pseudo-classes and selectors; rules of one at-rule with the
same body are one rule. Source: UnoCSS's generator.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from deckc.style.tokens import BETWEEN
from deckc.style.utility import Utility

__all__ = ["LAYERS", "collated", "layers", "text_of"]

LAYERS = {"preflights": -100, "icons": -30, "typography": -20, "shortcuts": -10, "default": 0}
"""The layers and their order. A layer that a token names (`uno-layer-x:`) stands at 0."""

_ORDER = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PLACES = bytes.maketrans((_ORDER + _LETTERS).encode(), bytes((*range(1, len(_ORDER) + 1), *range(64, 90))))


@lru_cache(maxsize=8192)
def collated(text: str) -> tuple[bytes, str]:
    """A key that sorts as people sort: punctuation, digits, letters; small letters before capitals."""
    return text.lower().encode("utf-8", "surrogatepass").translate(_PLACES), text.swapcase()


def layers(utilities: Iterable[Utility]) -> Mapping[str, str]:
    """The CSS of each layer, in the order of layers."""
    by_layer: dict[str, dict[str, list[Utility]]] = {}
    for utility in utilities:
        by_layer.setdefault(utility.layer, {}).setdefault(utility.parent, []).append(utility)
    names = sorted(by_layer, key=lambda name: (LAYERS.get(name, 0), collated(name)))
    return {name: "\n".join(_parents(by_layer[name])) for name in names}


def text_of(layers: Mapping[str, str]) -> str:
    """All layers as one text."""
    return "\n".join(css for css in layers.values() if css)


def _parents(groups: Mapping[str, list[Utility]]) -> Iterable[str]:
    orders = {parent: max(one.parent_order for one in group) for parent, group in groups.items()}
    for parent in sorted(groups, key=lambda parent: (orders[parent], collated(parent))):
        rules = "\n".join(_rules(groups[parent]))
        opened = parent.split(BETWEEN)
        yield "{".join(opened) + f"{{\n{rules}\n" + "}" * len(opened) if parent else rules


def _place(utility: Utility) -> tuple[object, ...]:
    selector = utility.selector or ""
    return utility.place, utility.sort, collated(utility.name), collated(selector), collated(utility.body)


def _rules(utilities: list[Utility]) -> Iterable[str]:
    """The rules in order; rules with the same body stand where the first of them does."""
    bodies: dict[str, list[Utility]] = {}
    groups: list[list[Utility]] = []
    for utility in sorted(utilities, key=_place):
        if not utility.no_merge and (same := bodies.get(utility.body)) is not None:
            same.append(utility)
            continue
        groups.append(own := [utility])
        if not utility.no_merge:
            bodies[utility.body] = own
    return dict.fromkeys(_line(group) for group in groups)


def _line(group: list[Utility]) -> str:
    body = group[0].body
    ordered = sorted(group, key=lambda one: (one.sort, collated(one.selector or ""))) if len(group) > 1 else group
    selectors = dict.fromkeys(one.selector.replace(BETWEEN, " ") for one in ordered if one.selector)
    return ",\n".join(selectors) + f"{{{body}}}" if selectors else body
