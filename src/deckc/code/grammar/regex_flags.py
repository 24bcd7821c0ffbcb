"""Flags of expressions, `(?im-x:…)`, as Ruby has them: `m` lets a dot be a line break."""

from __future__ import annotations

import re
from typing import NamedTuple

from deckc.lazy_regex import lazy_regex

__all__ = ["NO_FLAGS", "WRITTEN", "Flags", "changed"]

WRITTEN = lazy_regex(r"\?([imx]*)(?:-([imx]+))?([:)])")  # behind the bracket


class Flags(NamedTuple):
    ignore_case: bool = False
    spaced: bool = False
    dot_all: bool = False


NO_FLAGS = Flags()


def changed(flags: Flags, change: re.Match[str]) -> Flags:
    """The flags inside a bracket that changes them. `change`: a match of `WRITTEN`."""
    on, off = change[1], change[2] or ""
    return Flags(
        ("i" in on or flags.ignore_case) and "i" not in off,
        ("x" in on or flags.spaced) and "x" not in off,
        ("m" in on or flags.dot_all) and "m" not in off,
    )
