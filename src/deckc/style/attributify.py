"""Attributify: utilities written as attributes, `<div grid="~ cols-2" m-2>`.

A token of an attribute is written as its selector: `[grid~="cols-2"]`, `[m-2=""]`.
"""

from __future__ import annotations

import re

from deckc.style.values import escape

__all__ = ["selector", "to_class"]

_TOKEN = re.compile(r'^\[(.+?)(~?=)"(.*)"\]$')
_VARIANTS = re.compile(r"^(?!.*\[[^:]+:.+\]$)((?:.+:)?!?)(.*)$")
_BRACKET_BEHIND = re.compile(r"^(.*\][:-])(\[[^\]]+?\])$")


def selector(token: str) -> str:
    """The CSS selector of a token, escaped."""
    match = _TOKEN.match(token)
    return f'[{escape(match[1])}{match[2]}"{escape(match[3]) if match[3] else ""}"]' if match else f".{escape(token)}"


def to_class(token: str) -> list[str]:
    """The class that says the same; two where it could be read in two ways; [] when the token is no attribute."""
    match = _TOKEN.match(token)
    if not match:
        return []
    name, content = match[1].removeprefix("un-"), match[3]
    parts = _VARIANTS.match(content)
    variants, body = (parts[1], parts[2]) if parts else ("", content)
    if body in ("~", ""):
        return [variants + name]
    if behind := _BRACKET_BEHIND.match(content):
        return [f"{behind[1]}{variants}{name}-{behind[2]}"]
    if variants and re.fullmatch(r"[\d.]+", body):
        pieces = [piece for piece in re.split(r"([^:]*:)", variants) if piece]
        last = pieces.pop()
        return [f"{variants}{name}-{body}", f"{''.join(pieces)}{name}-{last}{body}"]
    return [f"{variants}{name}-{body}"]
