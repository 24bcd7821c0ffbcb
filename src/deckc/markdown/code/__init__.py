"""Code: fences, a renderer each: highlighted blocks, magic move, editors, diagrams; code from files."""

from __future__ import annotations

from deckc.markdown.code.code_groups import code_groups
from deckc.markdown.code.code_lines import TOKEN, first_number, step_attributes
from deckc.markdown.code.diagrams import mermaid, plantuml
from deckc.markdown.code.fences import FenceRenderer, fences, options_of
from deckc.markdown.code.inline_code import inline_code
from deckc.markdown.code.magic_move import magic_move
from deckc.markdown.code.monaco import editor
from deckc.markdown.code.snippet_regions import read_region
from deckc.markdown.code.snippets import snippets

__all__ = [
    "TOKEN",
    "FenceRenderer",
    "code_groups",
    "editor",
    "fences",
    "first_number",
    "inline_code",
    "magic_move",
    "mermaid",
    "options_of",
    "plantuml",
    "read_region",
    "snippets",
    "step_attributes",
]
