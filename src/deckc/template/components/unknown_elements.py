"""Unknown elements: tags of components that nobody has. Problem codes: unknown-component, script-component.

What stands in their slots is shown; what they would give to it, if they were there, is undefined.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from deckc.diagnostics import did_you_mean
from deckc.template.directives import read_slots
from deckc.template.expressions import Run, Scope, assign
from deckc.template.tree import CLICK_COMPONENTS, Element, Node, component_key

__all__ = ["content", "report_unknown"]

Expand = Callable[[list[Node], Scope, Run], list[Node]]


def content(element: Element, scope: Scope, run: Run, expand: Expand) -> list[Node]:
    """What all its slots hold, in their order."""
    made: list[Node] = []
    for slot in read_slots(element, scope, run).values():
        inner = slot.scope
        if slot.parameters:
            inner = replace(inner.inner(assign(slot.parameters, {}, inner, run, element)), quiet=True)
        made += expand(slot.nodes, inner, run)
    return made


def report_unknown(element: Element, run: Run) -> None:
    """Says that nobody has the component, or that it is a script."""
    place = element.source.span(element.offset + 1, element.tag)
    if script := run.theme.scripts.get(component_key(element.tag)):
        message = f"'{element.tag}' is {script.name}, a script, and deckc runs none"
        run.report("script-component", message, place, "write it as .vue or .html")
        return
    names = [component.name for component in run.theme.components.values()]
    near = did_you_mean(element.tag, [*names, *CLICK_COMPONENTS.values()])
    hint = f"did you mean '{near}'?" if near else None
    run.report("unknown-component", f"no component is called '{element.tag}'", place, hint)
