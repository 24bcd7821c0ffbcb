"""Parts of expressions, put together: their text in Python's words, and what a line must hold that they match."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from functools import lru_cache

from deckc.code.grammar.character_classes import ANY, NOT_ASCII, Characters
from deckc.lazy_regex import lazy_regex

__all__ = ["Part", "Quantifier", "letter", "needed", "read_quantifier", "repeated", "sequence", "united"]

CAPTURE = lazy_regex(r"(?<!\\)\((?!\?)")
INTERVAL = lazy_regex(r"\{(\d*)(,?)(\d*)\}")
MOST_WAYS = 16  # of a look-behind
MANY = 20  # times: as good as no bound

# How much of a line of code some characters are; others are rarer, and pairs rarer still.
WEIGHTS = dict.fromkeys("etaoinsr (),.;", 1.0) | dict.fromkeys("\n", 3.0)


@dataclass(slots=True, eq=False)
class Part:
    """A part of an expression.

    `starts`: the first one or two characters of its matches; `empty`: it can match nothing; `hints` as above, those of
    its matches, `ANY`: it has none; `depth`: of quantifiers;
    `letter`: the one character that it is; `is_one`: a quantifier behind it holds for the whole part.
    `ways`: the texts of which one matches, of a part of a look-behind that has several."""

    text: str
    starts: Characters
    empty: bool = False
    depth: int = 0
    letter: str = ""
    is_one: bool = False
    hints: Characters = ANY
    ways: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantifier:
    """`text`: in Python's words; `least`: how often at least; `is_many`: there is as good as no bound."""

    text: str
    least: int
    is_many: bool
    end: int


def read_quantifier(source: str, place: int) -> Quantifier | None:
    """The quantifier at a place."""
    sign = source[place]
    if sign in "*+?":
        mode = _mode(source, place + 1, "?+")
        return Quantifier(sign + mode, int(sign == "+"), sign != "?", place + 1 + len(mode))
    interval = INTERVAL.match(source, place)
    if interval is None or interval[0] in {"{,}", "{}"}:
        return None
    low, comma, high = int(interval[1] or 0), interval[2], interval[3]
    if high and int(high) < low:  # Ruby takes the smaller one first, and gives nothing back
        return Quantifier(f"{{{high},{low}}}+", int(high), low > MANY, interval.end())
    mode = _mode(source, interval.end(), "?")
    is_many = int(high) > MANY if high else bool(comma)
    return Quantifier(f"{{{low}{comma}{high}}}{mode}", low, is_many, interval.end() + len(mode))


def _mode(source: str, place: int, signs: str) -> str:
    sign = source[place : place + 1]
    return sign if sign and sign in signs else ""


def repeated(part: Part, quantifier: Quantifier) -> Part:
    """A part as often as a quantifier says."""
    if not part.text:
        return part
    inner = part.text if part.letter or part.is_one else f"(?:{part.text})"
    return Part(
        inner + quantifier.text,
        part.starts,
        part.empty or quantifier.least == 0,
        part.depth + quantifier.is_many,
        hints=part.hints if quantifier.least else ANY,
    )


@lru_cache(4096)
def letter(sign: str, ignore_case: bool) -> Part:
    """One character, which stands for itself."""
    text = re.escape(sign) if sign in string.printable else sign if sign.isprintable() else f"\\U{ord(sign):08x}"
    if ignore_case and sign.lower() != sign.upper():
        both = frozenset({sign.lower(), sign.upper()}) if sign.isascii() else frozenset({NOT_ASCII})
        return Part(f"(?i:{text})", both, is_one=True)
    return Part(text, frozenset({sign if sign.isascii() else NOT_ASCII}), letter=sign)


def sequence(parts: list[Part]) -> Part:
    """Parts one behind the other."""
    if len(parts) == 1:
        return parts[0]
    starts: Characters = frozenset()
    hints = ANY
    empty = True
    for index, part in enumerate(parts):
        following = parts[index + 1].letter if index + 1 < len(parts) else ""
        own = part.starts
        if part.letter and following and (part.letter + following).isascii():
            own = _only(part.letter + following)
        hints = rarer(hints, rarer(part.hints, ANY if part.empty else own))
        if empty:
            starts = ANY if own is ANY or starts is ANY else starts | own
            empty = part.empty
    depth = max((part.depth for part in parts), default=0)
    return Part("".join(part.text for part in parts), starts, empty, depth, hints=hints, ways=_ways(parts))


@lru_cache(4096)
def _only(characters: str) -> Characters:
    return frozenset({characters})


def _ways(parts: list[Part]) -> tuple[str, ...]:
    """What several parts match one behind the other, where some of them match one of several texts."""
    if not any(part.ways for part in parts):
        return ()
    found = [""]
    for part in parts:
        found = [before + way for before in found for way in part.ways or (part.text,)]
        if len(found) > MOST_WAYS:
            return ()
    is_numbered = any(CAPTURE.search(part.text) for part in parts)  # then no group may be there twice
    return () if is_numbered else tuple(found)


def needed(part: Part) -> Characters:
    """What a line must have one of, where the part matches; `ANY`: nothing is known."""
    return rarer(part.hints, ANY if part.empty else part.starts)


def united(sets: list[Characters]) -> Characters:
    """What one of several expressions needs."""
    return ANY if any(each is ANY for each in sets) else frozenset().union(*sets)


def rarer(one: Characters, other: Characters) -> Characters:
    """The set of which less stands in most lines."""
    if other is ANY:
        return one
    if one is ANY:
        return other
    return one if _weight(one) <= _weight(other) else other


@lru_cache(4096)
def _weight(characters: Characters) -> float:
    """About how often a line of code has one of these."""
    return sum(WEIGHTS.get(each, 0.3) if len(each) == 1 else 0.1 for each in characters)
