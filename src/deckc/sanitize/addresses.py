"""Addresses: what a page of an untrusted deck may load, and where its links may lead.

A browser drops tabs and line ends of an address, and blanks at its ends; `\\` is `/` to it.
Source: URL Living Standard, "URL parsing".
"""

from __future__ import annotations

import re

from deckc.lazy_regex import lazy_regex

__all__ = ["is_fragment", "is_frame", "is_link", "is_load", "is_remote", "is_set_of_loads"]

ENDS = "".join(map(chr, range(0x21)))
DROPPED = lazy_regex("[\t\n\r]")
SCHEME = lazy_regex(r"[a-z][a-z0-9+.-]*(?=:)", re.I)
LINKS = frozenset(("http", "https", "mailto", "tel"))
EMBEDDED = "embedded"  # of a site that becomes one file, see `embed.py`
REMOTE = lazy_regex(r"(?:https?:)?//", re.I)
DATA = lazy_regex(r"data:(?:image|font|audio|video)/|data:application/(?:font|x-font|vnd\.ms-fontobject)|data:,", re.I)
DOCUMENT = lazy_regex(r"(?:data|embedded):", re.I)


def plain(url: str) -> str:
    """The address as a browser reads it."""
    return DROPPED.sub("", url.strip(ENDS)).replace("\\", "/")


def is_link(url: str) -> bool:
    """Whether a reader may follow it: a place in the site, another site, a letter, a call."""
    scheme = SCHEME.match(plain(url))
    return scheme is None or scheme[0].lower() in LINKS


def is_load(url: str) -> bool:
    """Whether the page may load it by itself: a file of the site, or data that is no document."""
    url = plain(url)
    scheme = SCHEME.match(url)
    if scheme is None:
        return not url.startswith("//")
    return scheme[0].lower() == EMBEDDED or bool(DATA.match(url))


def is_remote(url: str) -> bool:
    """Whether another host would be asked."""
    return bool(REMOTE.match(plain(url)))


def is_set_of_loads(candidates: str) -> bool:
    """The same of `srcset`: addresses with their sizes. Those of data may hold commas, and are none here."""
    text = plain(candidates).replace(f"{EMBEDDED}:", "")
    return ":" not in text and "//" not in text


def is_frame(url: str) -> bool:
    """Whether a frame may show it: a document that the page itself holds, which has no origin of its own."""
    return bool(DOCUMENT.match(plain(url)))


def is_fragment(url: str) -> bool:
    """Whether it names an element of the same document."""
    return plain(url).startswith("#")
