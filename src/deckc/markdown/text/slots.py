"""Slots: a line `::name::` begins the layout's slot of that name. Source: Slidev guide, "Slots"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from deckc.lazy_regex import lazy_regex
from deckc.markdown.core import Context, context_of, text_of_line

__all__ = ["DEFAULT", "slot_markers", "split_slots"]

MARKER = lazy_regex(r"::\s*([\w.\-:]+)\s*::\s*", re.ASCII)
DEFAULT = "default"


def slot_markers(md: MarkdownIt) -> None:
    md.block.ruler.before("fence", "slot_marker", marker, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def marker(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if state.sCount[start_line] > state.blkIndent:
        return False
    match = MARKER.fullmatch(text_of_line(state, start_line))
    if match is None:
        return False
    if silent:
        return True
    if state.level:
        context_of(state.env).report(
            "nested-slot",
            f"the slot marker '::{match[1]}::' stands inside a list or quotation",
            start_line,
            "::",
            hint="put it on a line of its own, not indented, with a blank line before it",
        )
        return False
    token = state.push("slot_marker", "", 0)
    token.info = match[1]
    token.map = [start_line, start_line + 1]
    state.line = start_line + 1
    return True


def split_slots(tokens: Iterable[Token], context: Context) -> dict[str, list[list[Token]]]:
    """The runs of tokens of each slot, in the order of the first markers. Problem: duplicate-slot."""
    slots: dict[str, list[list[Token]]] = {DEFAULT: [[]]}
    current = slots[DEFAULT][-1]
    for token in tokens:
        if token.type != "slot_marker":
            current.append(token)
            continue
        runs = slots.setdefault(token.info, [])
        if any(runs):
            report_duplicate(context, token)
        current = []
        runs.append(current)
    return slots


def report_duplicate(context: Context, token: Token) -> None:
    assert token.map is not None
    context.report(
        "duplicate-slot",
        f"the slot '{token.info}' has content already",
        token.map[0],
        token.info,
        hint="both parts are shown, one after the other; leave one marker out or give it another name",
    )
