"""Named groups: which numbers the named groups of an Oniguruma expression have, told from its source alone."""

from __future__ import annotations

import re

from deckc.lazy_regex import lazy_regex

__all__ = ["group_numbers"]

GROUP = lazy_regex(r"\\.|\[\^?\]?|\]|\((?:\?<([A-Za-z_]\w*)>|(?!\?))", re.DOTALL)


def group_numbers(source: str) -> dict[str, int]:
    """The numbers of named groups; of "", how many groups there are."""
    names: dict[str, int] = {"": 0}
    depth = 0
    for match in GROUP.finditer(source):
        sign = match[0][0]
        if sign == "[" or (sign == "]" and depth):
            depth += 1 if sign == "[" else -1
        elif sign == "(" and not depth:
            names[""] += 1
            if match[1]:
                names[match[1]] = names[""]
    return names
