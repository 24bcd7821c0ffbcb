"""Trust: what a slide of an untrusted deck may not bring into the page. Problem code: untrusted.

Refused are scripts and what can start them: event attributes, `javascript:` addresses, documents inside the page
(`srcdoc`, `data:text/html`), plug-ins, and tags that steer the page around it. The expression engine is refused in
`scope.py`. Pictures, frames of other sites and styles stay: a page that wants more puts a policy before it.
Source: HTML Living Standard, "event handlers", "javascript: URLs"; SVG 2, animation of `href`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from deckc.diagnostics import Diagnostic, problem
from deckc.model import Span
from deckc.template.nodes import Element, Node, Source
from deckc.template.parser import parse
from deckc.template.serializer import serialize

__all__ = ["is_refused", "refuse_in_html", "refuse_untrusted"]

Report = Callable[[str, str, Span | None], None]
"""Takes code, message and place of a problem."""

TAGS = frozenset(("script", "object", "embed", "applet", "base", "meta", "link", "noscript", "template"))
PICTURES = frozenset(("img", "image"))  # an SVG that is a picture runs nothing
ADDRESSES = frozenset(
    "href src xlink:href action formaction data poster to from by values background cite longdesc ping".split()
)
BLANKS = re.compile(r"[\x00-\x20\x7f-\x9f]+")
SCHEMES = re.compile(r"(?:^|;)(?:javascript|vbscript|data:text/html|data:image/svg|data:application/xhtml)", re.I)


def refuse_in_html(html: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Finished HTML without what may not be there. Places are counted in the text, whose first line is 1."""
    found: list[Diagnostic] = []
    nodes, _ = parse(Source(html), literal=True)

    def report(code: str, message: str, span: Span | None) -> None:
        found.append(problem(code, message, span))

    return serialize(refuse_untrusted(nodes, report)), tuple(found)


def refuse_untrusted(nodes: list[Node], report: Report) -> list[Node]:
    """The tree without what may not be there; below it is cleaned in place."""
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, Element):
            if node.tag.lower() in TAGS:
                report("untrusted", f"<{node.tag}> is left out", node.span())
                continue
            for name in [name for name, value in node.attrs.items() if is_refused_on(node, name.lower(), value or "")]:
                report("untrusted", f"the attribute '{name}' is left out", node.span(name))
                del node.attrs[name]
            node.children = refuse_untrusted(node.children, report)
        kept.append(node)
    return kept


def is_refused_on(node: Element, name: str, value: str) -> bool:
    shown = node.tag.lower() in PICTURES and name in ("src", "href") and value.startswith("data:image/")
    return not shown and is_refused(name, value)


def is_refused(name: str, value: str) -> bool:
    if name.startswith("on") or name in ("srcdoc", "data-tag"):  # the player makes elements of `data-tag`
        return True
    if name == "data-clicks-attrs":
        return are_refused(value)
    return name in ADDRESSES and bool(SCHEMES.search(BLANKS.sub("", value)))


def are_refused(tables: str) -> bool:
    """Whether a table of attributes that follow the clicks holds one that is refused."""
    try:
        found = json.loads(tables)
        return any(is_refused(name.lower(), str(value)) for name, states in found.items() for _, value in states)
    except (ValueError, AttributeError, TypeError):
        return True
