"""Alerts: a quotation that begins with `[!NOTE]` and its kin. Source: GitHub's alerts, as Slidev shows them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from deckc.lazy_regex import lazy_regex

__all__ = ["alerts"]

# Kind: the icon's name, and its lines in a box of 16 by 16, drawn for this project.
ICONS = {
    "note": ("info", "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM8 7.5v4M8 4.5v.5"),
    "tip": ("light-bulb", "M6 11.5C6 9.5 4 9 4 6a4 4 0 0 1 8 0c0 3-2 3.5-2 5.5ZM6.5 14h3"),
    "important": ("report", "M1.5 2.5h13v9h-6l-3 3v-3h-4ZM8 4.5v3M8 9v.5"),
    "warning": ("alert", "M8 1.5 15 14H1ZM8 6v4M8 11.5v.5"),
    "caution": ("stop", "M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5ZM8 4.5v4M8 10.5v.5"),
}
MARKER = lazy_regex(rf"\\?\[!({'|'.join(ICONS)})\]([^\n]*)", re.IGNORECASE)


def alerts(md: MarkdownIt) -> None:
    md.core.ruler.after("block", "alerts", find_alerts)
    md.add_render_rule("alert_open", alert_open)


def find_alerts(state: StateCore) -> None:
    """A quotation inside another is part of the outer one's content, never an alert of its own."""
    tokens = state.tokens
    index = 0
    while index < len(tokens):
        if tokens[index].type == "blockquote_open":
            end = next(i for i in range(index, len(tokens)) if tokens[i].type == "blockquote_close")
            mark_alert(tokens[index : end + 1])
            index = end
        index += 1


def mark_alert(quotation: Sequence[Token]) -> None:
    first = next((token for token in quotation if token.type == "inline"), None)
    match = MARKER.match(first.content) if first else None
    if first is None or match is None:
        return
    opening, closing = quotation[0], quotation[-1]
    kind = match[1].lower()
    first.content = first.content[match.end() :].lstrip()
    opening.type, closing.type = "alert_open", "alert_close"
    opening.tag = closing.tag = "div"
    opening.meta = {"kind": kind, "title": match[2].strip() or kind.capitalize()}


def alert_open(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """An own title is HTML as it stands: Slidev reads no Markdown in it."""
    kind, title = tokens[index].meta["kind"], tokens[index].meta["title"]
    name, lines = ICONS[kind]
    icon = (
        f'<svg class="octicon octicon-{name} mr-2" viewBox="0 0 16 16" version="1.1" width="16" height="16" '
        f'aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" '
        f'stroke-linecap="round" d="{lines}"/></svg>'
    )
    return f'<div class="markdown-alert markdown-alert-{kind}"><p class="markdown-alert-title">{icon}{title}</p>'
