"""Registry: themes, addons and icon collections of npm → `node_modules` beside a deck, without Node.

`add(wish, target, registry)` brings one package and what its style sheets import. Nothing of a package is run, and
what it needs to run in a browser stays away. Only a call of `deckc add` comes here.
Errors: `RegistryError`, with a sentence for the person who called.
Source: npm's registry API ("Package metadata"), package.json ("dependencies"), Subresource Integrity.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deckc.registry.archive import archive_files, verify
from deckc.registry.fetching import RegistryError, download
from deckc.registry.folder import write_folder
from deckc.registry.imports import imported_packages
from deckc.registry.metadata import Package, find, registry_address
from deckc.registry.names import Sort, Wish, read_wish, wishes_of_manifest

__all__ = ["Package", "RegistryError", "Sort", "Wish", "add", "read_wish", "registry_address", "wishes_of_manifest"]


def add(wish: Wish, target: Path, registry: str) -> Iterator[Package]:
    """The packages brought into the folder `target` (a `node_modules`), each as soon as it lies there.

    A package that lies there is replaced. What its style sheets import and `target` lacks follows it.
    """
    waiting, seen = [wish], set[str]()
    while waiting:
        package = find(waiting.pop(0), registry)
        folder = target / package.name
        data = download(package.archive)
        verify(data, package.integrity, package.name)
        write_folder(folder, archive_files(data, package.name))
        seen.add(package.name)
        yield package
        for name in imported_packages(folder):
            if name not in seen and not (target / name).is_dir():
                seen.add(name)
                waiting.append(Wish((name,), package.dependencies.get(name, "")))
