"""Editors: Monaco for fences with `{monaco}` and its kin, where its package lies in a `node_modules` above the deck.

`find_editors(root)` says what is there; `bundle(editors, wanted)` makes the scripts that the page loads when an editor
is near. Source: Slidev guide, "Monaco Editor", "Configure Monaco", "Configure Code Runners".
"""

from __future__ import annotations

from importlib import resources

from deckc.editors.find import MONACO, Editors, find_editors, wanted_packages

__all__ = ["MONACO", "Editors", "css", "find_editors", "wanted_packages"]


def css() -> str:
    """The style sheet of editors, also of those that wait for their script."""
    return (resources.files("deckc.editors") / "editors.css").read_text(encoding="utf-8")
