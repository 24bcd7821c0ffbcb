"""Icons: tags and classes that name an icon of a collection. Problem codes: icon-not-drawn, icon-stand-in.

In: an element. Out: `svg.slidev-icon`, 1.2 letters high, as Slidev makes it; empty where the drawing is not there, so
that all else keeps its place. Boxes with a class `i-…` get theirs from the style sheet.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckc.icons import Drawing, IconName, icon_of_class, icon_of_tag
from deckc.lazy_regex import lazy_regex
from deckc.template.directives import Bound, html_attributes
from deckc.template.expressions import Run
from deckc.template.tree import Element, Node, Source, parse

__all__ = ["draw_icon", "is_icon", "report_icon_classes"]

HEIGHT = 1.2  # em, as Slidev has it
NONE = Drawing("", "0 0 24 24")
# Elements of a drawing; others (scripts, links, foreign content) are left out.
SHAPES = frozenset(
    "animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix feComposite "
    "feFlood feGaussianBlur feMerge feMergeNode feMorphology feOffset filter g image line linearGradient marker mask "
    "mpath path pattern polygon polyline radialGradient rect set stop symbol text title tspan use".split()
)
ICON_CLASS = lazy_regex(r"\bi(?:-[a-z]|=)")
# By the title of a code block stand icons of files that nobody asked for by name.
TITLES = frozenset(("slidev-code-block-title", "slidev-code-tab"))
OF_FILES = "vscode-icons"


def is_icon(tag: str) -> bool:
    """Whether a tag that is no component is an icon."""
    return icon_of_tag(tag) is not None


def draw_icon(element: Element, bound: Bound, run: Run) -> Element:
    """The `<svg>` that an icon's tag stands for, with all that was given to the tag."""
    icon = icon_of_tag(element.tag)
    assert icon is not None
    drawing = found_for(icon, element, element.tag, run)
    bound.values["class"] = ["slidev-icon", *bound.values.get("class", ())]
    shown = drawing or NONE
    width, height = shown.size(HEIGHT)
    box = {"viewBox": shown.view_box, "width": width, "height": height}
    made = Element("svg", html_attributes({**box, **bound.values}), [], element.source, element.offset)
    if drawing:
        body, _ = parse(Source(drawing.body), mustaches=False, literal=True)
        made.children = harmless(body)
    return made


def harmless(nodes: list[Node]) -> list[Node]:
    """A drawing's nodes without what could run, or load something."""
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, Element):
            if node.tag not in SHAPES:
                continue
            node.attrs = {name: value for name, value in node.attrs.items() if is_harmless(name.lower(), value or "")}
            node.children = harmless(node.children)
        kept.append(node)
    return kept


def is_harmless(name: str, value: str) -> bool:
    if name.startswith("on"):
        return False
    return (
        value.startswith(("#", "data:image/"))
        if name in ("href", "xlink:href")
        else name != "attributename" or "href" not in value
    )


def report_icon_classes(nodes: list[Node], html: str, run: Run) -> None:
    """Says what there is to say of boxes with a class `i-…`. `html`: of the nodes; tells early that there are none."""
    if not ICON_CLASS.search(html):
        return
    for element, token, icon in icon_classes(nodes):
        found_for(icon, element, token, run)


def icon_classes(nodes: list[Node], by_title: bool = False) -> Iterator[tuple[Element, str, IconName]]:
    for node in nodes:
        if isinstance(node, Element):
            classes = node.attrs.get("class") or ""
            for token in (*classes.split(), *attribute_words(node)):
                if (icon := icon_of_class(token)) and not (by_title and icon.collection == OF_FILES):
                    yield node, token, icon
            yield from icon_classes(node.children, by_title or classes in TITLES)


def attribute_words(node: Element) -> Iterator[str]:
    """What the attributes say as classes: `i-mdi-home` and `i="mdi-home"`."""
    for name, value in node.attrs.items():
        if not value:
            yield name
        elif name in ("i", "un-i"):
            yield from (f"i-{word}" for word in value.split())


def found_for(icon: IconName, element: Element, word: str, run: Run) -> Drawing | None:
    """The icon's drawing; what is to say of it is on record."""
    span = element.source.span(element.offset, word)
    if run.facts.icons is None:
        run.report("icon-not-drawn", f"the icon '{icon.name}' is empty", span)
        return None
    found = run.facts.icons.find(icon)
    if found.code:
        run.report(found.code, found.message, span, found.hint)
    return found.drawing
