"""Text: rules for paragraphs, headings, links, lists, HTML, and the parts of a slide that are no text."""

from __future__ import annotations

from deckc.markdown.text.alerts import alerts
from deckc.markdown.text.ascii_trim import ascii_trim
from deckc.markdown.text.cjk_emphasis import emphasis
from deckc.markdown.text.headings import headings, text_of_tokens
from deckc.markdown.text.html_blocks import html_blocks
from deckc.markdown.text.link_references import link_definitions, shared_references
from deckc.markdown.text.links import internal_links, resolved_links
from deckc.markdown.text.markup_checks import markup_checks
from deckc.markdown.text.slots import slot_markers, split_slots
from deckc.markdown.text.style_and_script import module_of, take_out_scripts, take_out_styles
from deckc.markdown.text.task_lists import MARKER, tasks

__all__ = [
    "MARKER",
    "alerts",
    "ascii_trim",
    "emphasis",
    "headings",
    "html_blocks",
    "internal_links",
    "link_definitions",
    "markup_checks",
    "module_of",
    "resolved_links",
    "shared_references",
    "slot_markers",
    "split_slots",
    "take_out_scripts",
    "take_out_styles",
    "tasks",
    "text_of_tokens",
]
