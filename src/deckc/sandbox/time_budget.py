"""Time budget: the processor time that all JavaScript of a deck may take together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

__all__ = ["DECK_S", "SPENT", "Budget", "budget", "current", "is_spent"]

DECK_S = 60.0
SPENT = f"the deck's scripts and formulas have used up their {DECK_S:g} seconds"


@dataclass(slots=True)
class Budget:
    """Seconds of the processor that are left."""

    left_s: float


CURRENT: ContextVar[Budget | None] = ContextVar("deck_budget", default=None)


@contextmanager
def budget() -> Iterator[Budget]:
    """A budget for what runs within the block. Beyond it nothing runs: `Answer.state` is `spent`."""
    made = Budget(DECK_S)
    token = CURRENT.set(made)
    try:
        yield made
    finally:
        CURRENT.reset(token)


def current() -> Budget | None:
    """The budget of the deck that is being built."""
    return CURRENT.get()


def is_spent() -> bool:
    """Whether nothing is left: what is made now lacks what scripts and formulas would give."""
    budget = current()
    return budget is not None and budget.left_s <= 0
