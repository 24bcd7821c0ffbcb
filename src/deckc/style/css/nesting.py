"""Nesting: nested rules as flat ones, `.a { &:hover { … } .b { … } }`.

Source: postcss-nested, which Slidev runs over every style sheet.
"""

from __future__ import annotations

from deckc.lazy_regex import lazy_regex
from deckc.style.css.css_tree import Block, Item, Statement, split_list

__all__ = ["flatten", "is_keyframes", "is_rule"]

_BUBBLES = lazy_regex(r"@(?:media|supports|layer|container|starting-style|scope)\b")
_KEYFRAMES = lazy_regex(r"@(?:-\w+-)?keyframes\b")


def is_rule(item: Item) -> bool:
    return isinstance(item, Block) and not item.prelude.startswith("@")


def is_keyframes(item: Item) -> bool:
    return isinstance(item, Block) and bool(_KEYFRAMES.match(item.prelude))


def flatten(items: list[Item]) -> list[Item]:
    """The items with every rule at the top or directly in at-rules."""
    flat: list[Item] = []
    for item in items:
        if not isinstance(item, Block) or is_keyframes(item):
            flat.append(item)
        elif is_rule(item):
            flat += _unnested(item, item.prelude)
        elif _BUBBLES.match(item.prelude):
            flat.append(Block(item.prelude, flatten(item.items), item.offset))
        else:
            flat.append(item)
    return flat


def _unnested(rule: Block, selector: str) -> list[Item]:
    """A rule's own declarations and its nested rules, in the order of the source."""
    made: list[Item] = []
    own: Block | None = None
    for item in rule.items:
        if isinstance(item, Statement):
            if own is None:
                own = Block(selector, offset=rule.offset)
                made.append(own)
            own.items.append(item)
            continue
        own = None
        if is_rule(item):
            made += _unnested(item, _joined(selector, item.prelude))
        elif _BUBBLES.match(item.prelude):
            made.append(Block(item.prelude, _unnested(Block(selector, item.items, item.offset), selector), item.offset))
        else:
            made.append(item)
    return made


def _joined(outer: str, inner: str) -> str:
    return ", ".join(
        part.replace("&", parent) if "&" in part else f"{parent} {part}"
        for parent in split_list(outer)
        for part in split_list(inner)
    )
