"""Vendoring: the packages that deckc carries → `vendored/data`. The build of the wheel runs it, and `deckc add`.

Archives come from the folder that `DECKC_ARCHIVES` names (closed networks); else from the user's cache or npm's
registry. Standard library and deckc only: it runs where no dependency of deckc is installed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection, Iterator
from importlib import import_module
from pathlib import Path

from deckc import vendored
from deckc.disk import user_cache
from deckc.registry.archive import archive_files, verify
from deckc.registry.fetching import RegistryError, download
from deckc.registry.whole_folder import write_folder
from deckc.vendored import LockedPackage
from deckc.vendored.packs import xz

__all__ = ["ARCHIVES", "bring_vendored", "fetch_archive"]

ARCHIVES = "DECKC_ARCHIVES"
STAMP = ".stamp"  # what a package's folder was made of
PACKS = "deckc.vendored.packs"
LARGE_TEXT = 50_000  # bytes of a licence that is kept compressed: the same texts, hundreds of times


def bring_vendored(registry: str, folder: Path = vendored.DATA) -> Iterator[tuple[LockedPackage, RegistryError | None]]:
    """Each locked package that `folder` lacks or has in another form, once it is there, or with why it is not.

    After the first one for which no registry answers the others are taken only from what this machine has.
    """
    locked = vendored.locked_packages()
    unreachable: RegistryError | None = None
    for package in locked.values():
        if is_current(package, folder):
            continue
        error = None
        try:
            write_folder(folder / package.name, packed(package, registry, unreachable))
        except RegistryError as found:
            error = found
            unreachable = found if found.unreachable else unreachable
        yield package, error
    remove_others(folder, locked.keys())


def is_current(package: LockedPackage, folder: Path) -> bool:
    stamp = folder / package.name / STAMP
    return stamp.is_file() and stamp.read_bytes() == stamp_of(package)


def stamp_of(package: LockedPackage) -> bytes:
    """A digest of all that makes a package's files what they are."""
    made_of = hashlib.sha256(repr((package.integrity, package.files, package.licenses, package.options)).encode())
    for module in packers_of(package):
        made_of.update(Path(module).read_bytes())
    return made_of.hexdigest().encode()


def packers_of(package: LockedPackage) -> list[str]:
    """The files of the module that packs it and of those in `packs/` that it takes functions from."""
    packer = import_module(f"{PACKS}.{package.pack}")
    modules = {getattr(each, "__module__", None) or "" for each in vars(packer).values()} | {packer.__name__}
    return sorted(str(import_module(name).__file__) for name in modules if name.startswith(f"{PACKS}."))


def packed(
    package: LockedPackage, registry: str, unreachable: RegistryError | None = None
) -> Iterator[tuple[str, bytes]]:
    """The files of a package's folder: the taken ones in their compact form, the licences, the stamp."""
    taken: dict[str, bytes] = {}
    licenses: dict[str, bytes] = {}
    for path, data in archive_files(fetch_archive(package, registry, unreachable), package.name):
        if package.is_license(path):
            licenses[path] = data
        elif package.takes(path):
            taken[path] = data
    if not taken or not licenses:
        raise RegistryError(f"'{package.name}' {package.version} lacks the files or the licence that are taken of it")
    yield from sorted(import_module(f"{PACKS}.{package.pack}").pack(taken, **package.options).items())
    for path, data in sorted(licenses.items()):
        yield from (xz.pack({path: data}) if len(data) > LARGE_TEXT else {path: data}).items()
    yield STAMP, stamp_of(package)


def fetch_archive(package: LockedPackage, registry: str, unreachable: RegistryError | None = None) -> bytes:
    """The package's archive, verified. `unreachable`: why no registry is asked for it."""

    def fetch() -> bytes:
        if unreachable:
            raise unreachable
        data = download(f"{registry}/{package.name}/-/{package.name.rpartition('/')[2]}-{package.version}.tgz")
        verify(data, package.integrity, package.name)
        return data

    def is_right(data: bytes) -> bool:
        try:
            verify(data, package.integrity, package.name)
        except RegistryError:
            return False
        return True

    if folder := os.environ.get(ARCHIVES):
        return read_archive(Path(folder), package)
    return user_cache.cached(f"archives/{package.archive}", fetch, is_right)


def read_archive(folder: Path, package: LockedPackage) -> bytes:
    """The package's archive in a folder of archives, verified."""
    try:
        data = (folder / package.archive).read_bytes()
    except OSError as error:
        raise RegistryError(f"{folder / package.archive} cannot be read: {error.strerror} ({ARCHIVES})") from error
    verify(data, package.integrity, package.name)
    return data


def remove_others(folder: Path, names: Collection[str]) -> None:
    """Folders of packages that the lock no longer names go."""
    wanted = {folder / name for name in names}
    for found in [*folder.glob("[!@.]*"), *folder.glob("@*/*")]:
        if found not in wanted:
            shutil.rmtree(found, ignore_errors=True)
