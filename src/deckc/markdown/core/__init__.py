"""Core: what all rules share: the context of a slide, lines, template HTML, what a fence says behind its ticks."""

from __future__ import annotations

from deckc.markdown.core.context import (
    Context,
    Highlight,
    MarkdownOptions,
    Report,
    TransformedBlock,
    Twoslash,
    Typeset,
    context_of,
    new_env,
    report_of,
)
from deckc.markdown.core.info_string import Info, parse_info, parse_ranges
from deckc.markdown.core.lines import text_of_line
from deckc.markdown.core.markup import VERBATIM, attributes, escape, finished
from deckc.markdown.core.object_literal import parse_object
from deckc.markdown.core.rendering import render_anchored, renderer_of

__all__ = [
    "VERBATIM",
    "Context",
    "Highlight",
    "Info",
    "MarkdownOptions",
    "Report",
    "TransformedBlock",
    "Twoslash",
    "Typeset",
    "attributes",
    "context_of",
    "escape",
    "finished",
    "new_env",
    "parse_info",
    "parse_object",
    "parse_ranges",
    "render_anchored",
    "renderer_of",
    "report_of",
    "text_of_line",
]
