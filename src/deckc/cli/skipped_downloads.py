"""Skipped downloads: what a deck asks for that only a browser makes, where a site is built without it.

In: a built deck. Out: diagnostics. Problem code: not-made.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckc.browser.find import how_to_install
from deckc.config.settings import PREVIEW
from deckc.diagnostics import Diagnostic, problem
from deckc.pipeline import BuildResult

__all__ = ["not_made"]


def not_made(result: BuildResult) -> Iterator[Diagnostic]:
    """What the headmatter asks for and the site will not have, each at its place."""
    config, head = result.config, result.deck.head
    why = "without a browser" if not config.options.browser else "in a single file"
    hint = f"install Chrome, Chromium or Edge: {how_to_install()}" if not config.options.browser else None
    own = (result.deck.root / PREVIEW).is_file()
    if config.asks_for_preview and not config.makes_preview and not own:
        span = head.spans.get(("seoMeta", "ogImage")) or head.spans.get(("seoMeta",))
        hint_of_picture = hint or f"'{PREVIEW}' beside the deck is taken as it is"
        yield problem("not-made", f"'ogImage: auto' makes no picture {why}", span, hint=hint_of_picture)
    if config.asks_for_pdf and not config.pdf_name:
        yield problem("not-made", f"'download' makes no PDF {why}", head.spans.get(("download",)), hint=hint)
