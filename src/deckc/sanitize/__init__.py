"""Sanitize: what of somebody else's deck may reach a page. One rule, for slides, notes, layers, attributes and CSS.

Everything is rebuilt from lists of what is allowed (`allow_list.py`): elements, attributes, schemes of addresses, parts
of CSS. No listed element holds raw text but `title` and `textarea`, whose text is escaped; so each `<` of what is
written begins a tag of the lists, however a browser's parser moves it about.
Source: HTML Living Standard, "parsing" and "named access"; SVG 2; MathML Core; OWASP's cheat sheet on XSS.
"""

from __future__ import annotations

from deckc.sanitize.addresses import is_load
from deckc.sanitize.attributes import Utility, attribute, is_harmful
from deckc.sanitize.css import clean_css, clean_declarations
from deckc.sanitize.elements import element

__all__ = ["Utility", "attribute", "clean_css", "clean_declarations", "element", "is_harmful", "is_load"]
