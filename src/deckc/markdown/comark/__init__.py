"""Comark: components and props in Markdown, a rule each. Source: Slidev guide, "Comark Syntax"."""

from __future__ import annotations

from deckc.markdown.comark.blocks import comark_blocks
from deckc.markdown.comark.component_content import comark_inside
from deckc.markdown.comark.inline import comark_inline

__all__ = ["comark_blocks", "comark_inline", "comark_inside"]
