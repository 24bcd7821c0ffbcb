"""Bracket colours: a pair of brackets has the colour of its depth, as in Slidev's editor.

Source of the rule: Monaco's option "Bracket Pair Colorization", which is on unless a deck says otherwise. The colours
are those of the Vitesse themes; the editor has none that shine through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckc.code.scopes import Pair, Scope
from deckc.lazy_regex import lazy_regex

__all__ = ["paired"]

COLOURS = (
    ("#2993a3", "#5eaab5"),
    ("#1e754f", "#4d9375"),
    ("#a65e2b", "#d4976c"),
    ("#a13865", "#d9739f"),
    ("#bda437", "#e6cc77"),
    ("#296aa3", "#6394bf"),
)
OPENING = "([{"
BRACKET = lazy_regex(r"([()\[\]{}])")


def paired(lines: Iterable[list[tuple[str, Scope]]]) -> Iterator[list[tuple[str, Pair]]]:
    """Words with the colours that an editor shows."""
    depth = 0
    for line in lines:
        words: list[tuple[str, Pair]] = []
        for text, scope in line:
            for part in _parts(text) if scope.is_code else [text]:
                closes, opens = part in ")]}" and scope.is_code, part in OPENING and scope.is_code
                depth = max(depth - closes, 0)
                light, dark = COLOURS[depth % len(COLOURS)] if closes or opens else scope.colours
                words.append((part, (_solid(light), _solid(dark))))
                depth += opens
        yield words


def _parts(text: str) -> Iterator[str]:
    return (part for part in BRACKET.split(text) if part)


def _solid(colour: str) -> str:
    return colour[:7]
