"""Templates: a slide's Markdown, as a Vue-style template, becomes static HTML in its layout.

Markup → nodes (`parser.py`) → expanded nodes (`expand.py`, `component.py`) → numbered clicks (`steps.py`) →
click states (`states.py`) → HTML (`serializer.py`). `slide.py` holds the order.
"""

from __future__ import annotations

from deckc.template.slide import compile_slide
from deckc.template.surroundings import toc_tree
from deckc.template.tags import component_key
from deckc.template.trust import is_refused, refuse_in_html
from deckc.template.values import plain

__all__ = ["compile_slide", "component_key", "is_refused", "plain", "refuse_in_html", "toc_tree"]
