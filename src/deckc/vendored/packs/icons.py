"""Icons: a collection of Iconify's → `icons.pack`, out of which one drawing is read without the others.

Source: Iconify, "IconifyJSON". The form of the file, as `deckc.icons.packed` reads it:

* one line of JSON, `Head`;
* blocks of names, in alphabetical order, one a line. An alias follows its name after a tab, as JSON; a drawing that is
  left out leaves two tabs and the code of its character, where it is an emoji;
* blocks of drawings in the order of their names: the body, before it as JSON what differs from the collection's sizes.

Blocks are raw LZMA with the filters in the head, so small that one is read in well under a millisecond.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Collection, Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any, TypedDict

__all__ = ["END", "FILTERS", "Head", "pack"]

END = b"\0"  # of a drawing
NAMES_IN_BLOCK = 300
BYTES_IN_BLOCK = 48_000
FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9, "dict_size": 1 << 17, "lc": 3, "lp": 0, "pb": 0}]
SIZES = ("left", "top", "width", "height")
KEPT = (*SIZES, "rotate", "hFlip", "vFlip")


class Head(TypedDict):
    """The beginning of a pack. Offsets are of the end of the first line."""

    sizes: Mapping[str, float]  # of the box of a drawing that has none of its own
    names: list[tuple[str, int, int, int]]  # first name of a block, number of its first drawing, offset, length
    drawings: list[tuple[int, int, int]]  # number of the first drawing of a block, offset, length


def pack(files: Mapping[str, bytes], *, largest: int = 0, without: Collection[str] = ()) -> Mapping[str, bytes]:
    """`icons.pack` of `icons.json` and `chars.json`.

    Left out are drawings of more than `largest` bytes (0: none is too large), and names that fit a glob in `without`.
    """
    collection = json.loads(files["icons.json"])
    characters = {name: code for code, name in json.loads(files.get("chars.json", b"{}")).items()}
    icons, aliases = collection["icons"], collection.get("aliases", {})

    def is_drawn(name: str) -> bool:
        body = icons[name]["body"]
        return not (largest and len(body) > largest) and not any(fnmatchcase(name, glob) for glob in without)

    drawn = [name for name in sorted(icons) if is_drawn(name)]
    number = {name: place for place, name in enumerate(drawn)}
    lines = []
    first_numbers = []
    count = 0
    for name in sorted({*icons, *aliases}):
        first_numbers.append(count)
        if name in number:
            count += 1
            lines.append(name)
        elif name in aliases:
            alias = {key: aliases[name][key] for key in ("parent", *KEPT) if key in aliases[name]}
            lines.append(f"{name}\t{compact(alias)}")
        else:
            lines.append(f"{name}\t\t{characters.get(name, '')}")
    head: Head = {"sizes": {key: collection[key] for key in SIZES if key in collection}, "names": [], "drawings": []}
    data = b""
    for first in range(0, len(lines), NAMES_IN_BLOCK):
        block = compressed("\n".join(lines[first : first + NAMES_IN_BLOCK]).encode())
        head["names"].append((lines[first].partition("\t")[0], first_numbers[first], len(data), len(block)))
        data += block
    for first, records in blocks(record(icons[name]) for name in drawn):
        block = compressed(records)
        head["drawings"].append((first, len(data), len(block)))
        data += block
    return {"icons.pack": compact(head).encode() + b"\n" + data}


def record(icon: Mapping[str, Any]) -> bytes:
    own = {key: icon[key] for key in KEPT if key in icon}
    return f"{compact(own) if own else ''}{icon['body']}".encode() + END


def blocks(records: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Records put together, and the number of the first."""
    first, block = 0, b""
    for place, each in enumerate(records):
        if block and len(block) + len(each) > BYTES_IN_BLOCK:
            yield first, block
            first, block = place, b""
        block += each
    if block:
        yield first, block


def compressed(data: bytes) -> bytes:
    block: bytes = lzma.compress(data, lzma.FORMAT_RAW, filters=FILTERS)
    return block


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
