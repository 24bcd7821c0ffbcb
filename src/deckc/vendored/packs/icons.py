"""Icons: a collection of Iconify's → `icons.pack`, out of which one drawing is read without the others.

Source: Iconify, "IconifyJSON". The form of the file, as `deckc.icons.carried_icons` reads it:

* one line of JSON, `Head`;
* blocks of names, in alphabetical order, one a line: a sign of `SHARED` says how many words a name begins with that the
  one before has, too; the others follow. Behind an alias stands a tab and its parent, or JSON where it turns it; behind
  a drawing that is left out two tabs and the code of its character, where it is an emoji;
* blocks of drawings in the order of their names: the body, before it as JSON what differs from the collection's sizes.
  Markup that stands in many drawings is one of `CODES`.

Blocks are so small that a drawing is found in well under a millisecond. Names are raw Deflate, which is read faster,
drawings raw LZMA, which is smaller.
"""

from __future__ import annotations

import json
import lzma
import re
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any, TypedDict

__all__ = ["CODES", "END", "FILTERS", "SHARED", "Head", "common", "pack"]

END = b"\0"  # of a drawing
CODES = "".join(map(chr, (*range(1, 9), *range(14, 32))))  # characters that no markup holds
SHARED = "".join(map(chr, range(33, 127)))  # 0, 1, … words
NAMES_IN_BLOCK = 1000
COMPRESSED_IN_BLOCK = 16_500  # about, of drawings: the time that reading takes goes by it
BYTES_IN_BLOCK = 96_000  # at most
FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9, "dict_size": 1 << 17, "lc": 0, "lp": 0, "pb": 0}]
SIZES = ("left", "top", "width", "height")
KEPT = (*SIZES, "rotate", "hFlip", "vFlip")
PATH = re.compile(r'(?<= d=")([^"]*)')  # between paths is markup


class Head(TypedDict):
    """The beginning of a pack. Offsets are of the end of the first line."""

    sizes: Mapping[str, float]  # of the box of a drawing that has none of its own
    markup: Sequence[str]  # what each of `CODES` stands for
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
    entries = []  # name, what follows it, number of the next drawing
    count = 0
    for name in sorted({*icons, *aliases}):
        if name in number:
            entries.append((name, "", count))
            count += 1
        elif name in aliases:
            entries.append((name, f"\t{alias_text(aliases[name])}", count))
        else:
            entries.append((name, f"\t\t{characters.get(name, '')}", count))
    records = [record(icons[name]) for name in drawn]
    markup = frequent(records)
    head: Head = {
        "sizes": {key: collection[key] for key in SIZES if key in collection},
        "markup": list(markup),
        "names": [],
        "drawings": [],
    }
    data = b""
    for start in range(0, len(entries), NAMES_IN_BLOCK):
        block = deflated("\n".join(shortened(entries[start : start + NAMES_IN_BLOCK])))
        head["names"].append((entries[start][0], entries[start][2], len(data), len(block)))
        data += block
    for first, text in blocks([coded(each, markup) for each in records]):
        block = compressed(text)
        head["drawings"].append((first, len(data), len(block)))
        data += block
    return {"icons.pack": compact(head).encode() + b"\n" + data}


def alias_text(alias: Mapping[str, Any]) -> str:
    changes = {key: alias[key] for key in KEPT if key in alias}
    return compact({"parent": alias["parent"], **changes}) if changes else str(alias["parent"])


def shortened(entries: Iterable[tuple[str, str, int]]) -> Iterator[str]:
    before: list[str] = []
    for name, rest, _ in entries:
        words = name.split("-")
        same = min(common(words, before), len(SHARED) - 1)
        yield f"{SHARED[same]}{'-'.join(words[same:])}{rest}"
        before = words


def common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items both begin with."""
    same = 0
    for mine, its in zip(one, other, strict=False):
        if mine != its:
            break
        same += 1
    return same


def record(icon: Mapping[str, Any]) -> str:
    own = {key: icon[key] for key in KEPT if key in icon}
    return f"{compact(own) if own else ''}{icon['body']}"


def frequent(records: Iterable[str]) -> Mapping[str, str]:
    """The markup that is worth a code → its code."""
    counts = Counter(piece for each in records for piece in PATH.split(each)[::2] if len(piece) > 1)
    worth = sorted(piece for piece, count in counts.most_common(len(CODES)) if count > 3)
    return dict(zip(worth, CODES, strict=False))


def coded(text: str, markup: Mapping[str, str]) -> str:
    return "".join(markup.get(piece, piece) for piece in PATH.split(text))


def blocks(records: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Records put together, and the number of the first."""
    if not records:
        return
    whole = "".join(records)
    largest = min(len(whole) / len(compressed(whole)) * COMPRESSED_IN_BLOCK, BYTES_IN_BLOCK)
    first, block = 0, ""
    for place, each in enumerate(records):
        if block and len(block) + len(each) > largest:
            yield first, block
            first, block = place, ""
        block += each + END.decode()
    yield first, block


def compressed(text: str) -> bytes:
    block: bytes = lzma.compress(text.encode(), lzma.FORMAT_RAW, filters=FILTERS)
    return block


def deflated(text: str) -> bytes:
    compressor = zlib.compressobj(9, wbits=-zlib.MAX_WBITS, memLevel=9)
    return compressor.compress(text.encode()) + compressor.flush()


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
