"""Archive: a package's .tgz → a folder. Plain files only, and only below the folder; nothing is run."""

from __future__ import annotations

import base64
import hashlib
import shutil
import tarfile
import zlib
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

from deckc.registry.metadata import LARGEST, Package, RegistryError, download

__all__ = ["unpack"]

STRENGTH = ("sha512", "sha384", "sha256", "sha1")


def unpack(package: Package, folder: Path) -> None:
    """Downloads a package and puts its files into a folder, whole or not at all; what was there goes."""
    data = download(package.archive)
    verify(data, package)
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(mkdtemp(prefix=".deckc-", dir=folder.parent))
    try:
        extract(data, package, fresh)
        fresh.chmod(0o755)  # mkdtemp's folders are the user's alone
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def verify(data: bytes, package: Package) -> None:
    """The archive is the one that the registry describes, by the strongest digest that it gives."""
    digests = dict(entry.split("-", 1) for entry in package.integrity.split() if "-" in entry)
    name = next((name for name in STRENGTH if name in digests), None)
    if name is None:
        raise RegistryError(f"'{package.name}' comes without a digest that can be checked")
    found = hashlib.new(name, data)
    if digests[name] not in (base64.b64encode(found.digest()).decode(), found.hexdigest()):
        raise RegistryError(f"the archive of '{package.name}' is not the one that the registry describes")


def extract(data: bytes, package: Package, folder: Path) -> None:
    try:
        with tarfile.open(fileobj=BytesIO(data), mode="r:gz") as archive:
            room = LARGEST
            for member in archive:
                room -= member.size
                if room < 0:
                    raise RegistryError(f"'{package.name}' is larger than {LARGEST // 2**20} MB")
                write(archive, member, folder)
    except (tarfile.TarError, EOFError, zlib.error, OSError) as error:
        raise RegistryError(f"the archive of '{package.name}' cannot be read: {error}") from error


def write(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """One file, below the archive's single top folder; links, devices and ways out are left out."""
    parts = PurePosixPath(member.name).parts[1:]
    source = archive.extractfile(member) if member.isfile() else None
    if source is None or not parts or ".." in parts:
        return
    file = folder.joinpath(*parts)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(source.read())
