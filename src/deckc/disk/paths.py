"""Paths: where the installed package keeps its themes and client, and what lies inside what."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

__all__ = ["CLIENT", "EMBEDDED", "THEMES", "homes", "inside", "package_of", "real", "upwards", "workspace"]

PACKAGE = Path(__file__).parent.parent
CLIENT = PACKAGE / "client"
# In a wheel the themes lie in the package; in a checkout (editable install) they are the top-level folder.
THEMES = PACKAGE / "themes" if (PACKAGE / "themes").is_dir() else PACKAGE.parent.parent / "themes"

# What lies in the top folder of a project, the surest sign first; Slidev knows all but `.git` and Python's.
PROJECT_FILES = (("pnpm-workspace.yaml", "lerna.json", ".git"), ("package.json", "pyproject.toml"))

# What addresses begin with in a site that is to be one file: nothing else can be taken for them.
EMBEDDED = "embedded:"


def package_of(module: str) -> str:
    """The npm package of an imported module: `@vueuse/core` of `@vueuse/core/index.mjs?raw`."""
    return "/".join(module.partition("?")[0].split("/")[: 2 if module.startswith("@") else 1])


def workspace(root: Path) -> Path:
    """The folder that a deck may read from: the project that its folder belongs to, or that folder itself.

    A project begins at the nearest folder, upwards, that holds one of `PROJECT_FILES`, but below the home folder.
    """
    here = root.resolve()
    above = homes()
    folders = [folder for folder in (here, *here.parents) if folder not in above]
    for names in PROJECT_FILES:
        for folder in folders:
            if any((folder / name).exists() for name in names):
                return folder
    return here


def homes() -> frozenset[Path]:
    """The home folder, by its name and with links followed, and all above; nothing for a user without one."""
    try:
        home = Path.home()
    except RuntimeError:
        return frozenset()
    return frozenset(folder for each in (home, real(home)) for folder in (each, *each.parents))


def upwards(folder: Path) -> Iterator[Path]:
    """A folder and those above it up to the file system's root, wherever the command was started.

    The folder itself comes as it was given: `Path("deck").parents` ends where the command runs.
    """
    yield folder
    yield from folder.resolve().parents


def inside(root: Path, path: Path) -> bool:
    """Whether a path, with all symbolic links followed, lies in a folder (or is it)."""
    return real(path).is_relative_to(real(root))


def real(path: Path) -> Path:
    """The path with symbolic links followed. Those that lead round in a ring stay as they are: there is no such file.

    `Path.resolve` raises RuntimeError for them before Python 3.13.
    """
    return Path(os.path.realpath(path))
