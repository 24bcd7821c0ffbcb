"""Theme values: `theme('colors.red.500 / 50%')` in brackets and style sheets."""

from __future__ import annotations

from collections.abc import Mapping

from deckc.lazy_regex import lazy_regex
from deckc.style.theme.colour import parse_css_colour
from deckc.style.theme.style_theme import StyleTheme

__all__ = ["replace_theme", "theme_value"]

_CALL = lazy_regex(r"theme\(\s*(['\"])?(.*?)\1?\s*\)")


def theme_value(path: str, theme: StyleTheme) -> str | None:
    """The value at a dotted path of the scale, a colour with an opacity if one follows `/`; None: no such value."""
    keys, _, alpha = path.partition("/")
    value: object = theme.scales
    for key in keys.strip().split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    if isinstance(value, Mapping):
        value = value.get("DEFAULT")
    if not isinstance(value, str):
        return None
    colour = parse_css_colour(value) if alpha else None
    return colour.text(alpha.split("/")[0]) if colour else value


def replace_theme(text: str, theme: StyleTheme) -> str:
    """The text with each `theme()` replaced; those that name nothing stay."""
    return _CALL.sub(lambda call: theme_value(call[2], theme) or call[0], text) if "theme(" in text else text
