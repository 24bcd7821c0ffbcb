"""Settings: how a deck is exported, from the command line, the headmatter's `export:`, and what is usual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from deckc.lazy_regex import lazy_regex
from deckc.text.number_ranges import parse_ranges

__all__ = ["ExportSettings", "RangeError", "resolve_settings", "slides_in"]

RANGE = lazy_regex(
    r"\s*(?:all|\*|\s*(?:\d+\s*(?:-\s*\d*)?|-\s*\d+)\s*(?:[,;]\s*(?:\d+\s*(?:-\s*\d*)?|-\s*\d+)\s*)*)\s*"
)


class RangeError(ValueError):
    """What is wrong with a range, in one sentence."""


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """All that a person may say of an export. Times are in ms."""

    format: str = "pdf"
    range: str = "all"
    with_clicks: bool = False
    dark: bool = False
    per_slide: bool = False
    with_toc: bool = True
    scale: float = 2
    omit_background: bool = False
    timeout: int = 30_000
    wait: int = 0
    paper: str = "a4"  # of handouts and notes
    up: int = 3  # slides a page of a handout
    offline: bool = False


def resolve_settings(given: Mapping[str, Any], headmatter: Mapping[str, Any], *, dark: bool) -> ExportSettings:
    """`given`: of the command line, by our names, without what was not said; `headmatter`: by Slidev's names.

    `dark`: whether the deck is dark whatever is said. Pictures for PowerPoint show each click, as in Slidev.
    """
    by_slidev = {_camel(field.name): field.name for field in fields(ExportSettings)}
    of_deck = {by_slidev[key]: value for key, value in headmatter.items() if key in by_slidev and value is not None}
    said = {**of_deck, **given}
    usual = replace(ExportSettings(), dark=dark, with_clicks=said.get("format") == "pptx")
    return replace(usual, **said)


def slides_in(text: str, total: int) -> tuple[int, ...]:
    """The slides of a range, at least one. RangeError: it cannot be read, or no slide lies in it."""
    if not RANGE.fullmatch(text):
        raise RangeError(f"'{text}' is no range of slides; write it as 1,3-5,8-")
    numbers = tuple(no for no in parse_ranges(text, total) if no)
    if not numbers:
        there = "there is one slide" if total == 1 else f"there are slides 1 to {total}"
        raise RangeError(f"no slide lies in '{text}': {there}")
    return numbers


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)
