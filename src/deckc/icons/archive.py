"""Archive: single files out of a zip archive of thousands, without a list of them all.

Source: PKWARE, "APPNOTE", sections 4.3.7 (local header), 4.3.12 (directory) and 4.3.16 (its end). `zipfile` makes an
object for every entry first: 20 ms for a collection of icons, of which a deck shows three.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

__all__ = ["entries", "member"]

ENTRY = b"PK\x01\x02"
END = b"PK\x05\x06"
ENTRY_SIZE, LOCAL_SIZE, END_SIZE, LONGEST_COMMENT = 46, 30, 22, 1 << 16
DEFLATED = 8


@lru_cache(8)
def directory(archive: Path) -> bytes:
    """The archive's directory as it is: an entry after the other."""
    with archive.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - END_SIZE - LONGEST_COMMENT))
        tail = file.read()
        end = tail.rfind(END)
        if end < 0:
            return b""
        length, start = struct.unpack_from("<II", tail, end + 12)
        file.seek(start)
        return file.read(length)


def member(archive: Path, name: str) -> bytes | None:
    """The content of the file of this name; None: there is none."""
    listed, wanted = directory(archive), name.encode()
    place = listed.find(wanted)
    while place >= 0:
        entry = place - ENTRY_SIZE
        if listed[entry : entry + 4] == ENTRY and struct.unpack_from("<H", listed, entry + 28)[0] == len(wanted):
            return content(archive, listed, entry)
        place = listed.find(wanted, place + 1)  # it was part of a longer name
    return None


def content(archive: Path, listed: bytes, entry: int) -> bytes:
    method = struct.unpack_from("<H", listed, entry + 10)[0]
    packed = struct.unpack_from("<I", listed, entry + 20)[0]
    with archive.open("rb") as file:
        file.seek(start := struct.unpack_from("<I", listed, entry + 42)[0])
        name, extra = struct.unpack_from("<HH", file.read(LOCAL_SIZE), 26)
        file.seek(start + LOCAL_SIZE + name + extra)
        data = file.read(packed)
    return zlib.decompress(data, -zlib.MAX_WBITS) if method == DEFLATED else data


def entries(archive: Path) -> Iterator[str]:
    """The names of all files."""
    listed, place = directory(archive), 0
    while listed[place : place + 4] == ENTRY:
        name, extra, comment = struct.unpack_from("<HHH", listed, place + 28)
        yield listed[place + ENTRY_SIZE : place + ENTRY_SIZE + name].decode("utf-8", "replace")
        place += ENTRY_SIZE + name + extra + comment
