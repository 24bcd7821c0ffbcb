"""Loaded addresses: those of what a text of HTML or CSS loads.

Patterns for `re.sub()`, and what they found as an address. Source: HTML Living Standard; CSS Syntax Module Level 3.
"""

from __future__ import annotations

import re

from deckc.lazy_regex import lazy_regex

__all__ = ["ADDRESS", "CSS_URL", "LOADING_TAG", "url_in"]

# In HTML, comments and the tags of what a page loads; links to other pages are no files of ours.
LOADING_TAG = lazy_regex(r"<!--.*?-->|<(?:link|script|img|source|video|audio|track|iframe|embed)\b[^>]*>", re.S | re.I)
ADDRESS = lazy_regex(r"""(\s(?:src|href|poster)\s*=\s*)(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
CSS_URL = lazy_regex(
    r"""/\*.*?\*/ | @import\b[^;]*; |
        \burl\( \s* (?: "(?P<a>[^"\n]*)" | '(?P<b>[^'\n]*)' | (?P<c>(?:\\.|[^)"'\s\\])+) ) \s* \)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
CSS_ESCAPE = lazy_regex(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)


def url_in(match: re.Match[str]) -> str | None:
    """The address that `CSS_URL` found, without escapes; None for what it only passes over."""
    return CSS_ESCAPE.sub(unescaped, match[match.lastgroup]) if match.lastgroup else None


def unescaped(match: re.Match[str]) -> str:
    """What an escape in CSS stands for; themes write addresses with `CSS.escape()`."""
    code = int(match[1], 16) if match[1] else ord(match[2])
    return chr(code) if 0 < code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "\ufffd"
