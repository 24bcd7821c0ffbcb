"""Extractor: the tokens that a page names, in classes and in attributes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache

from deckc.lazy_regex import lazy_regex

__all__ = ["tokens", "words"]

_TAG = lazy_regex(r"<[a-zA-Z][^\s>/]*\s+((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>")
_ATTRIBUTE = lazy_regex(r"([^\s=>\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
_ATTRIBUTE_TOKEN = lazy_regex(r"\[[^\s=~\]]+(?:~=\"[^\"]*\"|=\"\")\]")
_IGNORED = frozenset(("placeholder", "fill", "opacity", "stroke-opacity"))
_BETWEEN = lazy_regex(r"[\\:]?[\s'\"`;{}]+")
_LETTER = lazy_regex(r"[a-z]")
_LONGEST = 200  # letters of a class
_LATER = "data-clicks-attrs"  # attributes by click, as JSON: {name: [[click, value], …]}


def tokens(html: str, sources: Iterable[str] | None = None) -> frozenset[str]:
    """Class names as they are, and attributes as `[name~="word"]` or, without a value, `[name=""]`.

    Also of attributes that an element has only from some click on. With `sources`, the templates that the HTML is made
    of, attributes count only where they are written there: those that a component binds or is given are data, as
    `stroke` of a line in its drawing, or what the frontmatter passes to a layout.
    """
    found = _all_tokens(html)
    if sources is None:
        return found
    written = frozenset().union(*map(_all_tokens, sources))
    return frozenset(token for token in found if token in written or not _ATTRIBUTE_TOKEN.fullmatch(token))


def words(source: str) -> frozenset[str]:
    """What may be a class in a script or template whose classes are known when it runs: every word, and the attributes
    of tags. Source: UnoCSS, "Extractors"."""
    found = (word for word in _BETWEEN.split(source) if len(word) <= _LONGEST and _LETTER.search(word))
    return frozenset(found) | _all_tokens(source)


def _all_tokens(html: str) -> frozenset[str]:
    return frozenset().union(*map(_tokens_in, set(_TAG.findall(html))))


@lru_cache(16_384)  # the tags of a long deck: a preview asks for all again after each edit
def _tokens_in(attributes: str) -> frozenset[str]:
    """The tokens of one tag, whose attributes these are."""
    found: set[str] = set()
    for name, double, single, bare in _ATTRIBUTE.findall(attributes):
        value = double or single or bare
        value = _unescaped(value) if "&" in value else value
        if name == _LATER:
            for later, text in _by_click(value):
                found.update(_tokens_of(later, text))
        elif name not in _IGNORED:
            found.update(_tokens_of(name, value))
    return frozenset(found)


def _tokens_of(name: str, value: str) -> list[str]:
    if name == "class":
        return value.split()
    return [f'[{name}~="{word}"]' for word in value.split()] if value else [f'[{name}=""]']


def _by_click(table: str) -> Iterator[tuple[str, str]]:
    """Names and values of a table; none where an author wrote something else under its name."""
    try:
        rows = [(name, value) for name, states in json.loads(table).items() for _, value in states]
    except (ValueError, TypeError, AttributeError, RecursionError):
        return
    yield from ((name, value) for name, value in rows if isinstance(value, str))


def _unescaped(value: str) -> str:
    from html import unescape  # its table of names takes long to load, and few pages need it

    return unescape(value)
