"""Comark in the text: `[span]{.a}`, `:component[content]{.a}`, and props after any element.

Task boxes and footnotes keep their meaning, which they lose in Slidev as soon as Comark is on.
Source: Slidev guide, "Comark Syntax".
"""

from __future__ import annotations

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from deckc.lazy_regex import lazy_regex
from deckc.markdown.comark.props import Props, add_props, read_props
from deckc.markdown.text import MARKER as TASK

__all__ = ["comark_inline", "end_of_brackets"]

COMPONENT = lazy_regex(r":([\w$-]+)", re.ASCII)
BEFORE_COMPONENT = " \t\n*_["
BLOCKS = frozenset({"heading_open", "paragraph_open", "list_item_open"})


def comark_inline(md: MarkdownIt) -> None:
    md.inline.ruler.before("link", "comark_span", span)
    md.inline.ruler.after("entity", "comark_props", props)
    md.inline.ruler.after("entity", "comark_component", component)
    md.core.ruler.push("comark_props", attach_props)


def end_of_brackets(text: str, start: int) -> int:
    """The offset of the `]` that closes the `[` at `start`; -1 for none."""
    depth, position = 0, start
    while position < len(text):
        char = text[position]
        depth += (char == "[") - (char == "]")
        if depth == 0:
            return position
        position += 2 if char == "\\" else 1
    return -1


def span(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if state.src[start] != "[" or state.src.startswith("[^", start) or (start == 0 and TASK.match(state.src)):
        return False
    end = end_of_brackets(state.src, start)
    if end < 0 or end >= state.posMax or state.src[end + 1 : end + 2] in ("(", "["):
        return False
    if not silent:
        push_around(state, "comark_span", "span", start + 1, end)
    state.pos = end + 1
    return True


def component(state: StateInline, silent: bool) -> bool:
    start = state.pos
    match = COMPONENT.match(state.src, start)
    if match is None or (start and state.src[start - 1] not in BEFORE_COMPONENT):
        return False
    after = match.end()
    end = end_of_brackets(state.src, after) if state.src.startswith("[", after) else -1
    if not silent and end < 0:
        state.push("comark_component", match[1], 0)
    elif not silent:
        push_around(state, "comark_component", match[1], after + 1, end)
    state.pos = after if end < 0 else end + 1
    return True


def push_around(state: StateInline, kind: str, tag: str, start: int, end: int) -> None:
    """An element around the Markdown between two offsets."""
    state.push(f"{kind}_open", tag, 1)
    maximum = state.posMax
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.posMax = maximum
    state.push(f"{kind}_close", tag, -1)


def props(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if state.src[start] != "{" or (start and state.src[start - 1] in "{$"):
        return False
    found = read_props(state.src, start)
    if found is None:
        return False
    values, end = found
    if not silent:
        token = state.push("comark_props", "", 0)
        token.content = state.src[start:end]
        token.meta = {"props": values}
    state.pos = end
    return True


# ── props find their element ─────────────────────────────────────────────────────────────────────────


def attach_props(state: StateCore) -> None:
    for before, inline in pairwise(visible(state.tokens)):
        children = inline.children
        if children and before.type in BLOCKS and [child.type for child in children] == ["text", "comark_props"]:
            add_props(before, children.pop().meta["props"])
    for token in state.tokens:
        token.children = attach_inline(token.children) if token.children else token.children


def visible(tokens: list[Token]) -> list[Token]:
    """Without the paragraphs of tight lists, so that an item's text follows the item."""
    return [token for token in tokens if not token.hidden]


def attach_inline(tokens: list[Token]) -> list[Token]:
    """The tokens without props, which now stand on what is before them. Props after nothing are text."""
    done: list[Token] = []
    for token in tokens:
        if token.type != "comark_props":
            done.append(token)
        elif not attach(done, token.meta["props"]):
            done.append(Token("text", "", 0, content=token.content))
    return done


def attach(done: list[Token], values: Props) -> bool:
    index = len(done) - 1
    while index >= 0 and done[index].type == "text" and not done[index].content.strip():
        index -= 1
    if index < 0:
        return False
    token = done[index]
    if token.type == "text":
        token = Token("comark_span_open", "span", 1)
        done.insert(index, token)
        done.append(Token("comark_span_close", "span", -1))
    elif token.nesting == -1:
        token = next(
            other
            for other in reversed(done[:index])
            if other.nesting == 1 and other.tag == token.tag and other.level == token.level
        )
    add_props(token, values)
    return True
