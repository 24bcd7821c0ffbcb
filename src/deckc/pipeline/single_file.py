"""Single file: a deck in one file, with the pages that it shows in frames.

In: the artifacts of a site. Out: one artifact. Problem code: frame-not-whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from deckc.assets import Assets
from deckc.diagnostics import Diagnostic, problem
from deckc.disk.paths import workspace
from deckc.model import Artifact, Span
from deckc.web.frame_files import PAGES, normal, page_files
from deckc.web.single_page import embed
from deckc.web.standalone_page import standalone

__all__ = ["single_file"]

HINT = "build a site without --single-file, or put what scripts load into the page itself"
MOST_NAMES = 3


def single_file(artifacts: Sequence[Artifact], assets: Assets) -> tuple[tuple[Artifact, ...], list[Diagnostic]]:
    """The page with all in it, and what pages in frames will not find: a data address has no folder."""
    pages: dict[Path, bytes] = {}
    found: list[Diagnostic] = []
    for file, span in assets.shown.items():
        if file.suffix.lower() in PAGES:
            beside = page_files(file, workspace(assets.root), assets.files)
            pages[normal(file)], needed = standalone(file, beside, assets.files)
            if needed:
                found.append(lost(file, [path.name for path in needed], span))
            elif not beside and file not in assets.pages:  # those in `pages` are on record
                found.append(problem("frame-not-whole", f"'{file.name}' names too many files", span, hint=HINT))
    return embed(artifacts, pages), found


def lost(file: Path, names: list[str], span: Span | None) -> Diagnostic:
    shown = ", ".join(f"'{name}'" for name in names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")
    message = f"'{file.name}' loads {shown}, which it cannot do in a single file"
    return problem("frame-not-whole", message, span, hint=HINT)
