"""Extract: the tokens that a page names, in classes and in attributes."""

from __future__ import annotations

import re

__all__ = ["tokens"]

_TAG = re.compile(r"<[a-zA-Z][^\s>/]*\s+((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>")
_ATTRIBUTE = re.compile(r"([^\s=>\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
_IGNORED = frozenset(("placeholder", "fill", "opacity", "stroke-opacity"))


def _unescaped(value: str) -> str:
    from html import unescape  # its table of names takes long to load, and few pages need it

    return unescape(value)


def tokens(html: str) -> frozenset[str]:
    """Class names as they are, and attributes as `[name~="word"]` or, without a value, `[name=""]`."""
    found: set[str] = set()
    for tag in _TAG.finditer(html):
        for name, double, single, bare in _ATTRIBUTE.findall(tag[1]):
            value = double or single or bare
            value = _unescaped(value) if "&" in value else value
            if name == "class":
                found.update(value.split())
            elif name in _IGNORED:
                continue
            elif value:
                found.update(f'[{name}~="{word}"]' for word in value.split())
            else:
                found.add(f'[{name}=""]')
    return frozenset(found)
