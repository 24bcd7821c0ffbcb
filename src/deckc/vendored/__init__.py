"""Vendored: files of npm packages that deckc carries itself: KaTeX, grammars, icons, fonts, Mermaid.

The repository holds none of them: `packages.toml` locks which files of which packages are taken, and the build of the
wheel (or of an editable install) puts them into `data/`. This is the one door through which they are read. They may be
absent where a checkout was installed without a network; who reads them has something to show in their place then.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from deckc.vendored.lock import LockedPackage, Part, locked_packages

__all__ = [
    "DATA",
    "LockedPackage",
    "MissingError",
    "Part",
    "locked_packages",
    "missing_parts",
    "names",
    "packages",
    "path",
    "present",
    "read",
    "version",
]

DATA = Path(__file__).parent / "data"
ENDING = ".xz"  # of what `packs.xz` has written
locked = cache(locked_packages)


class MissingError(Exception):
    """A file that this installation was made without."""

    def __init__(self, package: str, file: str) -> None:
        super().__init__(f"'{file}' of '{package}' is not installed here")
        self.package = package


def read(package: str, file: str) -> bytes:
    """A file as the package's packer took or gave it. `MissingError` where it is not there."""
    place = _places(DATA / package).get(file)
    if place:
        block, line = place
        return _block(DATA / package / f"{block}.blk{ENDING}")[line]
    packed = DATA / package / f"{file}{ENDING}"
    return _decompressed(packed) if packed.is_file() else path(package, file).read_bytes()


def names(package: str) -> list[str]:
    """The files that a package has in blocks; empty where it is not installed."""
    return list(_places(DATA / package))


def path(package: str, file: str) -> Path:
    """Where a file lies, for what reads parts of it. `MissingError` where it is not there."""
    found = DATA / package / file
    if not found.is_file():
        raise MissingError(package, file)
    return found


def present(package: str) -> bool:
    """Whether a package of the lock is installed: it is there whole or not at all."""
    return (DATA / package).is_dir()


def version(package: str) -> str:
    """The version of a package, for keys of caches; empty where it is not installed."""
    return locked()[package].version if present(package) else ""


def packages(part: Part) -> list[str]:
    """The installed packages of a part, in the order of the lock."""
    return [name for name, package in locked().items() if package.part == part and present(name)]


def missing_parts() -> Mapping[Part, list[str]]:
    """The parts that lack packages, with these packages' names; empty in a whole installation."""
    missing: dict[Part, list[str]] = {}
    for name, package in locked().items():
        if not present(name):
            missing.setdefault(package.part, []).append(name)
    return missing


@cache
def _places(folder: Path) -> Mapping[str, tuple[str, int]]:
    """File → its block and line, of what `packs.blocks` has written."""
    index = folder / "blocks.json"
    if not index.is_file():
        return {}
    blocks: Mapping[str, list[str]] = json.loads(index.read_bytes())
    return {name: (block, line) for block, files in blocks.items() for line, name in enumerate(files)}


@lru_cache(4)
def _block(file: Path) -> list[bytes]:
    return _decompressed(file).split(b"\n")


def _decompressed(file: Path) -> bytes:
    import lzma

    return lzma.decompress(file.read_bytes())
