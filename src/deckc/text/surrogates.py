"""Surrogates: texts that UTF-8 can write. JavaScript's strings may hold half a character, a lone surrogate."""

from __future__ import annotations

__all__ = ["whole_characters"]


def whole_characters(text: str) -> str:
    """The text with two halves beside each other as the character that they are; a lone one is U+FFFD.

    Source: WHATWG Encoding, "USVString" (what a browser does when it shows such a string).
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
