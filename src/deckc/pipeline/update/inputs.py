"""Inputs: what a build was made with, so that one slide can be compiled again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from deckc.assets import Assets
from deckc.model import Facts
from deckc.page import PageInput
from deckc.pipeline.cache import Cache
from deckc.pipeline.slides import Compilation
from deckc.pipeline.stylesheet import Sheet

__all__ = ["Inputs"]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the slides of a build were compiled with, and what its page is made of."""

    work: Compilation
    facts: Sequence[Facts]  # of each slide
    assets: Assets
    surroundings: str  # what the cache knows `work` by
    cache: Cache
    sheet: Sheet
    font_css: Callable[[str], str]  # HTML of slides → the rules of its fonts
    page: PageInput
    as_written: bool  # no set-up file may change the text of slides
