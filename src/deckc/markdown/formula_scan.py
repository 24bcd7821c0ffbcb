"""Formula scan: the formulas that a text most likely has, found before it is parsed, so that they can be set together.

By the rules of `math.py`, which look at lines and `$` alone. What is missed or found in vain costs time, no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckc.lazy_regex import lazy_regex
from deckc.markdown.math import can_close, closing_dollar

__all__ = ["formulas_in"]

CODE = lazy_regex(
    r"^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)*(`{3,}|~{3,})[^\n]*$.*?(?:^[ \t>]*\1|\Z)|<!--.*?(?:-->[^\n]*|\Z)",
    re.DOTALL | re.MULTILINE,
)
LEAD = lazy_regex(r"(?:[ \t>]|[-*+](?=[ \t])|\d+[.)](?=[ \t]))*")  # of blockquotes and list items
PASSED = lazy_regex(r"[^$`\\]+|\\.|\\$|\$\$|(`+)(?!`)(?:.*?(?<!`)\1(?!`))?", re.DOTALL)  # words, escapes, code


def formulas_in(text: str) -> Iterator[tuple[str, bool]]:
    """TeX, and whether it stands on a line of its own, as `Typeset` is asked for it."""
    lines = iter(CODE.sub("\n", text).split("\n")) if "$" in text else iter(())
    paragraph: list[str] = []
    for line in lines:
        lead = match.end() if (match := LEAD.match(line)) else 0
        before, rest = line[:lead], line[lead:].rstrip()
        is_block = rest.startswith("$$")
        if is_block or not rest or before.strip(" \t>"):
            yield from inline("\n".join(paragraph))
            paragraph.clear()
        if is_block:
            yield block(rest[2:].strip(), before, lines), True
        else:
            paragraph.append(rest)
    yield from inline("\n".join(paragraph))


def block(first: str, lead: str, lines: Iterator[str]) -> str:
    """The formula behind `$$`, with the lines up to one that ends in `$$`."""
    if first.endswith("$$"):
        return first[:-2].strip()
    signs = " \t>" if ">" in lead else " \t"
    tex = ""
    for line in lines:
        begun = line[: len(lead)]
        text = begun.lstrip(signs) + line[len(lead) :]
        if text.rstrip().endswith("$$"):
            last = text.strip()[:-2]
            return tex + (last if last.strip() else "")
        tex += f"{text}\n"
    return tex


def inline(text: str) -> Iterator[tuple[str, bool]]:
    """The formulas of a paragraph."""
    place = 0
    while place < len(text):
        if match := PASSED.match(text, place):
            place = match.end()
            continue
        end = closing_dollar(text, place + 1)
        is_formula = end >= 0 and text[place + 1] not in " \t" and can_close(text, end)
        if is_formula:
            yield text[place + 1 : end], False
        place = end + 1 if is_formula else place + 1
