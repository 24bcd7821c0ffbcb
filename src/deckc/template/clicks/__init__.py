"""Clicks: `<v-clicks>` → directives (`click_components.py`) → numbers (`numbering.py`) → tables (`state_tables.py`).

What follows `$clicks` is computed for each click (`reactive_clicks.py`).
"""

from __future__ import annotations

from deckc.template.clicks.click_components import expand_click_components
from deckc.template.clicks.numbering import Numbered, number, preset_names, whole
from deckc.template.clicks.reactive_clicks import (
    follow_attributes,
    follow_branches,
    follow_nodes,
    follow_text,
    play,
    watched,
)
from deckc.template.clicks.state_tables import write_states

__all__ = [
    "Numbered",
    "expand_click_components",
    "follow_attributes",
    "follow_branches",
    "follow_nodes",
    "follow_text",
    "number",
    "play",
    "preset_names",
    "watched",
    "whole",
    "write_states",
]
