"""Templates: a slide's Markdown, as a Vue-style template, becomes static HTML in its layout.

Markup → nodes (`tree/`) → expanded nodes (`components/`, with `expressions/`, `directives/`, `scripts/`, `jinja/`) →
numbered clicks and their states (`clicks/`) → HTML (`tree/`). `slide.py` holds the order, `layout.py` puts a slide into
its layout.
"""

from __future__ import annotations

from deckc.template.components import live_slots
from deckc.template.directives import css_modules_of
from deckc.template.expressions import is_gone, is_internal, plain, read_module, toc_tree
from deckc.template.layout import scope_attribute, style_blocks_of
from deckc.template.layout_keys import seen_by_others
from deckc.template.slide import compile_slide
from deckc.template.tree import CLICK_COMPONENTS, NATIVE, TRANSPARENT, component_key
from deckc.template.untrusted import sanitized_html

__all__ = [
    "CLICK_COMPONENTS",
    "NATIVE",
    "TRANSPARENT",
    "compile_slide",
    "component_key",
    "css_modules_of",
    "is_gone",
    "is_internal",
    "live_slots",
    "plain",
    "read_module",
    "sanitized_html",
    "scope_attribute",
    "seen_by_others",
    "style_blocks_of",
    "toc_tree",
]
