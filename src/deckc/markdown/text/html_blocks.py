"""HTML blocks: which lines of HTML stand outside paragraphs, with components known as such.

Source: the rules that Slidev takes over from Vue's Markdown plugins. CommonMark's seven start conditions, with one
more for tags that HTML does not know: a component is a block, and one that closes on its line is that line only.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from deckc.lazy_regex import lazy_regex
from deckc.markdown.core import text_of_line

__all__ = ["INLINE_HTML", "html_blocks"]

BLOCK_TAGS = (
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link "
    "main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead "
    "title tr track ul"
).split()

INLINE_TAGS = (
    "a abbr acronym audio b bdi bdo big br button canvas cite code data datalist del dfn em embed i iframe img input "
    "ins kbd label map mark meter noscript object output picture progress q ruby s samp script select small span "
    "strong sub sup svg textarea time u tt var video wbr"
).split()

NAME = r"[A-Za-z][A-Za-z0-9-]*"
ATTRIBUTE = r"""(?:\s+[a-zA-Z_:@][a-zA-Z0-9:._-]*(?:\s*=\s*(?:[^"'=<>`\x00-\x20]+|'[^']*'|"[^"]*"))?)"""
OPEN_TAG = rf"<{NAME}{ATTRIBUTE}*\s*/?>"
CLOSE_TAG = rf"</{NAME}\s*>"

INLINE_HTML = lazy_regex(
    rf"{OPEN_TAG}|{CLOSE_TAG}|<!---->|<!--(?:-?[^>-])(?:-?[^-])*-->|<\?.*?\?>|<![A-Z]+\s+[^>]*>|<!\[CDATA\[.*?\]\]>",
    re.DOTALL,
)
ONE_LINE_COMPONENT = lazy_regex(
    rf"<{NAME}{ATTRIBUTE}*\s*/>|<(?P<tag>{NAME}){ATTRIBUTE}*\s*>.*</(?P=tag)\s*>",
)


class Start(NamedTuple):
    """A way in which a block begins and where it ends."""

    begins: re.Pattern[str]
    ends: re.Pattern[str]
    interrupts: bool  # a paragraph
    component: bool = False


BLANK_LINE = lazy_regex(r"^$")

STARTS = (
    Start(lazy_regex(r"<(?:script|pre|style)(?=\s|>|$)", re.I), lazy_regex(r"</(?:script|pre|style)>", re.I), True),
    Start(lazy_regex(r"<!--"), lazy_regex(r"-->"), True),
    Start(lazy_regex(r"<\?"), lazy_regex(r"\?>"), True),
    Start(lazy_regex(r"<![A-Z]"), lazy_regex(r">"), True),
    Start(lazy_regex(r"<!\[CDATA\["), lazy_regex(r"\]\]>"), True),
    Start(lazy_regex(rf"</?(?:{'|'.join(BLOCK_TAGS)})(?=\s|/?>|$)", re.I), BLANK_LINE, True),
    Start(
        lazy_regex(rf"</?(?!(?:{'|'.join(INLINE_TAGS)})(?![\w-])){NAME}(?=\s|/?>|$)"), BLANK_LINE, True, component=True
    ),
    Start(lazy_regex(rf"(?:{OPEN_TAG}|{CLOSE_TAG})\s*$"), BLANK_LINE, False),
)


def html_blocks(md: MarkdownIt) -> None:
    md.block.ruler.at("html_block", html_block, {"alt": ["paragraph", "reference", "blockquote"]})
    md.inline.ruler.at("html_inline", html_inline)


def html_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if state.is_code_block(start_line):
        return False
    text = text_of_line(state, start_line)
    if not text.startswith("<"):
        return False
    start = next((start for start in STARTS if start.begins.match(text)), None)
    if start is None:
        return False
    if silent:
        return start.interrupts
    if start.component and (component := ONE_LINE_COMPONENT.match(text)):
        push_component_line(state, start_line, text, component.end())
        return True
    state.line = end_of_block(state, start_line, end_line, start.ends)
    token = state.push("html_block", "", 0)
    token.map = [start_line, state.line]
    token.content = state.getLines(start_line, state.line, state.blkIndent, True)
    return True


def push_component_line(state: StateBlock, line: int, text: str, end: int) -> None:
    """The component as it stands, and the rest of its line as inline Markdown without a paragraph."""
    state.line = line + 1
    token = state.push("html_inline", "", 0)
    token.content = text[:end]
    token.map = [line, state.line]
    rest = state.push("inline", "", 0)
    rest.content = text[end:]
    rest.map = [line, state.line]
    rest.children = []


def end_of_block(state: StateBlock, start_line: int, end_line: int, ends: re.Pattern[str]) -> int:
    """The line after the block. A blank line that ends it is not part of it."""
    if ends.search(text_of_line(state, start_line)):
        return start_line + 1
    for line in range(start_line + 1, end_line):
        if state.sCount[line] < state.blkIndent:
            return line
        text = text_of_line(state, line)
        if ends.search(text):
            return line + 1 if text else line
    return end_line


def html_inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "<":
        return False
    match = INLINE_HTML.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = match[0]
    state.pos = match.end()
    return True
