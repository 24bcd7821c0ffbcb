"""Blocks: many files that share much, put together and compressed, so that one is read without most of the others.

`blocks.json`: the name of a block → the names of its files. `BLOCK.blk.xz`: these files in this order, one a line.
`deckc.vendored.read()` finds a file in them by its name.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping

from deckc.vendored.packs.xz import compressed

__all__ = ["in_blocks"]

BYTES_IN_BLOCK = 600_000  # before compression: read in about 6 ms


def in_blocks(files: Mapping[str, bytes], families: Iterable[Collection[str]]) -> Mapping[str, bytes]:
    """The files by their names, none of which has a line break, as blocks: one a family, then the others by name.

    Names in `families` that there is no file of count for nothing.
    """
    blocks = {names[0]: names for names in grouped(files, families)}
    return {
        "blocks.json": json.dumps(blocks, separators=(",", ":")).encode(),
        **{f"{name}.blk.xz": compressed(b"\n".join(files[each] for each in block)) for name, block in blocks.items()},
    }


def grouped(files: Mapping[str, bytes], families: Iterable[Collection[str]]) -> Iterator[list[str]]:
    rest = dict.fromkeys(sorted(files))
    for family in families:
        together = [name for name in family if name in rest]
        if together:
            yield together
        for name in together:
            del rest[name]
    block: list[str] = []
    for name in rest:
        if block and sum(len(files[each]) for each in (*block, name)) > BYTES_IN_BLOCK:
            yield block
            block = []
        block.append(name)
    if block:
        yield block
