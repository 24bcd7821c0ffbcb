"""Fonts: `fonts(settings, …)`: the families that a deck names → what the page needs to show them without network."""

from __future__ import annotations

from deckc.style.fonts.bundle import FontBundle, FontPlaces, families_of, fonts
from deckc.style.fonts.fallback_fonts import near_faces
from deckc.style.fonts.font_metrics import METRICS
from deckc.style.fonts.font_packages import find_package, touches

__all__ = ["METRICS", "FontBundle", "FontPlaces", "families_of", "find_package", "fonts", "near_faces", "touches"]
