"""Shrink: the shortest text that still goes wrong in the same way."""

from __future__ import annotations

import time
from collections.abc import Callable

__all__ = ["shrunk"]

LONGEST_SECONDS = 60.0


def shrunk(text: str, is_wrong: Callable[[str], bool]) -> str:
    """Leaves out lines, then letters, in ever smaller pieces, as long as the fault stays."""
    latest = time.monotonic() + LONGEST_SECONDS
    for separator in ("\n", ""):
        parts = text.split(separator) if separator else list(text)
        size = max(1, len(parts) // 2)
        while size and time.monotonic() < latest:
            start, shorter = 0, False
            while start < len(parts) and time.monotonic() < latest:
                without = parts[:start] + parts[start + size :]
                if is_wrong(separator.join(without)):
                    parts, shorter = without, True
                else:
                    start += size
            size = size // 2 if not shorter or size > 1 else 1
        text = separator.join(parts)
    return text
