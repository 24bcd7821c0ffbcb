"""Update: what a save changes in a deck that is built, for pages that are open.

In: a build, the files as they are now. Out: `SlideUpdate`, or None where the deck must be built first.
"""

from __future__ import annotations

from deckc.pipeline.update.inputs import Inputs
from deckc.pipeline.update.one_slide import SlideUpdate, slide_update

__all__ = ["Inputs", "SlideUpdate", "slide_update"]
