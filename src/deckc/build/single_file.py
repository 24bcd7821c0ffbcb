"""Single file: what a deck in one file cannot hold.

In: the files that it shows. Out: diagnostics. Problem code: frame-not-whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckc.assets import Assets
from deckc.config import Options
from deckc.diagnostics import Diagnostic, problem
from deckc.page_files import PAGES, page_files
from deckc.paths import workspace

__all__ = ["lost_in_frames"]

HINT = "build a site without --single-file, or put styles, scripts and pictures into the page itself"
MOST_NAMES = 3


def lost_in_frames(assets: Assets, options: Options) -> Iterator[Diagnostic]:
    """Pages in frames that load files from beside them: as a data address, a page has no place to count from."""
    for file, span in assets.shown.items() if options.single_file else ():
        if file.suffix.lower() in PAGES:
            names = [path.name for path in page_files(file, workspace(assets.root), assets.files)[1:]]
            shown = ", ".join(f"'{name}'" for name in names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")
            if names:
                message = f"'{file.name}' loads {shown}, which it cannot do in a single file"
                yield problem("frame-not-whole", message, span, hint=HINT)
