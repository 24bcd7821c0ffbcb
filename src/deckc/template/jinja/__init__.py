"""Jinja: layouts and components in `.html` files, rendered in a sandbox, with links and titles of slides."""

from __future__ import annotations

from deckc.template.jinja.html_components import declared_props, render
from deckc.template.jinja.routes import aliases, check_slide, is_slide
from deckc.template.jinja.slide_titles import slot_of

__all__ = ["aliases", "check_slide", "declared_props", "is_slide", "render", "slot_of"]
