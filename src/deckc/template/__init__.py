"""Templates: a slide's Markdown, as a Vue-style template, becomes static HTML in its layout.

Markup → nodes (`parser.py`) → expanded nodes (`expand.py`, `component.py`) → numbered clicks (`steps.py`) →
click states (`states.py`) → HTML (`serializer.py`). `slide.py` holds the order.
"""

from __future__ import annotations

from deckc.template.client_modules import is_gone
from deckc.template.layout import scope_attribute, style_blocks_of
from deckc.template.live_slide import live_slots
from deckc.template.slide import compile_slide
from deckc.template.style_blocks import css_modules_of
from deckc.template.surroundings import toc_tree
from deckc.template.tags import CLICK_COMPONENTS, NATIVE, TRANSPARENT, component_key
from deckc.template.trust import sanitized_html
from deckc.template.typescript import read_module
from deckc.template.values import plain

__all__ = [
    "CLICK_COMPONENTS",
    "NATIVE",
    "TRANSPARENT",
    "compile_slide",
    "component_key",
    "css_modules_of",
    "is_gone",
    "live_slots",
    "plain",
    "read_module",
    "sanitized_html",
    "scope_attribute",
    "style_blocks_of",
    "toc_tree",
]
