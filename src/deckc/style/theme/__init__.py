"""Theme: what utilities take their values from: scale, colours, what a deck adds; texts such as `1/2` read as CSS."""

from __future__ import annotations

from deckc.style.theme.brackets import bracket, split_top
from deckc.style.theme.colour import Colour, parse_colour, parse_css_colour, split_shorthand
from deckc.style.theme.style_theme import StyleTheme, merged
from deckc.style.theme.theme_values import replace_theme, theme_value
from deckc.style.theme.values import (
    GLOBAL_KEYWORDS,
    MATH_FUNCTION,
    READERS,
    escape,
    is_math,
    is_size,
    number_text,
)

__all__ = [
    "GLOBAL_KEYWORDS",
    "MATH_FUNCTION",
    "READERS",
    "Colour",
    "StyleTheme",
    "bracket",
    "escape",
    "is_math",
    "is_size",
    "merged",
    "number_text",
    "parse_colour",
    "parse_css_colour",
    "replace_theme",
    "split_shorthand",
    "split_top",
    "theme_value",
]
