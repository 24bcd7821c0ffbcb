"""Enclosure: folders that links do not lead out of: a deck's project, the packages beside it, its themes.

A path that lies in one of them must lie in one of them with all symbolic links followed, too. Paths elsewhere are
deckc's own files, or have been judged by who asks for them. Links of npm, pnpm and yarn stay within the project's
`node_modules` and workspaces, and so work.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from deckc.paths import real

__all__ = ["HIDDEN", "OUTSIDE", "Enclosure"]

OUTSIDE = "it leads out of the project"
HIDDEN = "it is hidden"
STORES = frozenset((".pnpm",))  # hidden folders of packages, which hold what is to be read


class Enclosure:
    """The folders (or single files), as they are written and with links followed."""

    def __init__(self, roots: Sequence[Path] = (), *, hidden: bool = True) -> None:
        """`hidden`: whether files may be read whose name, or that of a folder around them, begins with a dot."""
        self.hidden = hidden
        self.reals = tuple(dict.fromkeys(map(real, roots)))
        self.written = tuple(dict.fromkeys((*map(absolute, roots), *self.reals)))

    def reason_against(self, path: Path) -> str | None:
        """Why the path is not to be read; None: it may be."""
        if not any(absolute(path).is_relative_to(root) for root in self.written):
            return None
        target = real(path)
        inner = [target.relative_to(root).parts for root in self.reals if target.is_relative_to(root)]
        if not inner:
            return OUTSIDE
        if not self.hidden and all(any(map(is_hidden, parts)) for parts in inner):
            return HIDDEN
        return None


def absolute(path: Path) -> Path:
    """The path from the file system's root, links not followed."""
    return Path(os.path.abspath(path))  # noqa: PTH100 (`Path.absolute` keeps `..`)


def is_hidden(name: str) -> bool:
    return name.startswith(".") and name not in STORES
