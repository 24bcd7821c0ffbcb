"""Dependency tree: a program's package with all that it depends on, laid out in `node_modules` as Node looks for it.

A dependency lies at the top where its version fits there, else in the `node_modules` of the package that asks for it.
Source: npm's documentation, "npm install" (algorithm), "package.json" (dependencies).
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from deckc.registry.fetching import RegistryError
from deckc.registry.metadata import Package
from deckc.registry.semver import fits, read_version

__all__ = ["lay_out_tree"]

MOST_PACKAGES = 1000  # that one package may bring
DEEPEST = 20  # packages in the folders of others


@dataclass(frozen=True)
class Need:
    """A package that another one asks for. `path`: the names of the packages in whose folders that one lies."""

    name: str
    versions: str
    path: tuple[str, ...]


def lay_out_tree(
    name: str, versions: str, target: Path, find: Callable[[str, str], Package]
) -> Iterator[tuple[Package, Path]]:
    """The packages that are not there yet, and the folder of each below `target`, those that need others first.

    `find` gives the newest version of a name that a range means. RegistryError: there is none, or too many packages.
    """
    placed: dict[Path, str] = {}
    waiting = deque([Need(name, versions, ())])
    while waiting:
        need = waiting.popleft()
        if is_met(need, target, placed):
            continue
        package = find(need.name, need.versions)
        folder = place(need, target, placed)
        placed[folder] = package.version
        if len(placed) > MOST_PACKAGES:
            raise RegistryError(f"'{name}' needs more than {MOST_PACKAGES} packages")
        yield package, folder
        path = tuple(part for part in folder.relative_to(target).as_posix().split("/node_modules/"))
        if len(path) > DEEPEST:
            raise RegistryError(f"packages of '{name}' lie more than {DEEPEST} deep in each other")
        waiting += (Need(each, wanted, path) for each, wanted in dependencies(package).items())


def dependencies(package: Package) -> Mapping[str, str]:
    """What a package needs from a registry; addresses of repositories and files are no versions."""
    return {name: wanted for name, wanted in package.dependencies.items() if ":" not in wanted and "/" not in wanted}


def folders(need: Need, target: Path) -> Iterator[Path]:
    """Where Node looks for a package, the nearest folder first."""
    for depth in range(len(need.path), -1, -1):
        folder = target
        for name in need.path[:depth]:
            folder = folder / name / "node_modules"
        yield folder / need.name


def is_met(need: Need, target: Path, placed: Mapping[Path, str]) -> bool:
    """Whether what Node finds fits."""
    for folder in folders(need, target):
        found = placed.get(folder) or installed_version(folder)
        if found:
            version = read_version(found)
            return version is not None and (not need.versions or fits(version, need.versions))
    return False


def place(need: Need, target: Path, placed: Mapping[Path, str]) -> Path:
    """The top, unless another version lies there; then beside the package that asks."""
    top = target / need.name
    if not need.path or (top not in placed and installed_version(top) is None):
        return top
    return next(folders(need, target))


def installed_version(folder: Path) -> str | None:
    """The version of the package in a folder; None: there is none."""
    try:
        manifest = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    version = manifest.get("version") if isinstance(manifest, dict) else None
    return version if isinstance(version, str) else None
