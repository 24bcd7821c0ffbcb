"""Asset addresses: the files that a slide's finished nodes point to, each asked for once.

In: the tree. Out: the same with the addresses that the page uses.
Source: HTML Living Standard (attributes that hold URLs), Vue's `transformAssetUrls`.
"""

from __future__ import annotations

import re
from functools import partial
from urllib.parse import unquote

from deckc.disk.paths import EMBEDDED
from deckc.lazy_regex import lazy_regex
from deckc.model import Span
from deckc.template.expressions import Run
from deckc.template.tree import Element, Node, walk

__all__ = ["resolve_addresses"]

ATTRIBUTES = {
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "iframe": ("src",),
}
LINKS = ("a", "area")
FILE = lazy_regex(r"[^?#]*\.\w+(?:[?#].*)?|(?:file|[a-z]):[\\/].*", re.ASCII | re.IGNORECASE)
CSS_URL = lazy_regex(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s][^)]*?))\s*\)""")
CSS_ESCAPE = lazy_regex(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", re.S)
CANDIDATE = lazy_regex(r"\s*([^\s,]\S*[^\s,]|[^\s,])(\s+[\d.]+[wxh])?\s*(?:,|$)")


def resolve_addresses(nodes: list[Node], run: Run) -> None:
    """Changes the tree in place."""
    for element in walk(nodes):
        for name in ATTRIBUTES.get(element.tag, ()):
            if url := element.attrs.get(name):
                element.attrs[name] = resolve_all(url, element, run) if name == "srcset" else resolve(url, element, run)
        if element.tag in LINKS:
            resolve_link(element, run)
        style = element.attrs.get("style")
        if style and "url(" in style:
            element.attrs["style"] = CSS_URL.sub(partial(in_css, element=element, run=run), style)


def resolve(url: str, element: Element, run: Run) -> str:
    if element.tag == "iframe" and url.endswith("/"):  # a folder of the deck, or a page that some server gives
        return run.link(url, place_of(url, element, run)) or url
    return run.address(url, place_of(url, element, run))


def place_of(url: str, element: Element, run: Run) -> Span:
    """Where an address was given: in a component's file, often by the tag that uses the component."""
    given = run.given.get(url) if element.source.file else None
    place = given or element.source.span(element.offset, url)
    return place if place.end_column or "%" not in url else element.source.span(element.offset, unquote(url))


def resolve_link(element: Element, run: Run) -> None:
    """A link to a file: of a site that is one page, the reader gets the file itself."""
    url = element.attrs.get("href") or ""
    if FILE.fullmatch(url) and (found := run.link(url, place_of(url, element, run))) is not None:
        element.attrs["href"] = url = found
    if url.startswith(EMBEDDED):
        element.attrs.setdefault("download", url.rpartition("/")[2])


def resolve_all(candidates: str, element: Element, run: Run) -> str:
    """`a.png 1x, b.png 2x`."""
    return ", ".join(resolve(url, element, run) + size for url, size in CANDIDATE.findall(candidates))


def in_css(match: re.Match[str], element: Element, run: Run) -> str:
    url = written(match)
    return as_css(match, resolve(url, element, run), url)


def written(match: re.Match[str]) -> str:
    return CSS_ESCAPE.sub(unescaped, match[1] or match[2] or match[3] or "")


def as_css(match: re.Match[str], found: str, url: str) -> str:
    return match[0] if found == url else f'url("{found}")'


def unescaped(match: re.Match[str]) -> str:
    """What an escape in CSS stands for; themes write addresses with `CSS.escape()`."""
    if not match[1]:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "\ufffd"
