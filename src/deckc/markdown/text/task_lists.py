"""Task lists: `- [ ] open` and `- [x] done` in lists. Source: Slidev guide, "Task Lists"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from deckc.lazy_regex import lazy_regex
from deckc.markdown.core import attributes

__all__ = ["tasks"]

MARKER = lazy_regex(r" *\[([\sxX])\] ")


def tasks(md: MarkdownIt) -> None:
    md.core.ruler.after("inline", "tasks", find_tasks)


def find_tasks(state: StateCore) -> None:
    tokens = state.tokens
    for index in range(2, len(tokens)):
        item, paragraph, inline = tokens[index - 2 : index + 1]
        if item.type == "list_item_open" and paragraph.type == "paragraph_open" and inline.type == "inline":
            match = MARKER.match(inline.content)
            if match:
                make_task(inline, match)
                item.attrSet("class", "task-list-item enabled")
                list_around(tokens, index - 2).attrSet("class", "contains-task-list")


def list_around(tokens: Sequence[Token], item: int) -> Token:
    """The opening token of the list that an item stands in."""
    level = tokens[item].level - 1
    return next(tokens[i] for i in range(item, -1, -1) if tokens[i].level == level and tokens[i].nesting == 1)


def make_task(inline: Token, match: re.Match[str]) -> None:
    """Puts the box before the text and the text into its label."""
    assert inline.children is not None
    assert inline.map is not None
    line = str(inline.map[0])
    number = f"task-item-{line}"
    checked = {"checked": ""} if match[1] in "xX" else {}
    box = {"class": "task-list-item-checkbox", "type": "checkbox", **checked, "data-line": line, "id": number}
    first = inline.children[0]
    first.content = first.content[match.end() :]
    inline.children[:0] = [html(f"<input{attributes(box)} />"), html(f"<label{attributes({'for': number})}>")]
    inline.children.append(html("</label>"))


def html(content: str) -> Token:
    return Token("html_inline", "", 0, content=content)
