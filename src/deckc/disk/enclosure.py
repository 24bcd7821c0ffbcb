"""Enclosure: folders that links do not lead out of: a deck's project, the packages beside it, its themes.

A path that lies in one of them must lie in one of them with all symbolic links followed, too. Paths elsewhere are
deckc's own files, or have been judged by who asks for them. Links of npm, pnpm and yarn stay within the project's
`node_modules` and workspaces, and so work.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

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
        written = absolute(path)
        if not any(lies_in(root, written) for root in self.written):
            return None
        target = real(path)
        around = [root for root in self.reals if lies_in(root, target)]
        if not around:
            return OUTSIDE
        if not self.hidden and all(any(map(is_hidden, Path(target[len(root) :]).parts)) for root in around):
            return HIDDEN
        return None


# A build asks about hundreds of paths: strings, since `Path` takes each apart at every question.


def absolute(path: Path) -> str:
    """The path from the file system's root, links not followed."""
    return os.path.normcase(os.path.abspath(path))  # noqa: PTH100 (`Path.absolute` keeps `..`)


def real(path: Path) -> str:
    """The path with links followed, as far as there are files."""
    return os.path.normcase(os.path.realpath(path))


def lies_in(root: str, path: str) -> bool:
    return path == root or path.startswith(root if root.endswith(os.sep) else root + os.sep)


def is_hidden(name: str) -> bool:
    return name.startswith(".") and name not in STORES
