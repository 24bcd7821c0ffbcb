"""Click order: what of a slide takes clicks, in the order in which it is there.

What comes with a click is counted at that click, after all that is there by then, and what goes gives its clicks back,
as Vue's directives do when they are mounted and unmounted.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from deckc.template.clicks.positions import Count

__all__ = ["Counting"]

Register = Callable[[Count], None]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that is counted, or counted no more."""

    click: int
    arrives: bool
    happen: Callable[[], None]


@dataclass(slots=True)
class Counting:
    """What is to be counted, collected in the order of the slide."""

    first: int  # the slide's first click
    last: float  # the click up to which it is known what is there
    count: Count = field(default_factory=Count)
    events: list[Event] = field(default_factory=list)
    highest: int = 0  # that anything counted asks for
    there: list[int] | None = None  # the clicks at which the element that is visited is there; None: always

    @contextmanager
    def while_shown(self, shown: list[int] | None) -> Iterator[bool]:
        """What is registered inside is there at these clicks only; None: as long as what is around it."""
        around, self.there = self.there, self.there if shown is None else shown
        yield self.there != []
        self.there = around

    @property
    def comes(self) -> int:
        """The click at which the visited element comes."""
        return self.first if self.there is None else max(self.first, self.there[0])

    def register(self, key: object, happen: Register) -> None:
        """Lets something be counted when the visited element comes, and no more from when it goes."""
        self.events.append(Event(self.comes, True, lambda: happen(self.count)))
        if self.there is not None:
            gone = next(click for click in itertools.count(self.there[0]) if click not in self.there)
            if gone <= self.last:
                self.events.append(Event(gone, False, lambda: self.count.forget(key)))

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What is registered inside is counted from here, and unseen by what follows."""
        counts: list[Count] = []

        def begin() -> None:
            counts.append(self.count)
            self.count = Count(dict(self.count.entries))

        def end() -> None:
            self.count = counts.pop()

        self.events.append(Event(self.comes, True, begin))
        yield
        self.events.append(Event(self.comes, True, end))

    def run(self, given: int | None) -> tuple[tuple[int, int], ...]:
        """Counts everything. Pairs: a click, and the highest one as it is known from then on; the first click first.

        `given`: the highest that the frontmatter says, which holds whatever is counted.
        """
        waiting = deque(sorted(self.events, key=lambda event: (event.click, event.arrives)))
        totals: list[tuple[int, int]] = []
        click = self.first
        while True:
            while waiting and waiting[0].click <= click:
                waiting.popleft().happen()
            self.highest = max(self.highest, self.count.total)
            total = self.count.total if given is None else given
            if not totals or totals[-1][1] != total:
                totals.append((click, total))
            if not waiting or waiting[0].click > total:
                return tuple(totals)
            click = waiting[0].click
