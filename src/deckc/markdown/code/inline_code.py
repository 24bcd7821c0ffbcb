"""Code in the text: `` `code` `` and indented blocks, kept from interpolation."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from deckc.markdown.core import VERBATIM, escape

__all__ = ["inline_code"]


def inline_code(md: MarkdownIt) -> None:
    md.add_render_rule("code_inline", code_inline)
    md.add_render_rule("code_block", code_block)


def code_inline(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[index]
    return f"<code{self.renderAttrs(token)}{VERBATIM}>{escape(token.content)}</code>"


def code_block(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """Slidev interpolates here, which it does nowhere else in code; we keep the text."""
    token = tokens[index]
    return f"<pre{self.renderAttrs(token)}{VERBATIM}><code>{escape(token.content)}</code></pre>\n"
