"""Find: a theme's name, as the headmatter gives it, → its folder.

In: a name or path. Out: a folder, or None where there is none.
Source: Slidev guide, "Theme" (short names, `@slidev/theme-x`, `slidev-theme-x`, paths).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from os.path import normpath
from pathlib import Path
from typing import Literal

from deckc.disk.files import Files
from deckc.disk.paths import THEMES, inside, upwards, workspace

__all__ = ["ENTRY_POINTS", "by_path", "find_package", "known_themes", "may_be_read"]

Sort = Literal["theme", "addon"]
ENTRY_POINTS = "deckc.themes"


def find_package(name: str, root: Path, files: Files, sort: Sort = "theme") -> Path | None:
    """The folder of a theme (or addon) called `name` in a deck that lies in `root`."""
    if not name.strip():
        return None
    if (path := by_path(name, root)) is not None:
        candidates = iter((path,) if sort == "theme" else (*as_slidev_counts(name, root), path))
    else:
        candidates = by_name(name, root, sort)
    found = next((folder for folder in candidates if is_there(folder, files)), None)
    return Path(normpath(found)) if found else None


def by_path(name: str, root: Path) -> Path | None:
    """`./x`, `../x`, `a/b` (from the deck's folder), `@/x` (likewise), `/x`; None: `name` is no path."""
    if name.startswith("@/"):
        return root / name[2:]
    if name.startswith(".") or ("/" in name and not name.startswith("@")):
        return root / name
    return None


def as_slidev_counts(name: str, root: Path) -> Iterator[Path]:
    """The folder of an addon by its path, which Slidev counts from the folder above the deck's; a package it must be.

    So its decks name them; the deck's own folder is where everybody else looks.
    """
    if not name.startswith(("/", "@")):
        above = root.resolve().parent / name
        if (above / "package.json").is_file():
            yield above


def by_name(name: str, root: Path, sort: Sort) -> Iterator[Path]:
    """Where a package of this name may lie: with us, in `node_modules/`, among Python's packages."""
    if sort == "theme" and name in built_in():
        yield THEMES / name
    spellings = (name,) if name.startswith("@") else (f"@slidev/{sort}-{name}", f"slidev-{sort}-{name}", name)
    for folder in upwards(root):
        for spelling in spellings:
            yield folder / "node_modules" / spelling
    yield from (folder for known, folder in installed() if known == name)


def may_be_read(package: Path, root: Path) -> bool:
    """Whether a deck or theme in `root` may name a package's folder: it is of its project, ours, or installed."""

    def homes() -> Iterator[Path]:
        yield from (workspace(root), THEMES)
        yield from (folder for folder in upwards(root) if package.is_relative_to(folder / "node_modules"))
        yield from (folder for _, folder in installed())

    return any(inside(home, package) for home in homes())


def is_there(folder: Path, files: Files) -> bool:
    """Whether there is such a folder. Its settings are asked for first, so that a preview sees it come."""
    with suppress(OSError, ValueError):  # a name that no file system takes
        return files.is_file(folder / "theme.yaml") or folder.is_dir()
    return False


def built_in() -> list[str]:
    """Names of the themes that come with deckc; `base` is part of every theme and is none itself."""
    return sorted(folder.name for folder in THEMES.iterdir() if folder.is_dir() and folder.name != "base")


def installed() -> Iterator[tuple[str, Path]]:
    """Themes that Python packages offer: an entry point names a package, whose folder is the theme's."""
    from importlib.metadata import entry_points  # 30 ms: only for names that are found nowhere else
    from importlib.util import find_spec

    for entry in entry_points(group=ENTRY_POINTS):
        spec = find_spec(entry.module)
        for folder in spec.submodule_search_locations or () if spec else ():
            yield entry.name, Path(folder)


def known_themes(root: Path | None = None) -> list[str]:
    """All names that `theme:` may have in a deck that lies in `root`: ours, npm's and Python's."""
    names = {*built_in(), *(name for name, _ in installed())}
    for folder in upwards(root) if root else ():
        for pattern in ("@slidev/theme-*", "slidev-theme-*"):
            names |= {
                path.name.removeprefix("slidev-").removeprefix("theme-")
                for path in folder.glob(f"node_modules/{pattern}")
            }
    return sorted(names)
