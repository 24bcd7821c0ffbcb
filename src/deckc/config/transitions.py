"""Transitions: the names that `transition:` may have.

In: a deck's transitions with their places. Out: problems. Error: `unknown-transition`.
Source: Slidev guide, "Slide Transitions"; a name is also the prefix of Vue's transition classes, which CSS may define.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from deckc.diagnostics import Diagnostic, did_you_mean, problem
from deckc.model import Span

__all__ = ["TRANSITIONS", "check_transition"]

TRANSITIONS = ("fade", "fade-out", "slide-left", "slide-right", "slide-up", "slide-down", "view-transition", "none")
EITHER_WAY = re.compile(r"\s*\|\s*")  # forward | backward


def check_transition(value: Any, span: Span | None, in_styles: Callable[[str], bool]) -> Iterator[Diagnostic]:
    """Problems of one value. `in_styles`: whether the deck's or theme's CSS speaks of a class."""
    name = value.get("name") if isinstance(value, dict) else value
    for word in EITHER_WAY.split(name) if isinstance(name, str) else ():
        if word in TRANSITIONS or not word or any(in_styles(f"{word}-{way}") for way in ("enter", "leave")):
            continue
        near = did_you_mean(word, TRANSITIONS)
        hint = f"did you mean '{near}'?" if near else f"there are {', '.join(TRANSITIONS)}"
        yield problem("unknown-transition", f"no transition is called '{word}'", span, hint=hint)
