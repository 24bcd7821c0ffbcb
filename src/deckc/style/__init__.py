"""Style: utility classes, directives in style sheets, scoped styles.

In: HTML and CSS texts. Out: CSS. Problem codes: see `directives`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from deckc.style.directives import expand
from deckc.style.extract import tokens
from deckc.style.scoping import scope
from deckc.style.sheet import layers, text_of
from deckc.style.shortcuts import SAFELIST
from deckc.style.theme import StyleTheme
from deckc.style.utility import Utility, utilities_of

__all__ = ["StyleTheme", "css_of", "expand", "scope", "tokens", "utilities", "utility_layers"]

_PLAIN = StyleTheme()


def css_of(token: str, theme: StyleTheme = _PLAIN) -> str | None:
    """The CSS of one token, or None when it is no utility."""
    return text_of(utilities_of(token, theme)) or None


def utilities(tokens: Iterable[str], theme: StyleTheme = _PLAIN) -> str:
    """The CSS of all tokens that are utilities, in UnoCSS's order; the same bytes for the same tokens."""
    return text_of(_all(tokens, theme))


def utility_layers(tokens: Iterable[str], theme: StyleTheme = _PLAIN) -> Mapping[str, str]:
    """The same by layer: Slidev puts `preflights`, `typography` and `shortcuts` before a theme's styles."""
    return layers(_all(tokens, theme))


def _all(tokens: Iterable[str], theme: StyleTheme) -> list[Utility]:
    wanted = sorted({*tokens, *SAFELIST, *theme.safelist})
    return [utility for token in wanted for utility in utilities_of(token, theme)]
