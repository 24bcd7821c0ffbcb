"""Links: to slides of the deck, and out into the world.

An address that begins with `.`, `/` or `#`, or is a number, is a place in the deck: the template gets a `<Link to>`,
which knows the router. All others open in a new tab. Source: Slidev guide, "Internal Links".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from posixpath import normpath

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from deckc.lazy_regex import lazy_regex

__all__ = ["internal_links", "is_internal", "resolved_links", "slide_href"]

INTERNAL = lazy_regex(r"[./#]|\d+$", re.ASCII)


def is_internal(href: str) -> bool:
    return INTERNAL.match(href) is not None


def slide_href(to: str, base: str = "#/") -> str:
    """The address in the page: `/2`, `./2`, `2`, `../2` → `#/2`. `base` is what slides' paths begin with."""
    if to.startswith("#"):
        return to
    if to.startswith("/"):
        return base + to[1:]
    path = normpath("/" + to)
    return base + path[1:]


def internal_links(md: MarkdownIt) -> None:
    """For templates: `<Link to>` in place of `<a href>`."""
    md.add_render_rule("link_open", link_open)


def resolved_links(md: MarkdownIt) -> None:
    """For finished HTML: the address itself."""
    md.add_render_rule("link_open", resolved_link_open)


def link_open(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[index]
    if is_internal(str(token.attrs.get("href", ""))):
        token.attrs = {"to" if name == "href" else name: value for name, value in token.attrs.items()}
        close = next(other for other in tokens[index:] if other.type == "link_close")
        token.tag = close.tag = "Link"
    else:
        token.attrs.setdefault("target", "_blank")
    return self.renderToken(tokens, index, options, env)


def resolved_link_open(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    href = str(token.attrs.get("href", ""))
    if is_internal(href):
        token.attrs["href"] = slide_href(href, env.get("link_base", "#/"))
    else:
        token.attrs.setdefault("target", "_blank")
    return self.renderToken(tokens, index, options, env)
