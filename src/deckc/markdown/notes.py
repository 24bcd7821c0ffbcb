"""Notes: a speaker's note as finished HTML, with marks where clicks happen. Source: Slidev guide, "Notes"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from markdown_it import MarkdownIt

from deckc.diagnostics import Diagnostic
from deckc.lazy_regex import lazy_regex
from deckc.markdown.core import Report, Typeset, finished
from deckc.markdown.math import math as math_syntax
from deckc.markdown.math import report_formulas
from deckc.markdown.text import emphasis, resolved_links

__all__ = ["note_to_html"]

CLICK = lazy_regex(r"\[click(?::(\d+))?\]", re.IGNORECASE)
WORD = lazy_regex(r"[\w-]+", re.ASCII)


@cache
def engine(math: bool) -> MarkdownIt:
    md = MarkdownIt("default", {"html": True, "xhtmlOut": False})
    emphasis(md)
    resolved_links(md)
    if math:
        math_syntax(md)
        report_formulas(md)
    return md


def note_to_html(
    text: str, *, typeset: Typeset | None = None, link_base: str = "#/", ruby: Mapping[str, str] | None = None
) -> tuple[str, tuple[Diagnostic, ...]]:
    """Finished HTML of a note, and what is wrong in it, with places that count in `text`.

    `[click]` and `[click:n]` become marks with the sum of clicks up to there.

    `typeset`: how formulas are set; None: `$` is a letter. `link_base`: what the addresses of slides begin with, as
    `slide_href` takes it. `ruby`: words and their readings (`notesAutoRuby`), the longest first.
    """
    report = Report(text.split("\n"))
    env = {"link_base": link_base, "typeset": typeset, "report": report}
    html = str(engine(typeset is not None).render(with_readings(with_marks(text), ruby or {}), env))
    return finished(html), tuple(report.problems)


def with_marks(text: str) -> str:
    clicks = 0

    def mark(match: re.Match[str]) -> str:
        nonlocal clicks
        clicks += int(match[1] or 1)
        return f'<span class="slidev-note-click-mark" data-clicks="{clicks}"></span>'

    return CLICK.sub(mark, text)


def with_readings(text: str, readings: Mapping[str, str]) -> str:
    if not readings:
        return text
    words = sorted(readings, key=len, reverse=True)
    pattern = "|".join(rf"\b{word}\b" if WORD.fullmatch(word) else re.escape(word) for word in words)
    return re.sub(pattern, lambda match: f"<ruby>{match[0]}<rt>{readings[match[0]]}</rt></ruby>", text)
