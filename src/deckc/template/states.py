"""States: what depends on `$clicks`, tried for every click of the slide and written down as a table.

While a slide is expanded, each place that asked for `$clicks` leaves a function in `run.states`; `finish()` calls them
once the clicks are numbered. The player reads `data-clicks-show="0-2,5"` (there at these clicks),
`data-clicks-text` and `data-clicks-attrs` (`[[click, value], …]`: the value from that click on).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

from deckc.model import Span
from deckc.template.nodes import Element, Node, Text
from deckc.template.own_attributes import LATER, SHAPES
from deckc.template.scope import Run
from deckc.template.serializer import serialize
from deckc.template.tags import CLICK_COMPONENTS
from deckc.template.values import to_json

__all__ = ["attribute_states", "choose", "finish", "text_states", "variants"]

MOST_CLICKS = 1000
# Classes that the player itself switches: no part of a table.
SWITCHED = frozenset(f"slidev-vclick-{state}" for state in ("hidden", "hidden-explicitly", "current", "prior"))


def finish(run: Run, clicks: range) -> None:
    """Writes the tables. `clicks` are all the slide has, from its first; after `MOST_CLICKS` nothing changes."""
    if run.states and clicks.stop - clicks.start > MOST_CLICKS:
        message = f"what follows the clicks is computed for the first {MOST_CLICKS} of them"
        run.report("expression-limit", message, Span(None, 1))
        clicks = range(clicks.start, clicks.start + MOST_CLICKS)
    for write in run.states:
        write(clicks)
    run.click = clicks.start


def tried(evaluation: Callable[[], Any], run: Run, clicks: range) -> list[Any]:
    """The value at each click."""
    values = []
    for run.click in clicks:  # the evaluation reads it
        values.append(evaluation())
    return values


def changes(values: Sequence[Any], first: int) -> list[list[Any]]:
    """`a a b` from click 0 → `[[0, a], [2, b]]`."""
    numbered = groupby(enumerate(values, first), key=lambda pair: pair[1])
    return [[next(pairs)[0], value] for value, pairs in numbered]


def text_states(element: Element, text: str, shown: Callable[[], str], run: Run) -> Element:
    """The element with a text that follows the clicks."""
    element.children = [Text(text)]

    def write(clicks: range) -> None:
        table = changes(tried(shown, run, clicks), clicks.start)
        element.children = [Text(table[0][1])]
        if len(table) > 1:
            element.attrs["data-clicks-text"] = to_json(table)

    run.states.append(write)
    return element


def attribute_states(element: Element, evaluation: Callable[[], dict[str, str | None]], run: Run) -> None:
    """Lets an element's attributes follow the clicks; classes that the numbering adds stay."""
    before = frozenset((element.attrs.get("class") or "").split())

    def write(clicks: range) -> None:
        now = (element.attrs.get("class") or "").split()
        added = " ".join(name for name in now if name not in before | SWITCHED)
        tables = {}
        rounds = tried(evaluation, run, clicks)
        for name in dict.fromkeys(name for attributes in rounds for name in attributes):
            if name in LATER or name in SHAPES:
                continue
            values = [attributes.get(name) for attributes in rounds]
            if name == "class" and added:
                values = [f"{value or ''} {added}".strip() for value in values]
            if len(table := changes(values, clicks.start)) > 1:
                tables[name] = table
        if tables:
            element.attrs["data-clicks-attrs"] = to_json(tables)

    run.states.append(write)


def choose(branches: list[list[Node]], chosen: Callable[[], int], run: Run) -> list[Node]:
    """All branches of a `v-if`, each there at its clicks."""
    nodes = [[as_element(node) for node in branch if not is_blank(node)] for branch in branches]

    def write(clicks: range) -> None:
        numbers = tried(chosen, run, clicks)
        for number, branch in enumerate(nodes):
            show_at(branch, [click for click, now in zip(clicks, numbers, strict=True) if now == number], clicks)

    run.states.append(write)
    return [node for branch in nodes for node in branch]


def variants(nodes: list[Node], make: Callable[[], list[Node]], run: Run) -> list[Node]:
    """Markup that depends on the clicks as a whole: one copy for each state. Clicks inside count as in the first."""
    fragment = Element("", {}, nodes)

    def write(clicks: range) -> None:
        states, run.states = run.states, []
        rounds = tried(make, run, clicks)
        run.states = states
        at: dict[str, list[int]] = {}
        made: dict[str, list[Node]] = {}
        for click, copy in zip(clicks, rounds, strict=True):
            text = serialize(copy)
            at.setdefault(text, []).append(click)
            made.setdefault(text, fragment.children if click == clicks.start else copy)
        if len(at) > 1:
            fragment.children = []
            for text, shown in at.items():
                copy = [as_element(node) for node in made[text] if not is_blank(node)]
                show_at(copy, shown, clicks)
                fragment.children += copy

    run.states.append(write)
    return [fragment]


def show_at(nodes: Iterable[Node], shown: list[int], clicks: range) -> None:
    if len(shown) == len(clicks):
        return
    runs = [list(pairs) for _, pairs in groupby(enumerate(shown), key=lambda pair: pair[1] - pair[0])]
    ranges = ",".join(f"{part[0][1]}-{part[-1][1]}" if len(part) > 1 else str(part[0][1]) for part in runs)
    for node in nodes:
        if not isinstance(node, Element):
            continue
        if not node.tag or node.tag in ("deck-live", *CLICK_COMPONENTS.values()):
            show_at([as_element(child) for child in node.children], shown, clicks)
            continue
        node.attrs["data-clicks-show"] = ranges
        if clicks.start not in shown:
            node.attrs["hidden"] = ""


def as_element(node: Node) -> Node:
    """Text is wrapped: only elements can come and go."""
    return node if isinstance(node, Element) else Element("span", {}, [node])


def is_blank(node: Node) -> bool:
    return isinstance(node, Text) and not node.text.strip()
