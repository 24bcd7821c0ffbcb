"""Twoslash popups: a word's type and documentation, or what may be written at a place, as HTML.

Elements and classes are those of a built Slidev page. Source: Shiki's Twoslash package, "Rich renderer".
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt

from deckc.lazy_regex import lazy_regex
from deckc.markdown.core import Highlight, escape
from deckc.model import Annotation

__all__ = ["completion_popup", "type_popup"]

PARAGRAPH = lazy_regex(r"<p>((?:(?!<p>).)*)</p>\n?", re.DOTALL)

# Signs of what a completion would be, drawn for this project: brackets for what is called, a box for what holds others,
# a tag for the rest.
SIGNS = {
    "called": "M12 5C6 9 6 23 12 27M20 5c6 4 6 18 0 22",
    "holding": "M6 10 16 4l10 6v12l-10 6-10-6ZM6 10l10 6 10-6M16 16v12",
    "other": "M4 6h12l12 10-12 10H4ZM9 16h2",
}
SIGN_OF = dict.fromkeys(("constructor", "function", "method"), "called") | dict.fromkeys(
    ("class", "interface", "module"), "holding"
)


def type_popup(note: Annotation, language: str, highlight: Highlight) -> str:
    """The type as code of `language`, and below it documentation and its tags where there are any."""
    lines = highlight(note.text, language)
    code = "\n".join(lines) if lines else escape(note.text)
    if "\n" in note.text:
        code = f"<pre><code>{code}</code></pre>"
    parts = [f'<code class="twoslash-popup-code">{code}</code>']
    if note.docs:
        parts.append(f'<div class="twoslash-popup-docs vp-doc">{markdown().render(note.docs)}</div>')
    if note.tags:
        tags = "".join(tag(name, text) for name, text in note.tags)
        parts.append(f'<div class="twoslash-popup-docs twoslash-popup-docs-tags vp-doc">{tags}</div>')
    return f'<span class="twoslash-popup-container">{"".join(parts)}</span>'


def tag(name: str, text: str) -> str:
    html = markdown().render(text)
    inner = alone[1] if (alone := PARAGRAPH.fullmatch(html)) else html
    value = f'<span class="twoslash-popup-docs-tag-value">{inner}</span>' if text else ""
    return (
        '<span class="twoslash-popup-docs-tag">'
        f'<span class="twoslash-popup-docs-tag-name">@{escape(name)}</span>{value}</span>'
    )


def completion_popup(note: Annotation) -> str:
    return (
        f'<ul class="twoslash-completion-list">{"".join(item(name, kind, note.text) for name, kind in note.items)}</ul>'
    )


def item(name: str, kind: str, typed: str) -> str:
    """One way to go on; what is typed already stands out."""
    matched = typed if name.startswith(typed) else ""
    sign = (
        '<svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2">'
        f'<path d="{SIGNS[SIGN_OF.get(kind, "other")]}"/></svg>'
    )
    return (
        f'<li><span class="twoslash-completions-icon completions-{kind}">{sign}</span><span>'
        f'<span class="twoslash-completions-matched">{escape(matched)}</span>'
        f'<span class="twoslash-completions-unmatched">{escape(name[len(matched) :])}</span></span></li>'
    )


@cache
def markdown() -> MarkdownIt:
    """Documentation's Markdown; HTML in it is text."""
    return MarkdownIt("commonmark", {"html": False})
