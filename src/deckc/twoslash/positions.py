"""Positions: offsets into a text ↔ the lines and columns of the protocol, which count in UTF-16."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["offset_of", "position_of"]


def position_of(text: str, offset: int) -> dict[str, int]:
    """Line and character, both from 0."""
    start = text.rfind("\n", 0, offset) + 1
    return {"line": text.count("\n", 0, offset), "character": len(text[start:offset].encode("utf-16-le")) // 2}


def offset_of(text: str, position: Mapping[str, int]) -> int:
    start = 0
    for _ in range(position["line"]):
        start = text.find("\n", start) + 1
        if not start:
            return len(text)
    units = position["character"] * 2
    rest = text[start : start + position["character"]]  # no character is less than one unit
    return start + len(rest.encode("utf-16-le")[:units].decode("utf-16-le", "ignore"))
