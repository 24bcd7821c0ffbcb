"""Place: where in a diagram's source Mermaid's error is.

Mermaid takes front matter and directives out before it reads, so that its lines are not those of the source; it quotes
what stands around the error. Source: Mermaid's messages, which are those of Jison and Langium.
"""

from __future__ import annotations

import re
from typing import Any

from deckc.lazy_regex import lazy_regex

__all__ = ["place_of"]

# What may stand before the diagram itself.
HEAD = lazy_regex(r"\s*(?:---[ \t]*\n.*?\n[ \t]*---[ \t]*(?:\n|$)\s*)?(?:%%\{.*?\}%%\s*)*", re.DOTALL)


def place_of(verdict: dict[str, Any], source: str) -> tuple[int, int] | None:
    """Line and column of an error, both from 0; None: Mermaid does not tell. `source`: without its comments."""
    if verdict.get("line"):
        above = HEAD.match(source)
        return verdict["line"] - 1 + (above[0].count("\n") if above else 0), verdict["column"] - 1
    lines = verdict["message"].split("\n")
    if len(lines) < 3 or not lines[2].endswith("^"):
        return None
    return quoted_place(lines[1], len(lines[2]) - 1, verdict.get("token", ""), source)


def quoted_place(quote: str, at: int, token: str, source: str) -> tuple[int, int] | None:
    """The place of a quotation's character `at`. Jison quotes the source without its line breaks."""
    cut = 3 if quote.startswith("...") else 0
    before, after = quote[cut:at], quote[at:].removesuffix("...")
    offsets = [offset for offset, character in enumerate(source) if character != "\n"]
    found = "".join(source[offset] for offset in offsets).find(before + after)
    if found < 0:
        return None
    index = found + len(before)
    # The end of a line, and the end of all, belong to the line before them.
    ends = not token.strip() or index == len(offsets)
    offset = offsets[index - 1] + 1 if ends and index else offsets[index]
    return source.count("\n", 0, offset), offset - source.rfind("\n", 0, offset) - 1
