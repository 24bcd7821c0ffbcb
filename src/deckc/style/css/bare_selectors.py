"""Bare selectors: rules for bare elements (`div`, `button:hover`, `*`) style what a deck shows, not the player.

Slidev gives such rules to its own toolbar and frames, too. A selector that names a class or id, and one for the
document (`html`, `body`, `:root`), says itself what it means: it stays as it is. `:where()` adds no specificity, so the
order of the cascade is that of the source.
"""

from __future__ import annotations

import re

from deckc.lazy_regex import lazy_regex
from deckc.style.css.css_tree import Block, Item, parse_css, split_list, write_css
from deckc.style.css.nesting import flatten, is_rule
from deckc.style.css.scoping import Piece, pieces_of, text_of

__all__ = ["before_reset", "within_content"]

_CONTENT = ":where(.slidev-page *, .deck-layer *)"  # slides, and layers that belong to all slides
_DOCUMENT = frozenset(("html", "body", ":root", ":host", ":scope", ":fullscreen"))
_SCHEMES = frozenset((".dark", ".light"))  # of the document: they name no part of it
_HOOK = lazy_regex(r"\[\s*(?:(?:class|id)\s*[~|^$*]?=|lang|dir|data-)", re.I)
_NAME = lazy_regex(r"[.#][A-Za-z_\\-]")
_PARTS = ("::before", "::after", ":before", ":after", ":first-line", ":first-letter")
_UNCOUNTED = ("combinator", "universal")
_GROUPS = (":is", ":where")
_AROUND = lazy_regex(r"@(?:media|supports|layer|container|starting-style)\b")
_EARLY = "index"  # the cascade layer below those of reset and player


def within_content(items: list[Item]) -> list[Item]:
    """Flat rules, those for bare elements bound to slides and layers."""
    return [_bound(item) for item in items]


def _bound(item: Item) -> Item:
    if not isinstance(item, Block):
        return item
    if is_rule(item):
        prelude = ", ".join(_selector(part) for part in split_list(item.prelude))
        return Block(prelude, item.items, item.offset)
    if _AROUND.match(item.prelude):
        return Block(item.prelude, within_content(item.items), item.offset)
    return item


def _selector(selector: str) -> str:
    pieces = pieces_of(selector)
    start = max((place + 1 for place, piece in enumerate(pieces) if piece[0] == "combinator"), default=0)
    around, subject = pieces[:start], pieces[start:]
    if not subject or any(map(_names, around)) or any(_is_own(piece) for piece in subject):
        return selector
    if not any(kind in ("simple", "universal") for kind, *_ in subject):
        for place, (kind, text, inner) in enumerate(subject):
            if text in _GROUPS and inner:
                bound = ", ".join(_selector(part) for part in split_list(inner))
                return text_of([*around, *subject[:place], (kind, text, bound), *subject[place + 1 :]])
    end = next((place for place, piece in enumerate(subject) if _is_pseudo_element(piece)), len(subject))
    return text_of([*around, *subject[:end]]) + _CONTENT + text_of(subject[end:])


def _names(piece: Piece) -> bool:
    """Whether a part of a selector names something by its class, its id or an attribute for such."""
    kind, text, inner = piece
    if kind == "simple":
        return text[0] in ".#&" and text not in _SCHEMES
    return bool(_HOOK.match(text)) if kind == "attribute" else text in _GROUPS and bool(_NAME.search(inner))


def _is_own(piece: Piece) -> bool:
    """Whether it makes the subject more than a bare element: a name, the document, a part that browsers draw."""
    kind, text, _ = piece
    if text.lower() in _DOCUMENT or kind == "other":
        return True
    if kind == "simple":
        return text[0] in ".#&"
    if kind == "attribute":
        return bool(_HOOK.match(text))
    return text.startswith("::") and text not in ("::before", "::after")


def _is_pseudo_element(piece: Piece) -> bool:
    return piece[1] in _PARTS


def before_reset(css: str) -> str:
    """The style sheet of an `index.html`, which comes before the reset and the theme.

    Reset and player stand in cascade layers, which lose against any rule outside: what the reset wins over by its place
    alone, rules for a single element, goes into a layer below them.
    """
    items = within_content(flatten(parse_css(css)))
    return f"@layer {_EARLY}, base, player;\n{write_css(_layered(items))}"


def _layered(items: list[Item]) -> list[Item]:
    made: list[Item] = []
    for item in items:
        if isinstance(item, Block) and is_rule(item):
            parts = split_list(item.prelude)
            low = [part for part in parts if _is_single(part)]
            high = [part for part in parts if part not in low]
            if low:
                made.append(Block(f"@layer {_EARLY}", [Block(", ".join(low), item.items, item.offset)], item.offset))
            if high:
                made.append(Block(", ".join(high), item.items, item.offset))
        elif isinstance(item, Block) and _AROUND.match(item.prelude) and not item.prelude.startswith("@layer"):
            made.append(Block(item.prelude, _layered(item.items), item.offset))
        else:
            made.append(item)
    return made


def _is_single(selector: str) -> bool:
    """Whether a selector's specificity is that of one element, or none."""
    counted = [piece for piece in pieces_of(selector) if piece[0] not in _UNCOUNTED and piece[1] != ":where"]
    return len(counted) < 2 and all(
        (kind == "simple" and text[0] not in ".#&") or text in _PARTS for kind, text, _ in counted
    )
