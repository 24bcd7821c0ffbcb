"""Shadows: box shadows and rings, and how the layers of a shadow take a colour."""

from __future__ import annotations

from deckc.style.rules.rows import colour
from deckc.style.theme import StyleTheme, bracket, is_math, parse_colour, parse_css_colour, split_top
from deckc.style.tokens import Declarations, Found, Row, read

__all__ = ["RING", "SHADOW", "coloured_layers"]

_BOX = "var(--un-ring-offset-shadow), var(--un-ring-shadow), var(--un-shadow)"


def coloured_layers(step: object, variable: str) -> list[str]:
    """The layers of a shadow, each with its colour behind a variable that a utility may set."""
    layers = [step] if isinstance(step, str) else [str(layer) for layer in step] if isinstance(step, list) else []
    coloured = []
    for layer in layers:
        words = split_top(layer, " ")
        if not words or not 3 <= len(words) <= 6:
            return layers
        inset = "inset" in words
        if inset:
            words.remove("inset")
        default = _taken_colour(words)
        coloured.append(
            f"{'inset ' if inset else ''}{' '.join(words)} var({variable}{f', {default}' if default else ''})"
        )
    return coloured


def _taken_colour(words: list[str]) -> str | None:
    """The colour that a layer begins or ends with, taken out of its words."""
    for place in (0, -1):
        if parts := parse_css_colour(words[place]):
            del words[place]
            return parts.text()
    return words.pop() if words[-1].startswith("var(") else None


def _shadow(found: Found, theme: StyleTheme) -> Declarations | None:
    step = theme.find("boxShadow", found.rest or "DEFAULT")
    own = read(found.rest, "bracket variable", theme) if found.rest else None
    if step is not None or (own is not None and not parse_colour(own, theme)):
        layers = coloured_layers(step or own, "--un-shadow-color")
        return (("--un-shadow", ",".join(layers)), ("box-shadow", _BOX))
    return _SHADOW_COLOUR(found, theme)


_SHADOW_COLOUR = colour("--un-shadow-color", "shadow")
_RING_COLOUR = colour("--un-ring-color", "ring")


def _ring(found: Found, theme: StyleTheme) -> Declarations | None:
    value = read(found.rest, "@ringWidth px ?1", theme)
    if value is None:
        return None
    inset, offset = "var(--un-ring-inset)", "var(--un-ring-offset-width)"
    return (
        ("--un-ring-width", value),
        ("--un-ring-offset-shadow", f"{inset} 0 0 0 {offset} var(--un-ring-offset-color)"),
        ("--un-ring-shadow", f"{inset} 0 0 0 calc(var(--un-ring-width) + {offset}) var(--un-ring-color)"),
        ("box-shadow", _BOX),
    )


def _ring_colour(found: Found, theme: StyleTheme) -> Declarations | None:
    if not is_math(bracket(found.rest or "")):
        return _RING_COLOUR(found, theme)
    value = read(found.rest, "@ringWidth bracket variable px", theme)
    return (("--un-ring-width", value),) if value else None


SHADOW: tuple[Row, ...] = (
    ("shadow{-*,}", _shadow),
    ("shadow-op{acity,}{-,}*", "--un-shadow-opacity: {bracket percent variable}"),
    ("shadow-inset", "--un-shadow-inset: inset"),
)

RING: tuple[Row, ...] = (
    ("ring{-*,}", _ring),
    ("ring-{width,size}-*", "--un-ring-width: {@ringWidth bracket variable px}"),
    ("ring-offset", "--un-ring-offset-width: 1px"),
    ("ring-offset-{width-,size-,}*", "--un-ring-offset-width: {@lineWidth bracket variable px}"),
    ("ring-*", _ring_colour),
    ("ring-op{acity,}{-,}*", "--un-ring-opacity: {bracket percent variable}"),
    ("ring-offset-*", colour("--un-ring-offset-color", "ring-offset")),
    ("ring-offset-op{acity,}{-,}*", "--un-ring-offset-opacity: {bracket percent variable}"),
    ("ring-inset", "--un-ring-inset: inset"),
)
