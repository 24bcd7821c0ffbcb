"""Utility: what one token makes: rules with their selector, body and place.

In: a token (a class name or `[name~="value"]`). Out: its rules, () when it is no utility.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from deckc.lazy_regex import lazy_regex
from deckc.style.config_rules import OwnRule
from deckc.style.css import is_whole_at_rule, is_whole_body, is_whole_selector
from deckc.style.rules import book
from deckc.style.shortcuts import expand
from deckc.style.theme import StyleTheme
from deckc.style.tokens import BETWEEN, BODY, FRAMES, WRAP, Change, Declarations, Rule, Shape, attributify, joined
from deckc.style.variants import strip

__all__ = ["Utility", "body_of", "utilities_of"]

TEXT = lazy_regex(r"[^\w:.!/-]")  # more than words: it may hold text of CSS
# A selector that a deck wrote (`[&:x]:`, `has-[x]:`, not an attribute, `[p~="4"]`) stands alone: one that browsers do
# not know would make those beside it void.
OF_THE_DECK = lazy_regex(r"^\[(?![^\"\[&@]*=\")|.\[.*:")
_LAST = 1 << 30  # behind all rows


class Utility(NamedTuple):
    """A rule, or with `selector` None a text that stands for itself."""

    place: int  # of its row among all rows
    selector: str | None
    body: str
    parent: str = ""
    parent_order: int = 0
    layer: str = "default"
    sort: int = 0
    no_merge: bool = False
    name: str = ""  # of a shortcut's rules: the shortcut


def body_of(declarations: Declarations | list[tuple[str, str]]) -> str:
    """Declarations as text; what is said twice stands once."""
    return "".join([f"{name}:{value};" if name != BODY else value for name, value in dict.fromkeys(declarations)])


@lru_cache(maxsize=1 << 15)
def utilities_of(token: str, theme: StyleTheme, selector: str | None = None) -> tuple[Utility, ...]:
    """The rules of a token; `selector` instead of the token's own. What would change other rules is no utility."""
    made: list[Utility] = []
    for name, changes in strip(token, theme):
        own = selector or attributify.selector(token)
        if classes := expand(name, theme):
            made += _shortcut(name, classes, changes, own, theme)
        else:
            made += _rule(name, changes, own, theme)
    if not TEXT.search(token):
        return tuple(made)
    if not all(map(_is_whole, made)):
        return ()
    return tuple(one._replace(no_merge=True) for one in made) if OF_THE_DECK.search(token) else tuple(made)


def _is_whole(utility: Utility) -> bool:
    return utility.selector is None or (
        is_whole_selector(utility.selector.replace(BETWEEN, " "))
        and is_whole_body(utility.body)
        and all(is_whole_at_rule(parent) for parent in utility.parent.split(BETWEEN) if parent)
    )


def _find(name: str, theme: StyleTheme, internal: bool = False) -> tuple[Rule, Declarations] | None:
    """The row of a name: the deck's own first, whose CSS stands last."""
    if own := theme.rules.get(name):
        return Rule(_LAST, ""), own
    if theme.own and (rules := theme.own.rules(name)) and rules[0].declarations:
        return Rule(_LAST + rules[0].place, "", rules[0].layer or "default"), rules[0].declarations
    if icon := theme.icons.get(name):
        return Rule(0, "", "icons"), icon
    return book().find(name, theme, internal)


def _apply(declarations: Declarations, changes: list[tuple[int, Change]], selector: str) -> Shape:
    shape = Shape(selector, list(declarations))
    for _, change in sorted(changes, key=_order) if len(changes) > 1 else changes:
        change(shape)
    return shape


def _order(change: tuple[int, Change]) -> int:
    return change[0]


def _parted(declarations: Declarations, selector: str) -> tuple[str | None, Declarations, str]:
    """The frames that a row hands over, its declarations, and the selector as the row wants it."""
    frames = f"{FRAMES} {declarations[0][1]}" if declarations[0][0] == FRAMES else None
    if declarations[-1][0] == WRAP:
        selector = declarations[-1][1].format(selector)
        declarations = declarations[:-1]
    return frames, declarations[1:] if frames else declarations, selector


def _rule(name: str, changes: list[tuple[int, Change]], selector: str, theme: StyleTheme) -> list[Utility]:
    if theme.own and name not in theme.rules and (rules := theme.own.rules(name)):
        return [made for rule in rules for made in _own(rule, changes, selector)]
    found = _find(name, theme)
    if not found:
        return []
    rule, declarations = found
    if not changes and declarations[0][0] != FRAMES and declarations[-1][0] != WRAP:
        return [Utility(rule.index, selector, body, layer=rule.layer)] if (body := body_of(declarations)) else []
    frames, declarations, wrapped = _parted(declarations, selector)
    made = [Utility(rule.index, None, frames, layer=rule.layer)] if frames else []
    shape = _apply(declarations, changes, wrapped)
    if body := body_of(shape.declarations):
        made.append(_utility(rule.index, shape, body, rule.layer))
    return made


def _own(rule: OwnRule, changes: list[tuple[int, Change]], selector: str) -> list[Utility]:
    """A rule that a function of the deck's configuration gives."""
    place, layer = _LAST + rule.place, rule.layer or "default"
    if not rule.declarations:
        return [Utility(place, None, rule.css, layer=layer)] if rule.css else []
    _, declarations, wrapped = _parted(rule.declarations, selector)
    shape = _apply(declarations, changes, wrapped)
    shape.parent = joined(shape.parent, rule.parent) if rule.parent else shape.parent
    body = body_of(shape.declarations)
    return [_utility(place, shape, body, layer)] if body else []


def _utility(index: int, shape: Shape, body: str, layer: str, name: str = "") -> Utility:
    return Utility(
        index,
        shape.prefix + shape.selector + shape.pseudo,
        body,
        shape.parent,
        shape.parent_order,
        shape.layer or layer,
        shape.sort,
        shape.no_merge,
        name,
    )


def _shortcut(
    name: str, classes: list[str], changes: list[tuple[int, Change]], selector: str, theme: StyleTheme
) -> list[Utility]:
    """The rules of several classes under one selector; what has the same selector is one rule."""
    found = [
        (rule, declarations, inner)
        for one in dict.fromkeys(classes)
        for bare, inner in strip(one, theme)
        for rule, declarations in [_find(bare, theme, internal=True) or (None, ())]
        if rule
    ]
    made: list[Utility] = []
    merged: dict[tuple[str, str, str, bool], tuple[int, Shape]] = {}
    for rule, declarations, inner in sorted(found, key=lambda item: item[0].index):
        layer = "typography" if name == "prose" else "shortcuts"
        frames, own, wrapped = _parted(declarations, selector)
        if frames:
            made.append(Utility(rule.index, None, frames))
        shape = _apply(own, [*inner, *changes], wrapped)
        key = (shape.prefix + shape.selector + shape.pseudo, shape.parent, shape.layer or layer, shape.no_merge)
        if key in merged:
            merged[key][1].declarations += shape.declarations
            merged[key][1].sort = max(merged[key][1].sort, shape.sort)
        else:
            shape.layer = shape.layer or layer
            merged[key] = (rule.index, shape)
    for index, shape in merged.values():
        if body := body_of(shape.declarations):
            made.append(_utility(index, shape, body, shape.layer, name))
    return made
