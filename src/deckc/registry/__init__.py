"""Registry: themes, addons and icon collections of npm → `node_modules` beside a deck, without Node.

`add(wish, target, registry)` brings one package and what its style sheets import. Nothing of a package is run, and
what it needs to run in a browser stays away. Only a call of `deckc add` comes here.
Errors: `RegistryError`, with a sentence for the person who called.
Source: npm's registry API ("Package metadata"), package.json ("dependencies"), Subresource Integrity.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from deckc.registry.archive import archive_files, verify
from deckc.registry.dependency_tree import lay_out_tree
from deckc.registry.fetching import RegistryError, download
from deckc.registry.metadata import Package, find, registry_address
from deckc.registry.package_names import Sort, Wish, read_wish, wishes_of_manifest
from deckc.registry.style_imports import imported_packages
from deckc.registry.whole_folder import write_folder

__all__ = ["Package", "RegistryError", "Sort", "Wish", "add", "read_wish", "registry_address", "wishes_of_manifest"]


def add(wish: Wish, target: Path, registry: str) -> Iterator[Package]:
    """The packages brought into the folder `target` (a `node_modules`), each as soon as it lies there.

    A package that lies there is replaced. What its style sheets import and `target` lacks follows it; of a program, all
    that it depends on.
    """
    if wish.is_program:
        for package, folder in lay_out_tree(wish.names[0], wish.versions, target, partial(find_package, registry)):
            unpack(package, folder)
            yield package
        return
    waiting, seen = [wish], set[str]()
    while waiting:
        package = find(waiting.pop(0), registry)
        folder = target / package.name
        unpack(package, folder)
        seen.add(package.name)
        yield package
        for name in imported_packages(folder):
            if name not in seen and not (target / name).is_dir():
                seen.add(name)
                waiting.append(Wish((name,), package.dependencies.get(name, "")))


def find_package(registry: str, name: str, versions: str) -> Package:
    return find(Wish((name,), versions), registry)


def unpack(package: Package, folder: Path) -> None:
    """Brings a package's archive into a folder, verified."""
    data = download(package.archive)
    verify(data, package.integrity, package.name)
    write_folder(folder, archive_files(data, package.name))
