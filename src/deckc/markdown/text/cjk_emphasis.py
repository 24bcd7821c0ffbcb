"""Emphasis beside Chinese, Japanese and Korean: `**注意：**正文` is bold.

CommonMark's rule for what may open and close looks at blanks and punctuation, which languages without blanks between
words do not have where it wants them. Source: CommonMark, "Emphasis and strong emphasis"; the amendment that is known
as "CJK-friendly": punctuation of these scripts is no punctuation to the rule, and a letter of theirs is as good as one.
"""

from __future__ import annotations

from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from deckc.lazy_regex import lazy_regex

__all__ = ["emphasis"]

CJK = lazy_regex(
    "[\u1100-\u11ff\u2e80-\u303f\u3040-\u31ff\u3200-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
MARKERS = "*"


class Neighbour(NamedTuple):
    """A character beside a run of markers."""

    blank: bool
    punctuation: bool
    cjk: bool


def emphasis(md: MarkdownIt) -> None:
    md.inline.ruler.before("emphasis", "emphasis_cjk", tokenize)


def tokenize(state: StateInline, silent: bool) -> bool:
    """A run of stars beside such a character; all others are left to the rule of CommonMark."""
    start, text = state.pos, state.src
    if silent or text[start] not in MARKERS:
        return False
    end = start
    while end < state.posMax and text[end] == text[start]:
        end += 1
    before, after = neighbour(text[start - 1 : start]), neighbour(text[end : min(end + 1, state.posMax)])
    if not before.cjk and not after.cjk:
        return False
    opens = not after.blank and (not after.punctuation or before.blank or before.punctuation or before.cjk)
    closes = not before.blank and (not before.punctuation or after.blank or after.punctuation or after.cjk)
    for _ in range(end - start):
        token = state.push("text", "", 0)
        token.content = text[start]
        state.delimiters.append(Delimiter(ord(text[start]), end - start, len(state.tokens) - 1, -1, opens, closes))
    state.pos = end
    return True


def neighbour(character: str) -> Neighbour:
    if not character:
        return Neighbour(True, False, False)
    code = ord(character)
    cjk = CJK.match(character) is not None
    punctuation = not cjk and (isMdAsciiPunct(code) or isPunctChar(character))
    return Neighbour(isWhiteSpace(code), punctuation, cjk)
