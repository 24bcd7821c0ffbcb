"""Titles: a slide's title as inline HTML and as plain text, for lists of slides and the document's title."""

from __future__ import annotations

from functools import cache, lru_cache

from markdown_it import MarkdownIt

from deckc.markdown.code import inline_code
from deckc.markdown.comark import comark_inline
from deckc.markdown.core import Typeset, renderer_of
from deckc.markdown.math import math as math_syntax
from deckc.markdown.text import emphasis, html_blocks, text_of_tokens

__all__ = ["inline_to_html", "plain_text"]

LINKS = frozenset({"link_open", "link_close"})
REMEMBERED = 4096  # titles of a long deck: a preview asks for all of them again after each edit


@cache
def engine(comark: bool, math: bool) -> MarkdownIt:
    md = MarkdownIt("default", {"html": True, "typographer": True, "quotes": "\"\"''"})
    emphasis(md)
    html_blocks(md)
    inline_code(md)
    if math:
        math_syntax(md)
    if comark:
        comark_inline(md)
    return md


@lru_cache(REMEMBERED)
def inline_to_html(text: str, *, comark: bool = False, typeset: Typeset | None = None) -> str:
    """A title as inline HTML for a template: `{{ }}` stand in it.

    Links are left as their text: titles stand in links themselves.

    `typeset`: how formulas are set; None: `$` is a letter.
    """
    md = engine(comark, typeset is not None)
    env = {"typeset": typeset}
    tokens = [token for token in md.parseInline(text, env)[0].children or () if token.type not in LINKS]
    return str(renderer_of(md).renderInline(tokens, md.options, env))


@lru_cache(REMEMBERED)
def plain_text(text: str, *, comark: bool = False, math: bool = False) -> str:
    """A title without Markdown's marks and without tags."""
    return text_of_tokens(engine(comark, math).parseInline(text, {}))
