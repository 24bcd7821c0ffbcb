"""Assets: addresses in a deck → files of the site. `Assets(root, public, files, …)` resolves and lists them."""

from __future__ import annotations

from deckc.assets.assets import Assets

__all__ = ["Assets"]
