"""Value variants: those that change values: sign, importance, mixed colours, theme values; other names of a token."""

from __future__ import annotations

import re

from deckc.lazy_regex import lazy_regex
from deckc.style.theme import READERS, StyleTheme, bracket, parse_colour, parse_css_colour, replace_theme
from deckc.style.tokens import Change, Match, Shape, to_class
from deckc.style.variants.negative import negate

__all__ = ["attributify", "important", "layer", "mixed", "negative", "placeholder", "theme_values"]

_PLACEHOLDER = lazy_regex(r"(.*)\bplaceholder-(.+)")


def placeholder(token: str, theme: StyleTheme) -> list[Match]:
    """`placeholder-red` is the colour of `::placeholder`."""
    match = _PLACEHOLDER.match(token) if "placeholder-" in token else None
    if not match:
        return []
    opacity = re.match(r"op(?:acity)?-?(.+)", match[2])
    fits = parse_colour(match[2], theme) or (opacity and (bracket(opacity[1]) or READERS["percent"](opacity[1])))
    return [Match(f"{match[1]}placeholder-$ placeholder-{match[2]}")] if fits else []


def negative(token: str, theme: StyleTheme) -> list[Match]:
    def change(shape: Shape) -> None:
        shape.declarations = negate(shape.declarations)

    return [Match(token[1:], change)] if token.startswith("-") else []


def important(token: str, theme: StyleTheme) -> list[Match]:
    prefix = next((head for head in ("important:", "important-", "!") if token.startswith(head)), None)
    rest = token[len(prefix) :] if prefix else token[:-1] if token.endswith("!") else ""

    def change(shape: Shape) -> None:
        shape.declarations = [(name, f"{value} !important") for name, value in shape.declarations]

    return [Match(rest, change)] if rest else []


def layer(value: str) -> Change:
    def change(shape: Shape) -> None:
        shape.layer = value

    return change


def theme_values(token: str, theme: StyleTheme) -> list[Match]:
    """`theme(colors.red.500)` in a bracket."""
    if not ("theme(" in token and ")" in token):
        return []

    def change(shape: Shape) -> None:
        shape.declarations = [(name, replace_theme(value, theme)) for name, value in shape.declarations]

    return [Match(token, change)]


def mixed(token: str, theme: StyleTheme) -> list[Match]:
    """`mix-tint-20:`, `mix-shade-20:`: colours nearer to white or black; `shift` is one or the other by its sign."""
    match = re.match(r"mix-(tint|shade|shift)-(-?\d{1,3})[:-]", token)
    if not match:
        return []
    weight = match[2].removeprefix("-") if match[1] == "shift" else match[2]
    darker = match[1] == "shade" or (match[1] == "shift" and float(match[2]) > 0)

    def change(shape: Shape) -> None:
        shape.declarations = [(name, _mix(value, 0 if darker else 255, weight)) for name, value in shape.declarations]

    return [Match(token[match.end() :], change)]


def _mix(value: str, other: int, weight: str) -> str:
    colour = parse_css_colour(value)
    if not colour or colour.kind not in ("rgb", "rgba"):
        return value
    mixed = [f"calc({own} + ({other} - {own}) * {weight} / 100)" for own in colour.components]
    alpha = colour.alpha or "1"
    return f"rgb({' '.join(mixed)} / calc({alpha} + (1 - {alpha}) * {weight} / 100))"


def attributify(token: str, theme: StyleTheme) -> list[Match]:
    return [Match(name) for name in to_class(token)]
