"""Variant groups: a variant or name of several utilities at once, `hover:(text-red underline)`, `text-(lg red)`."""

from __future__ import annotations

import re

from deckc.lazy_regex import lazy_regex

__all__ = ["expand_groups", "written_out"]

_BRACKETS = r"\[[^\]\s]*\]"
_GROUP = lazy_regex(rf"((?:{_BRACKETS}|[^\s\"'`(){{}}\[\]])+)([:-])\(((?:{_BRACKETS}|[^()\[\]\"'`{{}}])+)\)(?!\s*=>)")
_ATTRIBUTE = lazy_regex(r"""(\s)([\w:.@-]+)=("[^"]*[:-]\([^"]*"|'[^']*[:-]\([^']*')""")
_TEXTS = frozenset("alt title href src srcset style placeholder content d".split())
_DEPTH = 5


def written_out(text: str) -> str:
    """The text with each group written out, groups in groups too; `~` in a group is the name before it."""
    for _ in range(_DEPTH):
        expanded = _GROUP.sub(_each, text) if "(" in text else text
        if expanded == text:
            break
        text = expanded
    return text


def expand_groups(html: str) -> str:
    """HTML with the groups in its classes and attributes written out, so that each class is there by its name."""
    return _ATTRIBUTE.sub(_written_attribute, html) if ":(" in html or "-(" in html else html


def _written_attribute(attribute: re.Match[str]) -> str:
    space, name, value = attribute.groups()
    if name in _TEXTS or name.startswith(("aria-", "data-", "on")):
        return attribute[0]
    return f"{space}{name}={value[0]}{written_out(value[1:-1])}{value[0]}"


def _each(group: re.Match[str]) -> str:
    prefix, separator = group[1], group[2]
    return " ".join(_prefixed(word, prefix, separator) for word in group[3].split())


def _prefixed(word: str, prefix: str, separator: str) -> str:
    if word == "~":
        return f"{prefix}{separator}~" if separator == ":" else prefix
    important = "!" if word.startswith("!") else ""
    return f"{important}{prefix}{separator}{word[len(important) :]}"
