"""Expansion: a template's nodes with their scope → nodes that are plain HTML and click directives.

One walk does v-if, v-for, slots, bindings, mustaches and components. Source: Vue guide, "Essentials", "Slots".
Errors: expression-…, unknown-component, component-…, not-static.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from deckc.model import Component
from deckc.template.clicks import follow_attributes, follow_branches, follow_nodes, follow_text, watched
from deckc.template.components import component as components
from deckc.template.components.icons import draw_icon, is_icon
from deckc.template.components.live_parts import SLOT, expand_live, expand_slot_part, is_live
from deckc.template.components.live_slide import Hole
from deckc.template.components.unknown_elements import content, report_unknown
from deckc.template.directives import (
    KEYS,
    Bound,
    bind,
    click_props,
    fill_slot,
    fill_suspense,
    html_attributes,
    is_authored,
    is_bound,
    place_dragged,
    read_slots,
    report_click_props,
    report_directives,
    report_slots,
)
from deckc.template.expressions import MAX_ELEMENTS, Run, Scope, TooLargeError, display, evaluate, rounds, truthy
from deckc.template.tree import (
    ABSENT,
    CLICK_COMPONENTS,
    NATIVE,
    TRANSPARENT,
    VOID,
    Element,
    Interpolation,
    Markup,
    Node,
    Text,
    component_key,
    literal,
    renamed,
    without,
)

__all__ = ["expand"]

MAX_NESTED = 220  # elements in each other; whoever walks the tree takes four frames of Python's stack for each

CLICKS = "licks"  # in an expression: it may follow the clicks


def expand(nodes: list[Node], scope: Scope, run: Run) -> list[Node]:
    """The nodes in this scope, without anything that is left to evaluate."""
    out: list[Node] = []
    index, count = 0, len(nodes)
    while index < count:
        node = nodes[index]
        index += 1
        if isinstance(node, (Text, Markup)):
            out.append(node)
        elif isinstance(node, Interpolation):
            out.append(interpolate(node, scope, run))
        elif "v-if" in node.attrs:
            branches = [node]
            while (following := next_branch(nodes, index)) is not None:
                index = following
                branches.append(nodes[index - 1])  # type: ignore[arg-type]
            out.extend(expand_branches(branches, scope, run))
        else:
            if "v-else" in node.attrs or "v-else-if" in node.attrs:
                run.report("stray-else", "v-else follows no v-if", node.span("v-else"))
            out.extend(expand_element(node, scope, run))
    return out


# ── v-if, v-for ──────────────────────────────────────────────────────────────────────────────────────


def next_branch(nodes: list[Node], index: int) -> int | None:
    """The index behind a `v-else` that follows, blanks apart."""
    while index < len(nodes) and isinstance(blank := nodes[index], Text) and not blank.text.strip():
        index += 1
    if index < len(nodes) and isinstance(node := nodes[index], Element):
        return index + 1 if "v-else" in node.attrs or "v-else-if" in node.attrs else None
    return None


def expand_branches(branches: list[Element], scope: Scope, run: Run) -> list[Node]:
    def chosen() -> int:
        for number, branch in enumerate(branches):
            condition = branch.attrs.get("v-if", branch.attrs.get("v-else-if"))
            if condition is None or truthy(evaluate(condition, scope, run, branch)):
                return number
        return -1

    def shown(number: int) -> list[Node]:
        return expand_element(branches[number], scope, run) if number >= 0 else []

    first, dynamic = watched(chosen, run)
    return follow_branches(chosen, shown, run) if dynamic else shown(first)


def expand_for(element: Element, text: str, scope: Scope, run: Run) -> list[Node]:
    bare = without(element, "v-for")

    def made() -> list[Node]:
        return [node for inner in rounds(element, text, scope, run) for node in expand_element(bare, inner, run)]

    return follow_nodes(made, run)


# ── one node ─────────────────────────────────────────────────────────────────────────────────────────


def interpolate(node: Interpolation, scope: Scope, run: Run) -> Node:
    if not node.expression:
        return Text("")

    def shown() -> str:
        return display(evaluate(node.expression, scope, run, node))

    text, dynamic = watched(shown, run)
    return follow_text(text, shown, run) if dynamic else Text(text)


def expand_element(element: Element, scope: Scope, run: Run) -> list[Node]:
    tag, scope = element.tag, scope.of(element.attrs.get("class"))
    if tag == SLOT:
        return [expand_slot_part(element, lambda hole: expand_hole(hole, scope, run))]
    if element.literal:
        return [literal(element, scope.all_marks, scope.in_component)] if tag != "noscript" else []
    report_directives(element, run)
    run.elements += 1
    if run.elements > MAX_ELEMENTS:
        raise TooLargeError
    if (text := element.attrs.get("v-for")) is not None:
        return expand_for(element, text, scope, run)
    if CLICKS in (key_expression := element.attrs.get(":key") or ""):
        return expand_keyed(element, key_expression, scope, run)
    if tag in NATIVE:
        special = SPECIAL.get(tag)
        return special(element, scope, run) if special else [expand_plain(element, scope, run)]
    if tag == "component":
        return expand_dynamic(element, scope, run)
    key = component_key(tag)
    if key in CLICK_COMPONENTS:
        return follow_nodes(lambda: [expand_click_component(element, CLICK_COMPONENTS[key], scope, run)], run)
    found = scope.get(f"<{key}>", run.theme.components.get(key))
    if isinstance(found, str) and found != ABSENT:
        element = renamed(element, found)
        found = run.theme.components.get(component_key(found))
    if isinstance(found, Component):
        return expand_component(element, found, scope, run)
    if key == "suspense":
        return fill_suspense(element, scope, run, expand)
    if key in TRANSPARENT:
        if around := element.attrs.get("tag"):
            bare = renamed(without(element, "tag", "name", "appear", "mode", "move-class"), around)
            return [expand_plain(bare, scope, run)]
        return expand(element.children, scope, run)
    if is_icon(element.tag):
        return [expand_icon(element, scope, run)]
    if found != ABSENT:
        report_unknown(element, run)
    return [expand_stranger(element, scope, run)]


def expand_keyed(element: Element, expression: str, scope: Scope, run: Run) -> list[Node]:
    """An element whose key follows the clicks: it comes anew with each."""

    def make() -> list[Node]:
        made = expand_element(without(element, ":key"), scope, run)
        return [Element("", children=made, key=evaluate(expression, scope, run, element))]

    return follow_nodes(make, run)


def expand_plain(element: Element, scope: Scope, run: Run) -> Element:
    made = Element(element.tag, {}, [], element.source, element.offset)
    content: list[Node] | None = None
    if element.attrs and is_bound(element):
        bound, dynamic = watched(lambda: bind(element, scope, run), run)
        made.attrs, made.directives, content = html_attributes(bound.values), bound.directives, bound.content
        made.props = bound.motion
        if dynamic:
            follow_attributes(made, lambda: html_attributes(bind(element, scope, run).values), run)
            content = content and follow_nodes(lambda: bind(element, scope, run).content or [], run)
        if made.directives:
            made.directives = place_dragged(made, made.directives, run)
    elif element.attrs:
        made.attrs = {name: "" if value is None else value for name, value in element.attrs.items() if name not in KEYS}
    if scope.marks or scope.received:
        made.attrs |= scope.all_marks
    if element.tag not in VOID:
        made.children = expand_children(element, scope, run) if content is None else content
    return made


def expand_children(element: Element, scope: Scope, run: Run) -> list[Node]:
    """[] below `MAX_NESTED`: components and slots put tags into tags of other files."""
    if run.nested >= MAX_NESTED:
        run.report("too-deep", f"tags are nested more than {MAX_NESTED} deep with those of components", element.span())
        return []
    run.nested += 1
    try:
        return expand(element.children, scope, run)
    finally:
        run.nested -= 1


def expand_icon(element: Element, scope: Scope, run: Run) -> Element:
    bound, dynamic = watched(lambda: bind(element, scope, run), run)
    made = draw_icon(element, bound, run)
    if dynamic:
        follow_attributes(made, lambda: draw_icon(element, bind(element, scope, run), run).attrs, run)
    made.directives = place_dragged(made, bound.directives, run)
    made.props = bound.motion
    made.attrs |= scope.all_marks
    return made


def expand_stranger(element: Element, scope: Scope, run: Run) -> Element:
    """An element of the name that nobody knows, with what its slots hold."""
    made = expand_plain(Element(element.tag.lower(), element.attrs, [], element.source, element.offset), scope, run)
    made.children += content(element, scope, run, expand)
    return made


# ── components ───────────────────────────────────────────────────────────────────────────────────────


def expand_component(element: Element, component: Component, scope: Scope, run: Run) -> list[Node]:
    if is_live(component, run):
        return [live_part(element, component, scope, run)]

    def make() -> list[Node]:
        bound = bind(element, scope, run)
        slots = read_slots(element, scope, run)
        if is_authored(element, run):
            report_slots(component, slots, element, run)
        nodes = components.render(component, bound, slots, element, scope, run, expand)
        return nodes if len(nodes) < 2 else [Element("", {}, nodes)]  # to be one child for what counts children

    return follow_nodes(make, run)


def live_part(element: Element, component: Component, scope: Scope, run: Run) -> Element:
    def make() -> Bound:
        return bind(element, scope, run)

    _, dynamic = watched(make, run)
    inside = slot_scope(component)
    slots = {
        name: expand(slot.nodes, slot.scope.within(inside), run)
        for name, slot in read_slots(element, scope, run).items()
    }
    return expand_live(component, element, make, slots, run, dynamic=dynamic)


def expand_hole(hole: Hole, scope: Scope, run: Run) -> list[Node]:
    """Markup in a live slide, as what the `<slot>` of the component around it shows."""
    owner = run.theme.components.get(component_key(hole.owner))
    return expand([hole.node], scope.within(slot_scope(owner)) if owner else scope, run)


def slot_scope(component: Component) -> Scope:
    """The scope of a component that runs in the page, as what its slots show needs it."""
    from deckc.template.components.sfc import slot_marks  # most decks have no such parts

    return Scope({}, slot_marks=slot_marks(component))


def expand_dynamic(element: Element, scope: Scope, run: Run) -> list[Node]:
    """`<component :is="…">`, which may be another one at each click."""
    return follow_nodes(lambda: expand_named(element, scope, run), run)


def expand_named(element: Element, scope: Scope, run: Run) -> list[Node]:
    """`<component :is="…">`: the tag or component of that name."""
    bare = without(element, "is", ":is", "v-bind:is")
    expression = element.attrs.get(":is", element.attrs.get("v-bind:is"))
    name = evaluate(expression, scope, run, element) if expression else element.attrs.get("is")
    if isinstance(name, Component):
        return expand_component(bare, name, scope, run)
    if not isinstance(name, str) or not name:
        return []
    bare.tag = name
    return expand_element(bare, scope, run)


def expand_click_component(element: Element, tag: str, scope: Scope, run: Run) -> Element:
    """Kept as an element, for `clicks/numbering.py` to number and take apart."""
    bound: Bound = bind(element, scope, run)
    props, rest = click_props(tag, bound.values)
    report_click_props(element, tag, props, rest, run)
    attributes = {**html_attributes(rest), **scope.all_marks}
    made = Element(tag, attributes, [], element.source, element.offset, False, bound.directives, props)
    slots = read_slots(element, scope, run)
    if tag == "v-switch":
        made.slots = {name: expand(slot.nodes, slot.scope, run) for name, slot in slots.items()}
    elif "default" in slots:
        made.children = expand(slots["default"].nodes, slots["default"].scope, run)
    return made


def expand_slot(element: Element, scope: Scope, run: Run) -> list[Node]:
    """`<slot>` in a component's template: what its tag was given, or what stands between."""
    return follow_nodes(lambda: fill_slot(element, scope, run, expand), run)


def expand_template(element: Element, scope: Scope, run: Run) -> list[Node]:
    return expand(element.children, scope, run)


def expand_nothing(element: Element, scope: Scope, run: Run) -> list[Node]:
    return []


SPECIAL: Mapping[str, Callable[[Element, Scope, Run], list[Node]]] = {
    "slot": expand_slot,
    "template": expand_template,
    "noscript": expand_nothing,
}
