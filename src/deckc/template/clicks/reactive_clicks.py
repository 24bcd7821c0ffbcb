"""Reactive clicks: what of a slide depends on `$clicks`, found while it is expanded and brought from click to click.

A place that asks for `$clicks` leaves a step in `run.following`. A step is called once for each click after the first,
in order, and writes into its nodes what is other than before. What a step makes anew may have such places of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from deckc.template.expressions import Run
from deckc.template.tree import (
    CLICK_COMPONENTS,
    Element,
    Node,
    Text,
    arriving,
    change_attributes,
    note,
    patch,
    serialize,
    walk,
)

__all__ = ["follow_attributes", "follow_branches", "follow_nodes", "follow_text", "watched"]

Step = Callable[[], None]


def watched(evaluation: Callable[[], Any], run: Run) -> tuple[Any, bool]:
    """The value, and whether it depends on the click."""
    before, run.clicks_read = run.clicks_read, False
    value = evaluation()
    dynamic, run.clicks_read = run.clicks_read, before
    return value, dynamic


def collected(make: Callable[[], list[Node]], run: Run) -> tuple[list[Node], list[Step]]:
    """The nodes, and the steps of those among them that follow the clicks."""
    outer, run.following = run.following, []
    try:
        return make(), run.following
    finally:
        run.following = outer


def follow_text(text: str, shown: Callable[[], str], run: Run) -> Text:
    """A text that follows the clicks."""
    node = Text(text)
    note(node.states, run.first, text)
    run.following.append(lambda: note(node.states, run.click, shown()))
    return node


def follow_attributes(element: Element, evaluation: Callable[[], dict[str, str | None]], run: Run) -> None:
    """Lets an element's attributes, as they are now, follow the clicks. What falls through to it joins `bound`."""
    element.bound = evaluation
    names = dict.fromkeys(element.attrs)

    def step() -> None:
        attributes = element.bound() if element.bound else {}
        names.update(dict.fromkeys(attributes))
        change_attributes(element, {name: attributes.get(name) for name in names}, run.click, run.first)

    run.following.append(step)


def follow_nodes(make: Callable[[], list[Node]], run: Run) -> list[Node]:
    """The nodes; where they depend on the clicks as a whole, they are made anew at each and patched as Vue does."""
    (nodes, steps), dynamic = watched(lambda: collected(make, run), run)
    if not dynamic:
        run.following += steps
        return nodes  # type: ignore[no-any-return]
    fragment = Element("", children=arriving(nodes, run.click))

    def step() -> None:
        made, _ = collected(make, run)
        patch(fragment.children, made, run.click, run.first)

    run.following.append(step)
    return [fragment]


@dataclass(slots=True)
class Mount:
    """One time that a branch is there, from its first click on."""

    number: int
    nodes: Element  # a fragment
    steps: list[Step]

    @property
    def is_still(self) -> bool:
        """Whether nothing in it remembers when it came."""
        return not self.steps and not any(
            node.directives or node.tag in CLICK_COMPONENTS.values() or "data-code-steps" in node.attrs
            for node in walk([self.nodes])
        )


@dataclass(slots=True)
class Branches:
    """Those of a `v-if` whose condition follows the clicks."""

    chosen: Callable[[], int]
    make: Callable[[int], list[Node]]
    run: Run
    fragment: Element = field(default_factory=lambda: Element(""))
    mounts: list[Mount] = field(default_factory=list)
    there: Mount | None = None

    def step(self) -> None:
        number = self.chosen()
        if self.there is None or self.there.number != number:
            self.there = self.mount(number)
        else:
            for step in self.there.steps:
                step()
        if self.there.nodes.shown is not None:
            self.there.nodes.shown.append(self.run.click)

    def mount(self, number: int) -> Mount:
        """The branch as it comes now: the same elements as before where that makes no difference."""
        nodes, steps = collected(lambda: self.make(number), self.run)
        made = Mount(number, Element("", children=nodes, shown=[]), steps)
        if made.is_still:
            text = serialize(nodes)
            for old in self.mounts:
                if old.number == number and old.is_still and serialize(old.nodes.children) == text:
                    return old
        self.mounts.append(made)
        self.fragment.children.append(made.nodes)
        return made


def follow_branches(chosen: Callable[[], int], make: Callable[[int], list[Node]], run: Run) -> list[Node]:
    """All branches of a `v-if`, each there at its clicks."""
    branches = Branches(chosen, make, run)
    watched(branches.step, run)
    run.following.append(branches.step)
    return [branches.fragment]


def play(run: Run, clicks: Iterable[int]) -> None:
    """Brings all that follows the clicks through these clicks, which follow the first."""
    for run.click in clicks:
        for step in run.following:
            step()
