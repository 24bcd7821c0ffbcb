"""Components: a template's nodes and a scope → nodes of plain HTML (`expand.py`).

A component is a `.vue` file (`sfc.py`), an `.html` file (`../jinja/`) or Markdown. What must run in the page is
rendered once and taken over there (`live_parts.py`, `live_slide.py`).
"""

from __future__ import annotations

from deckc.template.components.component import render
from deckc.template.components.expand import expand
from deckc.template.components.icons import report_icon_classes
from deckc.template.components.live_painting import paint
from deckc.template.components.live_parts import expand_live, is_live, live_slot
from deckc.template.components.live_slide import live_slots, partition
from deckc.template.components.live_trees import write_trees

__all__ = [
    "expand",
    "expand_live",
    "is_live",
    "live_slot",
    "live_slots",
    "paint",
    "partition",
    "render",
    "report_icon_classes",
    "write_trees",
]
