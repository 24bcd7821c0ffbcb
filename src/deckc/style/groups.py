"""Groups: variants of several utilities at once, `hover:(text-red underline)`."""

from __future__ import annotations

import re

__all__ = ["expand_groups"]

_GROUP = re.compile(
    r"((?:[!@*<~\w+:_-]|\[&?>?:?\S*\])+?)(-|:)\(((?:[~!<>\w\s:/\\,%#.$?-]|\[[^\]]*?\])+?)\)(?!\s*?=>)", re.ASCII
)
_DEPTH = 5


def expand_groups(text: str) -> str:
    """The text with each group written out; groups in groups up to five deep."""
    if "(" not in text:
        return text
    for _ in range(_DEPTH):
        expanded = _GROUP.sub(_each, text)
        if expanded == text:
            break
        text = expanded
    return text


def _each(group: re.Match[str]) -> str:
    prefix, separator = group[1], group[2]
    return " ".join(_prefixed(word, prefix, separator) for word in group[3].split())


def _prefixed(word: str, prefix: str, separator: str) -> str:
    if word == "~":
        return f"{prefix}{separator}~" if separator == ":" else prefix
    important = "!" if word.startswith("!") else ""
    return f"{important}{prefix}{separator}{word[len(important) :]}"
