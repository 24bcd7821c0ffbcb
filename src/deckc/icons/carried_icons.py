"""Carried icons: drawings out of the collections that deckc carries, by name, as parts of IconifyJSON.

The form of the file is told in `deckc.vendored.packs.icons`. A name costs parts of two blocks, not the collection.
"""

from __future__ import annotations

import json
import lzma
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from deckc import vendored
from deckc.vendored.packs.icons import CODES, END, FILTERS, SHARED, common

__all__ = ["Pack", "pack_of"]

MAX_ALIASES = 5  # of aliases of aliases
STEP = 8192  # bytes that are decompressed at once


class Pack:
    """One collection. `OSError` where its file cannot be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            line = file.readline()
        self.start = len(line)
        head = json.loads(line)
        self.sizes: Mapping[str, float] = head["sizes"]
        self.markup = dict(zip(map(ord, CODES), head["markup"], strict=False))
        self.name_blocks: list[tuple[str, int, int, int]] = head["names"]
        self.drawing_blocks: list[tuple[int, int, int]] = head["drawings"]

    def icon(self, name: str) -> Mapping[str, Any]:
        """A collection, as IconifyJSON has it, of the icon and the aliases that lead to it alone."""
        icons: dict[str, Any] = {}
        aliases: dict[str, Any] = {}
        for _ in range(MAX_ALIASES):
            found = self.entry(name)
            if isinstance(found, int):
                icons[name] = self.drawing(found)
            if not isinstance(found, dict):
                break
            aliases[name] = found
            name = found["parent"]
        return {**self.sizes, "icons": icons, "aliases": aliases}

    def left_out(self, name: str) -> str | None:
        """The character of a drawing that deckc does not carry, "" where it is no emoji; None: no such name."""
        found = self.entry(name)
        for _ in range(MAX_ALIASES):
            if isinstance(found, dict):
                found = self.entry(found["parent"])
        return found if isinstance(found, str) else None

    def entry(self, name: str) -> int | dict[str, Any] | str | None:
        """The drawing's number, an alias, or the character of what was left out; None: there is no such name."""
        place = bisect_right(self.name_blocks, name, key=lambda block: block[0]) - 1
        if place < 0:
            return None
        _, number, offset, length = self.name_blocks[place]
        text = self.lines(offset, length)
        start = place_of(name, text)
        if start < 0:
            return None
        line = text[start + 1 : text.index("\n", start + 1)]
        if "\t" in line:
            return self.other(line.partition("\t")[2])
        others = text.count("\t", 0, start) - text.count("\t\t", 0, start)
        return number + text.count("\n", 0, start) - others

    def other(self, rest: str) -> dict[str, Any] | str:
        """What stands for a name in place of a drawing."""
        if rest.startswith("\t"):
            return text_of(rest[1:])
        alias: dict[str, Any] = json.loads(rest) if rest.startswith("{") else {"parent": rest}
        return alias

    def drawing(self, number: int) -> dict[str, Any]:
        first, offset, length = self.drawing_blocks[
            bisect_right(self.drawing_blocks, number, key=lambda block: block[0]) - 1
        ]
        record = self.record(offset, length, number - first).translate(self.markup)
        own, end = json.JSONDecoder().raw_decode(record) if record.startswith("{") else ({}, 0)
        return {**own, "body": record[end:]}

    def record(self, offset: int, length: int, place: int) -> str:
        """One of a block's drawings by its place; what comes after it is not decompressed."""
        reader = decompressor()
        text = reader.decompress(self.read(offset, length), max_length=STEP)
        while text.count(END) <= place:
            text += reader.decompress(b"", max_length=STEP)
        return text.split(END, place + 1)[place].decode()

    def names(self) -> Iterator[str]:
        """All names, also of aliases and of what was left out."""
        for _, _, offset, length in self.name_blocks:
            words: list[str] = []
            for line in self.lines(offset, length)[1:-1].split("\n"):
                words[SHARED.index(line[0]) :] = line[1:].partition("\t")[0].split("-")
                yield "-".join(words)

    @lru_cache(16)  # noqa: B019  packs live as long as the process
    def lines(self, offset: int, length: int) -> str:
        """The lines of a block of names, between line breaks."""
        return f"\n{zlib.decompress(self.read(offset, length), -zlib.MAX_WBITS).decode()}\n"

    def read(self, offset: int, length: int) -> bytes:
        with self.path.open("rb") as file:
            file.seek(self.start + offset)
            return file.read(length)


def place_of(name: str, text: str) -> int:
    """Where the line with a name begins, its line break before it counted; -1: there is none.

    Names with the same first word follow one another. Of these, lines that share more with the one before than that
    shares with the name are passed over.
    """
    words = name.split("-")
    start = text.find(f"\n{SHARED[0]}{words[0]}")
    if start < 0:
        return -1
    most = SHARED[0]  # words that the line before shares with the name
    for line in text[start + 1 : text.find(f"\n{SHARED[0]}", start + 1)].split("\n"):
        if line[0] <= most:
            same, rest = SHARED.index(line[0]), line[1:].partition("\t")[0]
            if rest == "-".join(words[same:]):
                return start
            most = SHARED[min(same + common(words[same:], rest.split("-")), len(SHARED) - 1)]
        start += len(line) + 1
    return -1


def decompressor() -> lzma.LZMADecompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=FILTERS)


def text_of(codes: str) -> str:
    """`1f469-200d-1f4bb` as text."""
    return "".join(chr(int(code, 16)) for code in codes.split("-") if code)


@lru_cache(64)
def pack_of(collection: str) -> Pack | None:
    """The collection as deckc carries it; None where it does not."""
    try:
        return Pack(vendored.path(f"@iconify-json/{collection}", "icons.pack"))
    except vendored.MissingError:
        return None
