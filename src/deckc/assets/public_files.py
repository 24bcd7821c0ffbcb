"""Public files: which hidden files of public folders are published. Problem code: hidden-file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from deckc.diagnostics import Diagnostic, problem
from deckc.disk.files import Files

__all__ = ["PUBLISHED", "hidden_files"]

# Hidden files of public folders that hosts look for; others, such as `.env`, are not published.
PUBLISHED = frozenset((".nojekyll", ".well-known", ".htaccess", ".domains"))
NOT_MISSED = frozenset((".DS_Store", ".gitkeep", ".keep", ".gitignore", ".gitattributes", ".directory"))


def hidden_files(public: Iterable[tuple[Path, str]], files: Files) -> Iterator[Diagnostic]:
    """The hidden files of the deck's public folder that are not published, named in a problem."""
    for folder, target in public:
        hidden = [name for name in files.names(folder) if name.startswith(".")] if not target else []
        if left := [name for name in hidden if name not in PUBLISHED | NOT_MISSED]:
            message = f"hidden files of public/ are not published: {', '.join(left)}"
            yield problem("hidden-file", message)
