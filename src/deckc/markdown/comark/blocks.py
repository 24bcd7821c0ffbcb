"""Comark's components between paragraphs: `:name[content]{props}`, and `::name{props}` up to `::`.

More colons let blocks nest. Source: Slidev guide, "Comark Syntax".
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from deckc.lazy_regex import lazy_regex
from deckc.markdown.comark.component_content import STACK
from deckc.markdown.comark.params import read_params
from deckc.markdown.comark.props import add_props
from deckc.markdown.core import context_of, text_of_line

__all__ = ["comark_blocks"]

OPENING = lazy_regex(r"(:{2,})(?!:)")
FENCE = lazy_regex(r"(`{3,}|~{3,})")


def comark_blocks(md: MarkdownIt) -> None:
    md.block.ruler.before("fence", "comark_line", line_component)
    md.block.ruler.before(
        "fence", "comark_block", block_component, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def line_component(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A component alone on its line. With text after it, it stands in a paragraph."""
    text = text_of_line(state, start_line)
    if not re.match(r":\w", text):
        return False
    params = read_params(text[1:])
    if params is None or params.rest:
        return False
    if silent:
        return True
    place = [start_line, start_line + 1]
    opening = state.push("comark_line", params.name, 0 if params.content is None else 1)
    opening.map = place
    add_props(opening, params.props)
    if params.content is not None:
        push_inline(state, params.content, place)
        state.push("comark_line", params.name, -1)
    state.line = start_line + 1
    return True


def push_inline(state: StateBlock, content: str, place: list[int]) -> None:
    inline = state.push("inline", "", 0)
    inline.content = content
    inline.map = place
    inline.children = []


def block_component(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Problem: unclosed-component."""
    text = text_of_line(state, start_line)
    colons = OPENING.match(text)
    params = read_params(text[colons.end() :]) if colons else None
    if colons is None or params is None:
        return False
    if silent:
        return True
    last = closing_line(state, start_line, end_line, len(colons[1]))
    closed = last < end_line and text_of_line(state, last).rstrip() == colons[1]
    if not closed:
        context_of(state.env).report(
            "unclosed-component",
            f"the component '{params.name}' has no end",
            start_line,
            colons[1],
            hint=f"end it with a line {colons[1]}",
        )
    opening = state.push("comark_block_open", params.name, 1)
    opening.block = True
    opening.map = [start_line, last]
    add_props(opening, params.props)
    first = len(state.tokens)
    if params.content is not None:
        push_paragraph(state, params.content, [start_line, start_line + 1])
    tokenize_inside(state, opening, start_line + 1, last)
    state.push("comark_block_close", params.name, -1).block = True
    unwrap_only_child(state.tokens[first:-1], opening)
    state.line = last + closed
    return True


def closing_line(state: StateBlock, start_line: int, end_line: int, colons: int) -> int:
    """The line with as many colons and no name, past blocks of the same count inside and past fences."""
    depth, fence = 0, ""
    for line in range(start_line + 1, end_line):
        text = text_of_line(state, line)
        if text and state.sCount[line] < state.blkIndent:
            return line
        ticks = FENCE.match(text)
        if fence:
            fence = "" if ticks and ticks[1].startswith(fence) and text.strip() == ticks[1] else fence
        elif ticks:
            fence = ticks[1]
        elif (found := OPENING.match(text)) and len(found[1]) == colons:
            if text[found.end() :].strip():
                depth += 1
            elif depth == 0:
                return line
            else:
                depth -= 1
    return end_line


def tokenize_inside(state: StateBlock, opening: Token, first: int, last: int) -> None:
    saved = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "comark_block", last, state.sCount[first - 1]
    stack: list[Token] = state.env.setdefault(STACK, [])
    stack.append(opening)
    state.md.block.tokenize(state, first, last)
    stack.pop()
    state.parentType, state.lineMax, state.blkIndent = saved


def push_paragraph(state: StateBlock, content: str, place: list[int]) -> None:
    state.push("paragraph_open", "p", 1).map = place
    push_inline(state, content, place)
    state.push("paragraph_close", "p", -1)


def unwrap_only_child(tokens: list[Token], opening: Token) -> None:
    """A paragraph, or a list in `::ul`, that is all the component holds, gives its place to its content."""
    children = [token for token in tokens if token.level == opening.level + 1]
    if len(children) == 2 and (children[0].tag == "p" or children[0].tag == opening.tag == "ul"):
        children[0].hidden = children[1].hidden = True
