"""Untrusted: a slide of an untrusted deck, rebuilt from what `sanitize` allows. Problem code: untrusted.

It is the last step before the tree is written, so nothing that an expression, a component or the player's tables bring
comes after it. The expression engine is refused in `expressions/scope.py`.
"""

from __future__ import annotations

from collections.abc import Callable

from deckc import sanitize
from deckc.diagnostics import Diagnostic, problem
from deckc.model import Span
from deckc.template.tree import Element, Interpolation, Markup, Node, Source, Text, parse, serialize

__all__ = ["sanitized", "sanitized_html"]

Report = Callable[[str, str, Span | None], None]
"""Takes code, message and place of a problem."""


def sanitized_html(html: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Finished HTML rebuilt. Places are counted in the text, whose first line is 1."""
    found: list[Diagnostic] = []
    nodes, _ = parse(Source(html), literal=True)

    def report(code: str, message: str, span: Span | None) -> None:
        found.append(problem(code, message, span))

    return serialize(sanitized(nodes, report)), tuple(found)


def sanitized(nodes: list[Node], report: Report, utility: sanitize.Utility | None = None) -> list[Node]:
    """The tree with what is allowed. `utility`: which attributes are written as utilities."""
    made: list[Node] = []
    for node in nodes:
        if isinstance(node, Text):
            made.append(Text(node.text.replace("\0", "\ufffd")))
        elif isinstance(node, Markup):
            made += sanitized(parse(Source(node.html), literal=True)[0], report, utility)
        elif isinstance(node, Interpolation):  # below `v-pre`
            continue
        elif not node.tag:
            made.append(Element("", {}, sanitized(node.children, report, utility)))
        elif (tag := sanitize.element(node.tag)) is None:
            report("untrusted", f"<{node.tag}> is left out", node.span())
        else:
            made.append(rebuilt(node, tag, report, utility))
    return made


def rebuilt(node: Element, tag: str, report: Report, utility: sanitize.Utility | None) -> Element:
    """The element under this name, with what is allowed of its attributes and children."""
    if node.tag.lower() == "form":
        report("untrusted", "<form> is written as <div>", node.span())
    attrs: dict[str, str | None] = {}
    for name, value in node.attrs.items():
        allowed = sanitize.attribute(tag, name, value or "", utility)
        if allowed is not None:
            attrs[name] = allowed
        elif sanitize.is_harmful(tag, name, value or ""):
            report("untrusted", f"the attribute '{name}' is left out", node.span(name))
    if tag.lower() == "iframe":
        return Element(tag, {**attrs, "sandbox": ""}, [], node.source, node.offset)
    return Element(tag, attrs, sanitized(node.children, report, utility), node.source, node.offset)
