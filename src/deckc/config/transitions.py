"""Transitions: the names that `transition:` may have.

In: a deck's transitions with their places. Out: problems. Errors: `unknown-transition`, `unknown-key`.
Source: Slidev guide, "Slide Transitions"; a name is also the prefix of Vue's transition classes, which CSS may define.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from deckc.diagnostics import Diagnostic, did_you_mean, problem
from deckc.lazy_regex import lazy_regex
from deckc.model import Span

__all__ = ["TRANSITIONS", "check_transition"]

TRANSITIONS = ("fade", "fade-out", "slide-left", "slide-right", "slide-up", "slide-down", "view-transition", "none")
KeyPath = tuple[str | int, ...]
EITHER_WAY = lazy_regex(r"\s*\|\s*")  # forward | backward


PROPS = (
    "name mode css type duration appear persisted "
    "enterFromClass enterActiveClass enterToClass leaveFromClass leaveActiveClass leaveToClass "
    "appearFromClass appearActiveClass appearToClass"
).split()
"""Source: Vue's API, "Transition": its props."""


def check_transition(
    value: Any, place: tuple[str, ...], spans: Mapping[KeyPath, Span], in_styles: Callable[[str], bool]
) -> Iterator[Diagnostic]:
    """Problems of the value at `place`. `in_styles`: whether the deck's or theme's CSS speaks of a class."""
    span = spans.get(place)
    if isinstance(value, dict):
        for key in value:
            if key not in PROPS and (near := did_you_mean(str(key), PROPS)):
                where = spans.get((*place, key), span)
                yield problem("unknown-key", f"'transition' has no key '{key}'", where, hint=f"did you mean '{near}'?")
        span = spans.get((*place, "name"), span)
        value = value.get("name")
    for word in EITHER_WAY.split(str(value)) if isinstance(value, str | int | float) else ():
        if word in TRANSITIONS or not word or any(in_styles(f"{word}-{way}") for way in ("enter", "leave")):
            continue
        near = did_you_mean(word, TRANSITIONS)
        hint = f"did you mean '{near}'?" if near else f"there are {', '.join(TRANSITIONS)}"
        yield problem("unknown-transition", f"no transition is called '{word}'", span, hint=hint)
