"""Components: a tag's attributes and slots go in, the component's nodes come out; layouts are components too.

What a component does not declare as a prop falls through to its root element, as in Vue.
Errors: component-failed, component-recursion, unknown-prop, missing-prop. Source: Vue guide, "Props",
"Fallthrough Attributes".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from deckc.diagnostics import Diagnostic
from deckc.model import Component, Span
from deckc.template import jinja
from deckc.template.directives import Bound, fallen, html_attributes, place_dragged, value_place
from deckc.template.expressions import Run, Scope, Slot, template_globals
from deckc.template.tree import Element, Node, Source, Text, parse

__all__ = ["render"]

Expand = Callable[[list[Node], Scope, Run], list[Node]]
MAX_DEPTH = 20  # Python takes about thirty frames for each
COST = 20  # of a component in elements: two of itself in a component would make more than anyone can wait for


def render(
    component: Component,
    bound: Bound,
    slots: Mapping[str, Slot],
    element: Element,
    scope: Scope,
    run: Run,
    expand: Expand,
    *,
    is_layout: bool = False,
) -> list[Node]:
    """The component's expanded nodes, its root with what fell through. [] with a problem when it failed."""
    if run.depth >= MAX_DEPTH:
        run.report("component-recursion", f"{component.name} contains itself", element.span())
        return []
    run.sources[component.source] = None
    for name, value in bound.values.items():
        if isinstance(value, str) and value not in run.given and not is_layout:
            run.given[value] = value_place(element, name)
    run.depth += 1
    run.elements += COST
    try:
        nodes, rest = RENDERERS[component.kind](component, bound.values, slots, element, run, expand, is_layout)
    except RecursionError:  # tags around components around tags, each within its own limit
        run.report("component-recursion", f"{component.name} is nested too deep", element.span())
        return []
    finally:
        run.depth -= 1
    if rest is not None:
        fall_through(nodes, rest, bound, scope, run)
    return nodes


def render_markdown(
    component: Component,
    values: Mapping[str, Any],
    slots: Mapping[str, Slot],
    element: Element,
    run: Run,
    expand: Expand,
    is_layout: bool,
) -> tuple[list[Node], Mapping[str, Any] | None]:
    """A component written in Markdown, in a `<div>`, which is its root. It has no props."""
    if run.facts.markdown is None:
        run.report("component-failed", f"{component.path.name}: Markdown cannot be read here", Span(component.path, 1))
        return [], None
    nodes, problems = parse(Source(run.facts.markdown(component.source, component.path), file=component.path))
    run.problems += [Diagnostic(p.code, p.severity, p.message, Span(component.path, 1), p.hint) for p in problems]
    inside = expand(nodes, Scope({}, template_globals(run), slots, in_component=True), run)
    return [Element("div", children=inside)], values


def render_vue(
    component: Component,
    values: Mapping[str, Any],
    slots: Mapping[str, Slot],
    element: Element,
    run: Run,
    expand: Expand,
    is_layout: bool,
) -> tuple[list[Node], Mapping[str, Any] | None]:
    """A single file component of Vue."""
    from deckc.template.components import sfc  # scripts want much that most decks do not

    return sfc.render(component, values, slots, element, run, expand, is_layout)


RENDERERS = {"jinja": jinja.render, "vue": render_vue, "markdown": render_markdown}


def fall_through(nodes: list[Node], rest: Mapping[str, Any], bound: Bound, scope: Scope, run: Run) -> None:
    """Puts attributes, directives, the caller's mark of scoped styles, and what `v-html` or `v-text` says in the place
    of children, on the root, if there is exactly one."""
    roots = [node for node in nodes if not isinstance(node, Text) or node.text.strip()]
    if len(roots) != 1 or not isinstance(root := roots[0], Element):
        return
    if not root.tag:
        fall_through(root.children, rest, bound, scope, run)
        return
    given = html_attributes(rest)
    root.attrs |= fallen(root.attrs, given)
    if (own := root.bound) is not None:
        root.bound = lambda: {**(now := own()), **fallen(now, given)}
    root.directives += place_dragged(root, bound.directives, run)
    root.props |= bound.motion
    if bound.content is not None:
        root.children = bound.content
    root.attrs |= scope.all_marks
