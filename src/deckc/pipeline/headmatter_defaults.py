"""Headmatter defaults: the places of the headmatter's `defaults`, given to the slides that take a value from them.

In: a deck. Out: the deck, so that what is wrong with a default is one problem, where it is written.
"""

from __future__ import annotations

from dataclasses import replace

from deckc.model import Deck, Slide

__all__ = ["with_places_of_defaults"]


def with_places_of_defaults(deck: Deck) -> Deck:
    """The deck, in which `spans` of slides lead to `defaults` for the keys that a slide does not have itself."""
    places = {path[1:]: span for path, span in deck.head.spans.items() if len(path) > 1 and path[0] == "defaults"}

    def with_places(slide: Slide) -> Slide:
        inherited = {path: span for path, span in places.items() if path[0] not in slide.frontmatter}
        return replace(slide, spans={**inherited, **slide.spans})

    return replace(deck, slides=tuple(map(with_places, deck.slides))) if places else deck
