"""Archive: the files in a package's .tgz, which is trusted in nothing. Plain files only; nothing is run."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import re
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from deckc.registry.fetching import RegistryError

__all__ = ["archive_files", "verify"]

LARGEST = 256 * 2**20  # bytes of all files, unpacked
MOST_FILES = 50_000
LARGEST_PIECE = 2**20  # bytes read at once: a header is far smaller, and files are read in pieces
CHUNK = 2**16
DIGEST_LENGTHS: Mapping[str, int] = MappingProxyType({"sha512": 64, "sha384": 48, "sha256": 32, "sha1": 20})
# What a name may not have on any system: control characters, a drive or stream, a wildcard; or an end in a dot.
UNSAFE = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)', re.IGNORECASE)


def verify(data: bytes, integrity: str, name: str) -> None:
    """The archive is the one that is described, by the strongest digest given (as Subresource Integrity)."""
    digests = dict(entry.split("-", 1) for entry in integrity.split() if "-" in entry)
    algorithm = next((algorithm for algorithm in DIGEST_LENGTHS if algorithm in digests), None)
    if algorithm is None:
        raise RegistryError(f"'{name}' comes without a digest that can be checked")
    found = hashlib.new(algorithm, data).digest()
    if digests[algorithm].partition("?")[0] != base64.b64encode(found).decode():
        raise RegistryError(f"the archive of '{name}' is not the one that the registry describes")


class Bounded(io.RawIOBase):
    """A stream that gives a bounded number of bytes in bounded pieces: `tarfile` reads a header whole."""

    def __init__(self, stream: gzip.GzipFile, name: str) -> None:
        self.stream, self.name = stream, name

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= LARGEST_PIECE:
            raise RegistryError(f"the archive of '{self.name}' has a header of {size / 2**20:.0f} MB")
        if self.stream.tell() > LARGEST + MOST_FILES * 3 * tarfile.BLOCKSIZE:
            raise too_large(self.name)
        return self.stream.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        if offset > LARGEST + MOST_FILES * 3 * tarfile.BLOCKSIZE:
            raise too_large(self.name)
        return self.stream.seek(offset, whence)

    def tell(self) -> int:
        return self.stream.tell()


def archive_files(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """Path below the archive's single top folder and bytes of each file. `name`: the package's, for messages.

    An archive with a link, a device, a way out of its folder or too much of anything is refused.
    """
    room = LARGEST
    try:
        with (
            gzip.GzipFile(fileobj=io.BytesIO(data)) as plain,
            tarfile.open(fileobj=Bounded(plain, name), mode="r:") as archive,
        ):
            for count, member in enumerate(archive, 1):
                room -= member.size
                if room < 0 or count > MOST_FILES:
                    raise too_large(name)
                if path := safe_path(member, name):
                    yield path, content(archive, member)
    except (tarfile.TarError, EOFError, zlib.error, OSError, ValueError, OverflowError) as error:
        raise RegistryError(f"the archive of '{name}' cannot be read: {error}") from error


def safe_path(member: tarfile.TarInfo, name: str) -> str:
    """Where a file goes; empty for what is no file but a folder."""
    if member.isdir():
        return ""
    if not member.isfile():
        raise RegistryError(f"the archive of '{name}' holds '{member.name}', which is no plain file")
    parts = [part for part in member.name.split("/")[1:] if part != "."]
    if not parts or member.name.startswith("/") or any(part in ("", "..") or UNSAFE.search(part) for part in parts):
        raise RegistryError(f"the archive of '{name}' holds '{member.name}', which is no safe place for a file")
    return "/".join(parts)


def content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    source = archive.extractfile(member)
    assert source is not None, "a plain file"
    return b"".join(iter(lambda: source.read(CHUNK), b""))


def too_large(name: str) -> RegistryError:
    return RegistryError(f"'{name}' is larger than {LARGEST // 2**20} MB or {MOST_FILES:,} files")
