"""Rules: which colour a piece of code has, by its kind and what stands around it.

Each `rules/<language>.txt` holds rows `kind condition … colour`, laid over those of `base.txt`; the last row that fits
wins. `text=` is the piece itself, `start=` the characters that it may begin with, `case=` says `Upper`, `CAPS` or
`digits`; `next=` and `previous=` are the nearest characters on the line (nothing: its end or beginning), `after=` the
word or sign before. `text=one|another` holds for both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from deckc.code.lexer.pieces import Piece

__all__ = ["colour_of"]

FOLDER = Path(__file__).parent / "rules"
CAPS = re.compile(r"[A-Z][A-Z0-9_]+")


@dataclass(frozen=True, slots=True)
class Rule:
    kind: str
    conditions: tuple[tuple[str, str], ...]
    colour: str


@lru_cache(maxsize=1 << 15)
def colour_of(piece: Piece) -> str:
    """The name of a colour of `colours.py`; "text" is the block's own."""
    for rule in _rules_of(piece.kind, piece.language):
        if all(_holds(piece, *condition) for condition in rule.conditions):
            return rule.colour
    return "text"


def _holds(piece: Piece, what: str, value: str) -> bool:
    if what == "case":
        return _case(piece.text) == value
    if what == "start":
        return piece.text[0] in value
    found: str = getattr(piece, what)
    return found == value or (len(value) > 3 and found in value.split("|"))


def _case(text: str) -> str:
    if CAPS.fullmatch(text):
        return "CAPS"
    if text.isdigit():
        return "digits"
    return "Upper" if text[:1].isupper() else ""


@cache
def _rules_of(kind: str, language: str) -> tuple[Rule, ...]:
    """The rows that may fit a kind, the strongest first."""
    rules = reversed(_rows("base") + _rows(language))
    return tuple(rule for rule in rules if f"{kind}.".startswith(f"{rule.kind}."))


@cache
def _rows(language: str) -> tuple[Rule, ...]:
    file = FOLDER / f"{language}.txt"
    if not file.is_file():
        return ()
    lines = (line.split() for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return tuple(
        Rule(fields[0], tuple(_condition(field) for field in fields[1:-1]), fields[-1]) for fields in lines if fields
    )


def _condition(field: str) -> tuple[str, str]:
    name, _, value = field.partition("=")
    return (name, value)
