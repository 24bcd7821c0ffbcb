"""Diagrams: what the page of a deck with diagrams needs to draw them.

In: compiled slides, theme, assets. Out: `Diagrams`, which Mermaid's own file is an asset of; None for other decks.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from typing import Any

from deckc.assets import Assets
from deckc.config import Options
from deckc.diagrams import library, read_settings
from deckc.disk.media_types import data_address
from deckc.model import CompiledSlide
from deckc.page import Diagrams, hash_of
from deckc.pipeline.setup_files import Setup

__all__ = ["diagrams"]

# Of an untrusted deck, no diagram may bring scripts into the page or allow itself to. Labels are words and their marks:
# Mermaid cleans them by this list before it draws them, so none asks for a file.
LABELS = tuple("b br code del div em i li ol p pre s small span strong sub sup u ul".split())
HARMLESS: Mapping[str, Any] = {
    "securityLevel": "strict",
    "dompurifyConfig": {"ALLOWED_TAGS": LABELS, "ALLOWED_ATTR": ["class"]},
    "secure": [
        "secure",
        "securityLevel",
        "startOnLoad",
        "maxTextSize",
        "suppressErrorRendering",
        "maxEdges",
        "dompurifyConfig",
        "themeCSS",
        "fontFamily",
    ],
}


def diagrams(slides: Iterable[CompiledSlide], setup: Setup, assets: Assets, options: Options) -> Diagrams | None:
    """Mermaid and what the deck sets, if a slide has a diagram to draw."""
    script = library() if any("diagram" in slide.features for slide in slides) else None
    if script is None:
        return None
    settings, problems = read_settings(setup.options("mermaid"))
    setup.add(problems)
    if options.untrusted:
        return Diagrams(packed(script), settings, HARMLESS, hash_of(script.decode()))
    return Diagrams(packed(script) if options.single_file else assets.made("mermaid.min.js", script), settings)


def packed(script: bytes) -> str:
    """A script as an address that holds it, at two fifths of its size."""
    return data_address("mermaid.gz", gzip.compress(script, mtime=0))
