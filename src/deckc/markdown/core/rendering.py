"""Rendering: tokens to template HTML, with the line that each part comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from deckc.model import TemplateSlot

__all__ = ["render_anchored", "renderer_of"]


def render_anchored(md: MarkdownIt, runs: Iterable[Sequence[Token]], env: dict[str, object]) -> TemplateSlot:
    """The HTML of the runs, one after the other.

    HTML has newlines that the source has not (between tags), so an anchor stands wherever counting newlines from
    the anchor before would give another line than the token's own.
    """
    pieces: list[str] = []
    anchors: list[tuple[int, int]] = []
    offset, counted, line = 0, 0, 1
    for tokens in runs:
        for index, token in enumerate(tokens):
            if token.map:
                line = token.map[0] + 1
            if line != counted:
                anchors.append((offset, line))
            piece = render_token(md, tokens, index, env)
            newlines = piece.count("\n")
            counted = line + newlines
            if token.type in {"inline", "html_block"}:
                line += token.content.count("\n")
            offset += len(piece)
            pieces.append(piece)
    return TemplateSlot("".join(pieces), tuple(anchors))


def render_token(md: MarkdownIt, tokens: Sequence[Token], index: int, env: dict[str, object]) -> str:
    token = tokens[index]
    renderer = renderer_of(md)
    if token.type == "inline":
        return renderer.renderInline(token.children or [], md.options, env)
    rule = renderer.rules.get(token.type, renderer.renderToken)
    return str(rule(tokens, index, md.options, env))


def renderer_of(md: MarkdownIt) -> RendererHTML:
    assert isinstance(md.renderer, RendererHTML)
    return md.renderer
