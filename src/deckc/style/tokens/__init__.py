"""Tokens: the words of a page that may be utilities, and how one is matched with a row of the rule tables."""

from __future__ import annotations

from deckc.style.tokens.attributify import to_class
from deckc.style.tokens.extractor import tokens, words
from deckc.style.tokens.patterns import BODY, FRAMES, SETS, WRAP, Book, Declarations, Found, Make, Row, Rule, read
from deckc.style.tokens.pending_rule import (
    BETWEEN,
    Change,
    Match,
    Shape,
    Variant,
    bracketed,
    joined,
    parameter,
    value_of,
)
from deckc.style.tokens.variant_groups import expand_groups, written_out

__all__ = [
    "BETWEEN",
    "BODY",
    "FRAMES",
    "SETS",
    "WRAP",
    "Book",
    "Change",
    "Declarations",
    "Found",
    "Make",
    "Match",
    "Row",
    "Rule",
    "Shape",
    "Variant",
    "bracketed",
    "expand_groups",
    "joined",
    "parameter",
    "read",
    "to_class",
    "tokens",
    "value_of",
    "words",
    "written_out",
]
