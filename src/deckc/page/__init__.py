"""Page: compiled slides and CSS become the site's page, with the client linked into one script."""

from __future__ import annotations

from deckc.page.assemble import assemble
from deckc.page.changes import changes, changes_for_guests
from deckc.page.client_bundle import link_client, link_live_preview, link_presenter_bundle
from deckc.page.content_security_policy import hash_of
from deckc.page.kept_drawings import kept_drawings
from deckc.page.page_input import Diagrams, EditorScripts, LiveScript, PageInput, PageSlide
from deckc.page.replaced_slides import replaced_slides
from deckc.page.viewer_page import for_guests

__all__ = [
    "Diagrams",
    "EditorScripts",
    "LiveScript",
    "PageInput",
    "PageSlide",
    "assemble",
    "changes",
    "changes_for_guests",
    "for_guests",
    "hash_of",
    "kept_drawings",
    "link_client",
    "link_live_preview",
    "link_presenter_bundle",
    "replaced_slides",
]
