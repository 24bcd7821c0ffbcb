"""Installed: drawings out of an `icons.json` in `node_modules`. In: the file, a name. Out: the part that draws it.

A collection is megabytes of JSON, of which a deck shows three icons. Iconify's packages write an entry of `icons` and
`aliases` a line, each level one step further in, and a string of JSON holds no line break: so an entry is found by the
beginning of its line. A file in another form is read whole. Source: Iconify, "IconifyJSON"; RFC 8259, section 7.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from deckc.lazy_regex import lazy_regex

__all__ = ["icon_in", "names_in"]

MAX_ALIASES = 5  # of aliases of aliases
STEP = lazy_regex(rb'\{\n([ \t]+)"')
SIZES = (b"left", b"top", b"width", b"height")


def icon_in(path: Path, state: tuple[int, ...], name: str) -> Mapping[str, Any]:
    """IconifyJSON of the icon and of the aliases that lead to it; of no icon where there is no such name or file.

    `state`: of the file, so that a new one is read anew.
    """
    data = content(path, state)
    step = STEP.match(data)
    if not step:
        return whole(path, state)
    icons: dict[str, Any] = {}
    aliases: dict[str, Any] = {}
    for _ in range(MAX_ALIASES):
        if icon := entry(data, step[1], b"icons", name):
            icons[name] = icon
            break
        if not (alias := entry(data, step[1], b"aliases", name)):
            break
        aliases[name] = alias
        name = str(alias.get("parent"))
    return {**sizes(data, step[1]), "icons": icons, "aliases": aliases}


def entry(data: bytes, step: bytes, section: bytes, name: str) -> dict[str, Any] | None:
    """What a section has under a name."""
    start = data.find(b'\n%s"%s": {' % (step, section))
    if start < 0:
        return None
    end = data.find(b"\n%s}" % step, start)
    key = json.dumps(name, ensure_ascii=False).encode()
    place = data.find(b"\n%s%s: {" % (step * 2, key), start, end)
    if place < 0:
        return None
    close = data.find(b"\n%s}" % (step * 2), place, end)
    try:
        found = json.loads(data[data.index(b"{", place + len(key)) : close] + b"}")
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def sizes(data: bytes, step: bytes) -> Mapping[str, float]:
    found = ((key, re.search(rb'\n%s"%s": (-?[\d.]+)' % (step, key), data)) for key in SIZES)
    return {key.decode(): json.loads(match[1]) for key, match in found if match}


def names_in(path: Path, state: tuple[int, ...]) -> Mapping[str, Any]:
    """The names of all drawings of a collection; {} when the file is none."""
    icons = whole(path, state).get("icons", {})
    return icons if isinstance(icons, dict) else {}


@lru_cache(8)
def content(path: Path, state: tuple[int, ...]) -> bytes:
    try:
        return path.read_bytes().replace(b"\r\n", b"\n")
    except OSError:
        return b""


@lru_cache(8)
def whole(path: Path, state: tuple[int, ...]) -> Mapping[str, Any]:
    try:
        data = json.loads(content(path, state))
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}
