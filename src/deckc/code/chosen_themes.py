"""Chosen themes: which themes and languages a deck's code has."""

from __future__ import annotations

from dataclasses import dataclass

from deckc.code.languages import OwnLanguage
from deckc.code.themes import OwnTheme

__all__ = ["VITESSE", "Look"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a deck's code is coloured: a theme for each colour scheme, by name (see `theme_names()`) or the deck's own.

    `light` or `dark` None: there code has the colour of the text around. `single`: one theme for both, with its own
    background. `languages`: those that the deck brings. `replacements`: (theme, colour, other
    colour); "" is each theme.
    """

    light: str | OwnTheme | None
    dark: str | OwnTheme | None
    single: bool = False
    languages: tuple[OwnLanguage, ...] = ()
    replacements: tuple[tuple[str, str, str], ...] = ()


VITESSE = Look("vitesse-light", "vitesse-dark")  # Slidev's
