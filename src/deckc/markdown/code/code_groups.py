"""Code groups: `::code-group` shows one of its titled blocks at a time, under tabs.

Source: Slidev guide, "Code Groups".
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from deckc.markdown.code.code_wrapper import icon_box
from deckc.markdown.code.title_icons import text_of_title
from deckc.markdown.core import VERBATIM, attributes, escape, parse_info

__all__ = ["code_groups"]

NAME = "code-group"
ACTIVE = "border-color: var(--slidev-theme-primary); color: var(--slidev-code-tab-active-text-color);"
INACTIVE = "border-color: transparent; color: var(--slidev-code-tab-text-color);"


def code_groups(md: MarkdownIt) -> None:
    md.core.ruler.after("block", "code_groups", find_groups)
    md.add_render_rule("code_group_open", group_open)
    md.add_render_rule("code_group_close", group_close)


def find_groups(state: StateCore) -> None:
    for index, token in enumerate(state.tokens):
        if token.type == "comark_block_open" and token.tag == NAME:
            make_group(state.tokens[index:])


def make_group(tokens: Sequence[Token]) -> None:
    """`tokens` begin with the group's opening one."""
    opening = tokens[0]
    end = next(
        i for i, token in enumerate(tokens) if token.type == "comark_block_close" and token.level == opening.level
    )
    blocks = [(token, parse_info(token.info).title) for token in tokens[:end] if token.type == "fence"]
    titles = [title for _, title in blocks if title]
    for fence, title in blocks:
        fence.meta["group"] = "active" if titles and title == titles[0] else ""
    opening.type, tokens[end].type = "code_group_open", "code_group_close"
    opening.meta["titles"] = titles


def group_open(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[index]
    group = {**token.attrs, "class": f"slidev-code-group {token.attrs.get('class', '')}".strip()}
    titles = token.meta["titles"]
    tabs = "".join(tab(title, title == titles[0]) for title in titles)
    return (
        f"<div{attributes(group)}>"
        f'<div class="slidev-code-group-tabs">{tabs}</div><div class="slidev-code-group-blocks">\n'
    )


def tab(title: str, active: bool) -> str:
    return (
        f'<div class="flex items-center"><div class="slidev-code-tab" style="{ACTIVE if active else INACTIVE}">'
        f"{icon_box(title)}<div{VERBATIM}>{escape(text_of_title(title))}</div></div></div>"
    )


def group_close(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    return "</div></div>\n"
