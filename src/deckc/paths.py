"""Paths: where the installed package keeps its themes and client, and what lies inside what."""

from __future__ import annotations

from pathlib import Path

__all__ = ["CLIENT", "THEMES", "inside"]

PACKAGE = Path(__file__).parent
CLIENT = PACKAGE / "client"
# In a wheel the themes lie in the package; in a checkout (editable install) they are the top-level folder.
THEMES = PACKAGE / "themes" if (PACKAGE / "themes").is_dir() else PACKAGE.parent.parent / "themes"


def inside(root: Path, path: Path) -> bool:
    """Whether a path, with all symbolic links followed, lies in a folder (or is it)."""
    return path.resolve().is_relative_to(root.resolve())
