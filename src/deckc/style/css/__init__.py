"""CSS: style sheets as trees: nested rules made flat, scoped, as CSS modules, kept off the player."""

from __future__ import annotations

from deckc.style.css.balanced import is_whole_at_rule, is_whole_body, is_whole_selector
from deckc.style.css.bare_selectors import before_reset, within_content
from deckc.style.css.css_modules import localized
from deckc.style.css.css_tree import Block, Item, Statement, parse_css, write_css
from deckc.style.css.nesting import flatten
from deckc.style.css.scoping import scope, scoped

__all__ = [
    "Block",
    "Item",
    "Statement",
    "before_reset",
    "flatten",
    "is_whole_at_rule",
    "is_whole_body",
    "is_whole_selector",
    "localized",
    "parse_css",
    "scope",
    "scoped",
    "within_content",
    "write_css",
]
