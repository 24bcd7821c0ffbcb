"""Style: utility classes, directives in style sheets, scoped styles.

In: HTML and CSS texts. Out: CSS. Problem codes: see `directives` and `settings`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from deckc.style.config_rules import Own
from deckc.style.css import before_reset, scope
from deckc.style.directives import expand
from deckc.style.preflight import preflight
from deckc.style.sheet import layers, text_of
from deckc.style.theme import StyleTheme
from deckc.style.tokens import expand_groups, tokens, words
from deckc.style.uno_config import SETTINGS_FILES, read_config, read_settings
from deckc.style.utility import utilities_of

__all__ = [
    "SETTINGS_FILES",
    "Own",
    "StyleTheme",
    "before_reset",
    "css_of",
    "expand",
    "expand_groups",
    "preflight",
    "read_config",
    "read_settings",
    "scope",
    "tokens",
    "utilities",
    "utility_layers",
    "words",
]

_PLAIN = StyleTheme()


def css_of(token: str, theme: StyleTheme = _PLAIN) -> str | None:
    """The CSS of one token, or None when it is no utility."""
    return text_of(layers(utilities_of(token, theme))) or None


def utilities(tokens: Iterable[str], theme: StyleTheme = _PLAIN) -> str:
    """The CSS of all tokens that are utilities, in UnoCSS's order; the same bytes for the same tokens."""
    made = utility_layers(tokens, theme)
    return text_of({"preflights": preflight(made.values()), **made})


def utility_layers(tokens: Iterable[str], theme: StyleTheme = _PLAIN) -> Mapping[str, str]:
    """The same by layer, without the preflight: Slidev puts `typography` and `shortcuts` before a theme's styles."""
    return _sheet(frozenset((*tokens, *theme.safelist)), theme)


@lru_cache(maxsize=16)
def _sheet(tokens: frozenset[str], theme: StyleTheme) -> Mapping[str, str]:
    if theme.own:
        theme.own.learn(tokens)
        tokens = frozenset(token for token in tokens if not theme.own.blocks(token))
    return layers(utility for token in sorted(tokens) for utility in utilities_of(token, theme))
