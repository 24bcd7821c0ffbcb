"""Columns: text as a terminal shows it.

Tabs, wide characters and emoji take their columns, so that carets stand where they belong; control characters are
shown, never sent.
"""

from __future__ import annotations

import unicodedata

__all__ = ["visible", "width"]

TAB = 4
JOINER = "\u200d"
EMOJI_STYLE = "\ufe0f"
SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
REORDERING = "\u202a\u202b\u202d\u202e\u2066\u2067"


def visible(text: str, column: int = 0) -> str:
    """The text with tabs as spaces up to the next stop, and with control characters as pictures of themselves."""
    result = ""
    for character in text:
        if character == "\t":
            result += " " * (TAB - (column + width(result)) % TAB)
        elif character < " " or character == "\x7f":
            result += chr(0x2421 if character == "\x7f" else 0x2400 + ord(character))
        elif unicodedata.category(character) in ("Cc", "Zl", "Zp") or character in REORDERING:
            result += "\ufffd"
        else:
            result += character
    return result


def width(text: str) -> int:
    """How many columns of a terminal a text takes. Source: Unicode Standard Annex 11; emoji sequences are one emoji."""
    if text.isascii():
        return len(text)
    total, before = 0, ""
    for character in text:
        if character == EMOJI_STYLE:
            total += 1 if before and columns_of(before) == 1 else 0
        elif before != JOINER and character not in SKIN_TONES:
            total += columns_of(character)
        before = character
    return total


def columns_of(character: str) -> int:
    if character < "\u0300":
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):  # accents, joiners, selectors
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
