"""Components: a tag's attributes and slots go in, the component's nodes come out; layouts are components too.

What a component does not declare as a prop falls through to its root element, as in Vue.
Errors: component-failed, component-recursion, unknown-prop, missing-prop. Source: Vue guide, "Props",
"Fallthrough Attributes".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from deckc.model import Component
from deckc.template import jinja, sfc
from deckc.template.attributes import Bound, class_text, html_attributes, style_text
from deckc.template.drag import place_dragged
from deckc.template.nodes import Element, Node, Text
from deckc.template.scope import Run, Scope, Slot

__all__ = ["render"]

Expand = Callable[[list[Node], Scope, Run], list[Node]]
MAX_DEPTH = 40


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
    run.depth += 1
    try:
        renderer = sfc.render if component.kind == "vue" else jinja.render
        nodes, rest = renderer(component, bound.values, slots, element, run, expand, is_layout)
    finally:
        run.depth -= 1
    if rest is not None:
        fall_through(nodes, rest, bound, scope, run)
    return nodes


def fall_through(nodes: list[Node], rest: Mapping[str, Any], bound: Bound, scope: Scope, run: Run) -> None:
    """Puts attributes, directives and the caller's mark of scoped styles on the root, if there is exactly one."""
    roots = [node for node in nodes if not isinstance(node, Text) or node.text.strip()]
    if len(roots) != 1 or not isinstance(root := roots[0], Element):
        return
    if not root.tag:
        fall_through(root.children, rest, bound, scope, run)
        return
    for name, text in html_attributes(rest).items():
        own = root.attrs.get(name)
        if name == "class" and own:
            root.attrs[name] = class_text([own, text])
        elif name == "style" and own:
            root.attrs[name] = style_text([own, text])
        else:
            root.attrs[name] = text
    root.directives += place_dragged(root, bound.directives, run)
    root.props |= bound.motion
    if scope.attribute:
        root.attrs[scope.attribute] = None
