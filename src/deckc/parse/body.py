"""Body: a slide's text without its note, its title and the hash of the whole.

Source: Slidev's parser. Its rules see characters, not Markdown: a comment in a fence can be the note, a `#` line in a
fence the title.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import mul
from typing import Any

from deckc.lazy_regex import lazy_regex
from deckc.parse.decoding import trim

__all__ = ["Note", "revision", "take_note", "title_and_level"]

# JavaScript's multiline ^ and $ stop at four characters, and its dot takes none of them.
LINE_END = "\n\r\u2028\u2029"
HEADING = lazy_regex(rf"(?:^|(?<=[{LINE_END}]))(#+) ([^{LINE_END}]*)")
BASE_36 = "0123456789abcdefghijklmnopqrstuvwxyz"
BLOCK = 1024
POWERS = [pow(31, exponent, 2**32) for exponent in range(BLOCK, -1, -1)]


@dataclass(frozen=True, slots=True)
class Note:
    text: str
    offset: int  # of its first character in the body it was taken from


def take_note(body: str) -> tuple[str, Note | None]:
    """The trimmed body without the comment that ends it, and that comment's text."""
    if not body.endswith("-->"):
        return body, None
    cursor = opening = 0
    while cursor < len(body):
        opening = body.find("<!--", cursor)
        closing = body.find("-->", opening + 4) if opening >= 0 else -1
        if closing < 0:
            return body, None
        cursor = closing + 3
    inner = body[opening + 4 : -3]
    text = trim(inner)
    return trim(body[:opening]), Note(text, opening + 4 + (inner.find(text) if text else 0))


def title_and_level(frontmatter: Mapping[str, Any], body: str) -> tuple[Any, Any]:
    """Frontmatter's `title` or `name`, else the first `#` line's text; the level likewise. None: there is none."""
    title = frontmatter.get("title") or frontmatter.get("name")
    level = None
    if not title:
        heading = HEADING.search(body)
        title, level = (trim(heading[2]), len(heading[1])) if heading else (None, None)
    return title, frontmatter.get("level") or level


@lru_cache(4096)  # of a long deck: a preview asks for all again after each edit
def revision(text: str) -> str:
    """Slidev's hash: h = 31 h + unit over UTF-16 units, as a signed 32-bit number in base 36."""
    units = memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H")
    value = 0
    for start in range(0, len(units), BLOCK):
        block = units[start : start + BLOCK]
        value = (value * POWERS[BLOCK - len(block)] + sum(map(mul, block, POWERS[BLOCK + 1 - len(block) :]))) % 2**32
    return base_36(value - 2**32 if value >= 2**31 else value)


def base_36(number: int) -> str:
    digits = ""
    rest = abs(number)
    while rest or not digits:
        rest, digit = divmod(rest, 36)
        digits = BASE_36[digit] + digits
    return f"-{digits}" if number < 0 else digits
