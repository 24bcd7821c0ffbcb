"""Code lines: highlighted, and marked by the ranges behind the language, `{1|2-3|all}`.

Lines carry the marks of the first step; `data-code-steps` tells later phases the others.
Source: Slidev guide, "Line Highlighting".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from deckc.diagnostics import did_you_mean
from deckc.lazy_regex import lazy_regex
from deckc.markdown.core import Context, escape
from deckc.text.number_ranges import parse_ranges

__all__ = ["TOKEN", "first_number", "highlighted_lines", "marked_lines", "report_empty_ranges", "step_attributes"]

# A token as the highlighter writes it: an element of its own, or text that has no colour.
TOKEN = lazy_regex(r'<span(?: class="(?P<classes>[^"]*)")?>(?P<text>[^<]*)</span>|(?P<bare>[^<]+)')
HIGHLIGHTED = "line slidev-code-highlighted highlighted"
DISHONORED = "line slidev-code-dishonored dishonored"
OTHER_BLOCKS = ("plantuml", "md magic-move", "text")  # what a fence may hold besides languages that have colours
PLAIN_HINT = "the code is shown plain; write 'text' if that is what you want"
MOST_LINES = 100_000
RANGE_WORDS = ("all", "none", "hide", "monaco", "monaco-run", "monaco-diff", "twoslash")  # what braces hold, too
LINES_HINT = "lines count as their numbers do, from 'startLine'; 'none' lights none on purpose"
LIGHT_NONE = frozenset({"none", "hide", "0"})  # on purpose: real decks dim all lines with `{0|1-3}`


def highlighted_lines(code: str, language: str, context: Context, line: int) -> Sequence[str]:
    """The HTML inside each line; plain text where the language is unknown (problem: unknown-language)."""
    lines = None if language == "text" else context.options.highlight(code, language)
    if lines is not None:
        return lines
    if language != "text":
        near = did_you_mean(language, (*context.options.languages(), *OTHER_BLOCKS))
        context.report(
            "unknown-language",
            f"no highlighting for the language '{language}'",
            line,
            language,
            hint=f"did you mean '{near}'?" if near else PLAIN_HINT,
        )
    return [f"<span>{escape(text)}</span>" for text in code.split("\n")]


def marked_lines(lines: Sequence[tuple[str, str, str]], ranges: Sequence[str], start: int) -> Iterator[str]:
    """Each line in its element, marked as before the first click. Ranges count as line numbers do, from `start`.

    A line is given as its classes, its other attributes as HTML, and the HTML inside.
    """
    shown = shown_range(ranges)
    lit = parse_ranges(shown, len(lines) + start - 1)
    for number, (classes, attributes, html) in enumerate(lines, start):
        mark = "line" if shown is None else HIGHLIGHTED if number in lit else DISHONORED
        own = " ".join(name for name in classes.split() if name not in mark.split())
        yield f'<span class="{mark}{" " if own else ""}{escape(own)}"{attributes}>{html}</span>'


def shown_range(ranges: Sequence[str]) -> str | None:
    """What is lit before the first click. A hidden block is lit as it will be when it comes. None: no ranges."""
    if not ranges:
        return None
    return ranges[1] if ranges[0] == "hide" and len(ranges) > 1 else ranges[0]


def report_empty_ranges(ranges: Sequence[str], first: int, last: int, context: Context, line: int) -> None:
    for text in ranges:
        if text not in LIGHT_NONE and not any(number >= first for number in parse_ranges(text, last)):
            near = did_you_mean(text, RANGE_WORDS)
            context.report(
                "no-such-line",
                f"'{text}' is none of the block's lines, which are {first} to {last}",
                line,
                text,
                hint=f"did you mean '{near}'?" if near else LINES_HINT,
            )


def first_number(options: Mapping[str, Any]) -> int:
    """The number of the first line. No file has more lines than the limit, and ranges are written out up to it."""
    start = options.get("startLine", 1)
    return min(start, MOST_LINES) if isinstance(start, int) else 1


def step_attributes(ranges: Sequence[Any], options: Mapping[str, Any], **more: Any) -> str:
    """The value of `data-code-steps`: JSON, see `template/clicks/numbering.py`."""
    steps = {
        "ranges": ranges,
        "at": options.get("at", "+1"),
        "finally": options.get("finally", "last"),
        "startLine": first_number(options),
        **({"maxHeight": height} if (height := options.get("maxHeight")) else {}),
        **more,
    }
    return json.dumps(steps, ensure_ascii=False, separators=(",", ":"))
