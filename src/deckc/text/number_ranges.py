"""Number ranges: `"1,3-5,8"` as numbers, for imports, code lines and exports.

Source: Slidev guide, "Importing Slides"; the same grammar everywhere.
"""

from __future__ import annotations

import re

from deckc.lazy_regex import lazy_regex

__all__ = ["parse_ranges"]

NUMBER = lazy_regex(r"[0-9]+")


def parse_ranges(text: str | None, total: int) -> tuple[int, ...]:
    """Ascending numbers up to `total`, each once. None, "", "all" and "*" are 1 to `total`; "none" is ().

    Parts stand between `,` or `;`: `n`, `a-b`, `a-` (to the end), `-b` (from 0). What is no number is left out.
    A 0 in the text stays in the result: what it means is the caller's to say.
    """
    text = (text or "").strip()
    if text in ("", "all", "*"):
        return tuple(range(1, total + 1))
    if text == "none":
        return ()
    found: set[int] = set()
    for part in re.split("[,;]", text):
        first, dash, rest = part.partition("-")
        last = rest.partition("-")[0]
        start, end = number(first), number(last) if last.strip() else total if dash else number(first)
        if start is not None and end is not None:
            found.update(range(start, min(end, total) + 1))
    return tuple(sorted(found))


def number(text: str) -> int | None:
    text = text.strip()
    if not text:
        return 0
    return int(text[:18]) if NUMBER.fullmatch(text) else None
