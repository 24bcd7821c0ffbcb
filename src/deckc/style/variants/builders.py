"""Builders: functions that make variants of a common form."""

from __future__ import annotations

from collections.abc import Callable

from deckc.style.theme import StyleTheme, bracket
from deckc.style.tokens import BETWEEN, Change, Match, Shape, Variant, joined, parameter, value_of

__all__ = ["append_attribute", "below", "extended", "in_parent", "parameterised", "simple", "within"]


def named(*names: str) -> tuple[str, ...]:
    return tuple(f"{name}{separator}" for name in names for separator in ":-")


def simple(name: str, change: Change, order: int = 0) -> Variant:
    """A variant that is one fixed word."""
    heads = named(name)

    def match(token: str, theme: StyleTheme) -> list[Match]:
        return [Match(token[len(name) + 1 :], change, order)] if token.startswith(heads) else []

    return Variant(heads, match)


def within(name: str, at_rule: str) -> Variant:
    """A word that puts the rule into an at-rule."""

    def change(shape: Shape) -> None:
        shape.parent = joined(shape.parent, at_rule)

    return simple(name, change)


def below(name: str, ancestor: str, gap: str = BETWEEN) -> Variant:
    """A word that asks for an ancestor."""

    def change(shape: Shape) -> None:
        shape.prefix = f"{ancestor}{gap}{shape.prefix}"

    return simple(name, change)


def extended(text: str) -> Callable[[Shape], None]:
    def change(shape: Shape) -> None:
        shape.selector += text

    return change


def parameterised(prefix: str, scale: str, change_by: Callable[[str], Change], repeats: bool = True) -> Variant:
    """`data-[x]:` and its kin: a bracket or a step of a scale; without a scale any word."""

    def match(token: str, theme: StyleTheme) -> list[Match]:
        found = parameter(prefix, token)
        value = (value_of(found[0], theme, scale) if scale else bracket(found[0]) or found[0]) if found else ""
        return [Match(found[1], change_by(value))] if found and value else []

    return Variant((prefix,), match, repeats)


def in_parent(template: str) -> Callable[[str], Change]:
    def change_by(value: str) -> Change:
        def change(shape: Shape) -> None:
            shape.parent = joined(shape.parent, template.format(value))

        return change

    return change_by


def append_attribute(kind: str) -> Callable[[str], Change]:
    return lambda value: extended(f"[{kind}-{value}]")
