"""ASCII trim: only ASCII's blanks are cut off a paragraph or heading; a wide one (U+3000) or `\\u00a0` stays.

Source: markdown-exit, `asciiTrim`; our parser cuts all of Unicode's.
"""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block import StateBlock, heading, lheading, paragraph

__all__ = ["ascii_trim"]

Rule = Callable[[StateBlock, int, int, bool], bool]
ASCII = " \t\r\n"


def ascii_trim(md: MarkdownIt) -> None:
    for name, rule, ends in (
        ("paragraph", paragraph, []),
        ("heading", heading, ["paragraph", "reference", "blockquote"]),
        ("lheading", lheading, []),
    ):
        md.block.ruler.at(name, with_blanks(rule), {"alt": ends})


def with_blanks(rule: Rule) -> Rule:
    """The rule, whose inline token gets back what was cut off its text."""

    def wrapped(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        done = rule(state, start, end, silent)
        if done and not silent and len(state.tokens) > before + 1:
            inline = state.tokens[before + 1]
            inline.content = padded(state.getLines(start, state.line, state.blkIndent, False), inline.content)
        return done

    return wrapped


def padded(source: str, text: str) -> str:
    """`text` as it stands in `source`, with the blanks around it that are not ASCII's."""
    start = source.find(text) if text else len(source) - len(source.lstrip(ASCII))
    if start < 0:
        return text
    left, right = source[:start], source[start + len(text) :]
    before = left[len(left.rstrip(MD_TRIM_CHARS)) :]
    after = right[: len(right) - len(right.lstrip(MD_TRIM_CHARS))]
    return (before + text + after).strip(ASCII)
