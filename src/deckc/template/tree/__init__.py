"""Tree: the nodes of a template, as Vue's compiler sees them.

Text → nodes (`parser.py`) → HTML (`serializer.py`); names of tags; one tree laid over another (`patch.py`).
"""

from __future__ import annotations

from deckc.template.tree.nodes import (
    VOID,
    Comment,
    Directive,
    Element,
    Interpolation,
    Markup,
    Node,
    Source,
    Text,
    literal,
    renamed,
    walk,
    without,
)
from deckc.template.tree.parser import parse, parse_rendered, read_attributes
from deckc.template.tree.patch import arriving, change_attributes, joined, note, note_changes, patch
from deckc.template.tree.serializer import escape, serialize
from deckc.template.tree.tags import ABSENT, CLICK_COMPONENTS, LIVE, NATIVE, TRANSPARENT, component_key

__all__ = [
    "ABSENT",
    "CLICK_COMPONENTS",
    "LIVE",
    "NATIVE",
    "TRANSPARENT",
    "VOID",
    "Comment",
    "Directive",
    "Element",
    "Interpolation",
    "Markup",
    "Node",
    "Source",
    "Text",
    "arriving",
    "change_attributes",
    "component_key",
    "escape",
    "joined",
    "literal",
    "note",
    "note_changes",
    "parse",
    "parse_rendered",
    "patch",
    "read_attributes",
    "renamed",
    "serialize",
    "walk",
    "without",
]
