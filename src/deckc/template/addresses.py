"""Addresses: the files that a slide's finished nodes point to, each asked for once.

In: the tree. Out: the same with the addresses that the page uses, and a list of what was asked for.
Source: HTML Living Standard (attributes that hold URLs), Vue's `transformAssetUrls`.
"""

from __future__ import annotations

import re

from deckc.model import AssetUse
from deckc.template.nodes import Element, Node, walk
from deckc.template.scope import Run

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
CSS_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s][^)]*?))\s*\)""")
CANDIDATE = re.compile(r"\s*([^\s,]\S*[^\s,]|[^\s,])(\s+[\d.]+[wxh])?\s*(?:,|$)")


def resolve_addresses(nodes: list[Node], run: Run) -> tuple[AssetUse, ...]:
    """Changes the tree in place; the addresses as written, with their places."""
    uses: dict[AssetUse, None] = {}
    for element in walk(nodes):
        for name in ATTRIBUTES.get(element.tag, ()):
            if url := element.attrs.get(name):
                element.attrs[name] = replace_urls(name, url, element, run, uses)
        style = element.attrs.get("style")
        if style and "url(" in style:
            element.attrs["style"] = CSS_URL.sub(
                lambda match, element=element: in_css(match, element, run, uses),  # type: ignore[misc]
                style,
            )
    return tuple(uses)


def replace_urls(name: str, value: str, element: Element, run: Run, uses: dict[AssetUse, None]) -> str:
    if name != "srcset":
        return resolve(value, element, run, uses)
    candidates = CANDIDATE.findall(value)
    return ", ".join(resolve(url, element, run, uses) + size for url, size in candidates)


def in_css(match: re.Match[str], element: Element, run: Run, uses: dict[AssetUse, None]) -> str:
    url = match[1] or match[2] or match[3] or ""
    found = resolve(url, element, run, uses)
    return match[0] if found == url else f'url("{found}")'


def resolve(url: str, element: Element, run: Run, uses: dict[AssetUse, None]) -> str:
    """The address in the page, or the one given when it is no file of ours."""
    if url in run.resolved or url.startswith(("#", "data:")):
        return url
    span = element.source.span(element.offset, url)
    uses[AssetUse(url, span)] = None
    found = run.facts.asset(url, span)
    if found is None:
        return url
    run.resolved.add(found)
    return found
