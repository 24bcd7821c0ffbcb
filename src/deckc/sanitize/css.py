"""CSS: rules and declarations without what asks other hosts for something.

It is read as browsers read it (escapes resolved, strings and comments known) and written anew. Addresses of the site
and of data stay, others become empty ones; `@import` goes, since imports of files have been followed before.
Source: CSS Syntax 3; CSS Values 4 (`url()`, `src()`), CSS Images 4 (`image-set()`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2
from tinycss2.ast import AtKeywordToken, FunctionBlock, StringToken, URLToken

from deckc.lazy_regex import lazy_regex
from deckc.sanitize.addresses import is_load

__all__ = ["clean_css", "clean_declarations"]

NOTHING = "data:,"
LOADING = lazy_regex(r"^-?(?:\w+-)*(?:url|src|image|image-set|cross-fade|url-prefix|domain|element|paint)$")
# What may stand in one of these. Of any other function (`var()`, `if()`, one that the sheet defines) the value may be a
# text, which is an address here.
HELD = lazy_regex(r"(?:-?(?:\w+-)*gradient|type|format|tech|calc|(?:rgb|hsl)a?|hwb|(?:ok)?l(?:ab|ch)|color|color-mix)$")
RUNNING = frozenset(("expression",))
MAY_LOAD = lazy_regex(r"\\|url|src|image|cross-fade|import|expression|element|paint|<", re.I)
END_TAG = lazy_regex(r"<(?=[/!])")


def clean_css(css: str) -> str:
    """A style sheet; nothing in it ends a `<style>` element."""
    if not MAY_LOAD.search(css):
        return css
    tokens = tinycss2.parse_component_value_list(css)
    return END_TAG.sub(r"\\3c ", tinycss2.serialize(list(cleaned(tokens))))


def clean_declarations(css: str) -> str:
    """Declarations, or one value, as they stand in an attribute."""
    return clean_css(css)


def cleaned(tokens: Iterable[Any]) -> Iterator[Any]:
    """The tokens with what they may not be left out or emptied. Those of blocks are changed in place."""
    importing = False
    for token in tokens:
        if importing:
            importing = token != ";" and token.type != "{} block"
            continue
        if isinstance(token, AtKeywordToken) and token.lower_value == "import":
            importing = True
            continue
        if isinstance(token, FunctionBlock) and token.lower_name in RUNNING:
            continue
        if isinstance(token, URLToken) and not is_load(token.value):
            yield URLToken(token.source_line, token.source_column, NOTHING, f'url("{NOTHING}")')
            continue
        if isinstance(token, FunctionBlock):
            loading = LOADING.match(token.lower_name)
            token.arguments = list(cleaned(emptied(token.arguments) if loading else token.arguments))
        elif hasattr(token, "content"):
            token.content = list(cleaned(token.content))
        yield token


def emptied(arguments: Iterable[Any]) -> Iterator[Any]:
    """The arguments of a function that loads: texts are addresses."""
    for token in arguments:
        if isinstance(token, StringToken) and not is_load(token.value):
            yield StringToken(token.source_line, token.source_column, NOTHING, f'"{NOTHING}"')
        elif not isinstance(token, FunctionBlock) or holds(token.lower_name):
            yield token


def holds(name: str) -> bool:
    """Whether a function may stand in one that loads."""
    return bool(LOADING.match(name) or HELD.match(name))
