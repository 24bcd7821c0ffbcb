"""Flex and grid: containers, tracks, places in them, alignment."""

from __future__ import annotations

from deckc.style.rules.layout import each_word
from deckc.style.rules.rows import words
from deckc.style.theme import READERS, StyleTheme, bracket
from deckc.style.tokens import Declarations, Found, Row, read

__all__ = ["ALIGN", "FLEX", "GRID", "JUSTIFY", "PLACE", "PREFIXED"]


def _flex(found: Found, theme: StyleTheme) -> Declarations | None:
    rest = found.rest or ""
    inner = bracket(rest)
    value = each_word(inner, "variable fraction") if inner else read(rest, "variable fraction", theme)
    return (("flex", value),) if value else None


def _span(found: Found, theme: StyleTheme) -> Declarations | None:
    value = read(found.rest, "bracket number", theme)
    full = found.rest == "full"
    if value is None and not full:
        return None
    return ((f"grid-{found.text('line')}", "1/-1" if full else f"span {value}/span {value}"),)


def _end(found: Found, theme: StyleTheme) -> Declarations | None:
    value = read(found.rest, "bracket variable", theme) or found.rest or ""
    return ((f"grid-{found.text('line')}-{found.keys['end']}", value),)


def _tracks(found: Found, theme: StyleTheme) -> Declarations | None:
    """Tracks given by hand. UnoCSS passes `[2fr,2fr]` on, which is no CSS: Windi's comma list means spaces."""
    value = read(found.rest, "bracket variable", theme)
    if value is None:
        return None
    return ((f"grid-template-{found.text('line')}", _spaced_tracks(value)),)


def _spaced_tracks(value: str) -> str:
    depth, spaced = 0, []
    for character in value:
        depth += (character == "(") - (character == ")")
        spaced.append(" " if character == "," and depth == 0 else character)
    return " ".join("".join(spaced).split()) if "," in value else value


def _minmax(found: Found, theme: StyleTheme) -> Declarations | None:
    rest = found.rest or ""
    if not rest.replace(".", "").replace("-", "").replace("_", "").isalnum():
        return None
    return ((f"grid-template-{found.text('line')}", f"repeat(auto-fill,minmax({rest},1fr))"),)


def _auto(found: Found, theme: StyleTheme) -> Declarations | None:
    named = {"min": "min-content", "max": "max-content", "fr": "minmax(0,1fr)"}
    value = named.get(found.rest or "") or read(found.rest, "bracket variable auto rem", theme)
    return ((f"grid-auto-{found.text('line')}", _spaced_tracks(value)),) if value else None


def _areas(found: Found, theme: StyleTheme) -> Declarations | None:
    """`grid-areas-[a_b]-[c_d]`: a bracket a row. What is no bracket is an area called undefined, as in UnoCSS."""
    rest = found.rest or ""
    rows = " ".join(f'"{bracket(row) or "undefined"}"' for row in rest.split("-"))
    return (("grid-template-areas", READERS["variable"](rest) or rows),)


_LINE = "<line=row|col:column>"
_LINES = "<line=rows|cols:columns>"

FLEX: tuple[Row, ...] = (
    ("flex", "display: flex"),
    ("inline-flex", "display: inline-flex"),
    ("flex-inline", "display: inline-flex"),
    ("flex-*", _flex),
    *words("flex-", "flex", "1: 1 1 0%, auto: 1 1 auto, initial: 0 1 auto, none"),
    ("{flex-,}shrink{,-,-*}", "flex-shrink: {bracket variable number one ?1}"),
    ("{flex-,}grow{,-,-*}", "flex-grow: {bracket variable number one ?1}"),
    ("{flex-,}basis-*", "flex-basis: {@spacing bracket variable auto fraction rem}"),
    *words("flex-", "flex-direction", "row, row-reverse, col: column, col-reverse: column-reverse"),
    *words("flex-", "flex-wrap", "wrap, wrap-reverse, nowrap"),
)

GRID: tuple[Row, ...] = (
    ("grid", "display: grid"),
    ("inline-grid", "display: inline-grid"),
    (f"{{grid-,}}{_LINE}-*", "grid-<line>: {bracket variable auto}"),
    (f"{{grid-,}}{_LINE}-span-*", _span),
    (f"{{grid-,}}{_LINE}-<end=start>-*", _end),
    (f"{{grid-,}}{_LINE}-<end=end>-*", _end),
    (f"{{grid-,}}auto-{_LINES}-*", _auto),
    ("{grid-auto-flow,auto-flow,grid-flow}-*", "grid-auto-flow: {bracket variable}"),
    (
        "{grid-auto-flow,auto-flow,grid-flow}-<flow=row|col:column|dense|row-dense:row dense|col-dense:column dense>",
        "grid-auto-flow: <flow>",
    ),
    (f"{{grid-,}}{_LINES}-*", _tracks),
    (f"{{grid-,}}{_LINES}-minmax-*", _minmax),
    (f"{{grid-,}}{_LINES}-*", "grid-template-<line>: repeat({digits},minmax(0,1fr))"),
    ("grid-area-*", "grid-area: {bracket variable}"),
    ("grid-areas-*", _areas),
    *words("grid-rows-", "grid-template-rows", "none"),
    *words("grid-cols-", "grid-template-columns", "none"),
    *words("grid-rows-", "grid-template-rows", "subgrid"),
    *words("grid-cols-", "grid-template-columns", "subgrid"),
)

_SPREAD = "between: space-between, around: space-around, evenly: space-evenly"
_SAFE = "center-safe: safe center, end-safe: safe flex-end"

JUSTIFY: tuple[Row, ...] = (
    *words(
        "justify-",
        "justify-content",
        f"start: flex-start, end: flex-end, center, {_SPREAD}, stretch, left, right, {_SAFE}, normal",
        keywords=True,
    ),
    *words("justify-items-", "justify-items", f"start, end, center, stretch, {_SAFE}", keywords=True),
    *words("justify-self-", "justify-self", f"auto, start, end, center, stretch, baseline, {_SAFE}", keywords=True),
)

ALIGN: tuple[Row, ...] = (
    *words(
        "content-",
        "align-content",
        f"center, start: flex-start, end: flex-end, {_SPREAD}, baseline, {_SAFE}, stretch, normal",
        keywords=True,
    ),
    *words(
        "items-",
        "align-items",
        f"start: flex-start, end: flex-end, center, baseline, stretch, baseline-last: last baseline, {_SAFE}",
        keywords=True,
    ),
    *words(
        "self-",
        "align-self",
        f"auto, start: flex-start, end: flex-end, center, stretch, baseline, baseline-last: last baseline, {_SAFE}",
        keywords=True,
    ),
)

PLACE: tuple[Row, ...] = (
    *words(
        "place-content-", "place-content", f"center, start, end, {_SPREAD}, stretch, baseline, {_SAFE}", keywords=True
    ),
    *words("place-items-", "place-items", f"start, end, center, stretch, baseline, {_SAFE}", keywords=True),
    *words("place-self-", "place-self", f"auto, start, end, center, stretch, {_SAFE}", keywords=True),
)

PREFIXED: tuple[Row, ...] = tuple(
    (f"{prefix}-{name}", declarations)
    for name, declarations in (*JUSTIFY, *ALIGN, *PLACE)
    for prefix in ("flex", "grid")
)
"""The alignments once more, for `flex="~ items-center"`."""
