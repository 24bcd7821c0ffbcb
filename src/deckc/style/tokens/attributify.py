"""Attributify: utilities written as attributes, `<div grid="~ cols-2" m-2>`.

A token of an attribute is written as its selector: `[grid~="cols-2"]`, `[m-2=""]`.
"""

from __future__ import annotations

import re

from deckc.lazy_regex import lazy_regex
from deckc.style.theme import escape

__all__ = ["selector", "to_class"]

_VARIANTS = lazy_regex(r"^(?!.*\[[^:]+:.+\]$)((?:.+:)?!?)(.*)$")
_BRACKET_BEHIND = lazy_regex(r"^(.*\][:-])(\[[^\]]+?\])$")


def _parts(token: str) -> tuple[str, str, str] | None:
    """The name, operator and content of an attribute's token."""
    if not (token.startswith("[") and token.endswith('"]')):
        return None
    name, mark, content = token[1:-2].partition('="')
    if not mark or not name:
        return None
    return (name[:-1], "~=", content) if name[-1] == "~" and name != "~" else (name, "=", content)


def selector(token: str) -> str:
    """The CSS selector of a token, escaped."""
    if not (parts := _parts(token)):
        return f".{escape(token)}"
    name, operator, content = parts
    return f'[{escape(name)}{operator}"{escape(content) if content else ""}"]'


def to_class(token: str) -> list[str]:
    """The class that says the same; two where it could be read in two ways; [] when the token is no attribute."""
    parts = _parts(token)
    if not parts:
        return []
    name, content = parts[0].removeprefix("un-"), parts[2]
    match = _VARIANTS.match(content) if ":" in content or content.startswith("!") else None
    variants, body = (match[1], match[2]) if match else ("", content)
    if body in ("~", ""):
        return [variants + name]
    if behind := _BRACKET_BEHIND.match(content):
        return [f"{behind[1]}{variants}{name}-{behind[2]}"]
    if variants and re.fullmatch(r"[\d.]+", body):
        pieces = [piece for piece in re.split(r"([^:]*:)", variants) if piece]
        last = pieces.pop()
        return [f"{variants}{name}-{body}", f"{''.join(pieces)}{name}-{last}{body}"]
    return [f"{variants}{name}-{body}"]
