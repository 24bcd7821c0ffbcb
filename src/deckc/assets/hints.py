"""Hints: what the author of an address that leads to no file may have meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

from deckc.diagnostics import did_you_mean
from deckc.disk.paths import inside

__all__ = ["hint_for", "outside"]


def hint_for(
    path: str,
    rest: str,
    file: Path,
    public_folders: Iterable[tuple[Path, str]],
    find: Callable[[str], Path | None],
) -> str | None:
    """The nearest name among the files that could have been meant, as it would be written in `file`.

    `rest`: what stands behind the path; a name that holds `#` or `?` is cut there. `find`: the file that an address of
    `file` leads to.
    """
    if rest and find(path + rest):
        return f"write '{quote(unquote(path) + rest)}': what follows {rest[0]} is no part of the name"
    if "\\" in (plain := unquote(path)) and find(plain.replace("\\", "/")):
        return f"write '{plain.replace(chr(92), '/')}': folders are parted by /"
    public = {f"/{PurePosixPath(target) / name}": name for folder, target in public_folders for name in names(folder)}
    if path.startswith("/"):
        near = did_you_mean(path, public)
    else:
        nearest = did_you_mean(Path(path).name, siblings((file.parent / path).parent))
        near = path.removesuffix(Path(path).name) + nearest if nearest else None
    near = near or next((url for url in public if url.endswith(f"/{Path(path).name}")), None)
    if near:
        return f"did you mean '{near}'?"
    return "addresses that begin with '/' are files of the folder public/" if path.startswith("/") else None


def outside(path: str, file: Path, allowed: Iterable[Path]) -> Path | None:
    """What an address with `..` leads to from a file, where that lies in none of the folders."""
    parts = unquote(path).split("/")
    place = file.parent.joinpath(*parts)
    if ".." not in parts or parts[0] == "" or any(inside(folder, place) for folder in allowed):
        return None
    return place


def siblings(folder: Path) -> list[str]:
    """The names of a folder's files; none where the path is nonsense."""
    with suppress(OSError, ValueError):
        return [entry.name for entry in folder.iterdir() if entry.is_file()]
    return []


def names(folder: Path) -> list[str]:
    return [file.relative_to(folder).as_posix() for file in sorted(folder.rglob("*")) if file.is_file()]
