"""Same DOM: two pieces of HTML as trees that are equal when a browser would show the same elements.

The order of attributes and of style declarations is free. Left out of the comparison: colours of code (another test's
matter), the inside of formulas, the drawing inside icons (ours are our own), and our own `data-code-steps`.
"""

from __future__ import annotations

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag
from bs4.element import Comment

__all__ = ["tree"]

OURS = frozenset({"data-code-steps"})


def tree(html: str) -> list[object]:
    """Nested lists: [tag, attributes, children…]; text is a string."""
    return children(BeautifulSoup(html, "html.parser"))


def children(element: Tag) -> list[object]:
    found: list[object] = []
    for child in element.contents:
        node = canonical(child)
        if isinstance(node, str) and found and isinstance(found[-1], str):
            found[-1] += node
        elif node is not None and node != "":
            found.append(node)
    return found


def canonical(node: PageElement) -> object:
    if isinstance(node, Comment):
        return None
    if isinstance(node, NavigableString):
        return str(node)
    assert isinstance(node, Tag)
    classes = node.get_attribute_list("class")
    attributes = dict(sorted((name, value_of(name, value)) for name, value in node.attrs.items() if name not in OURS))
    if classes[:1] == ["line"]:
        return [node.name, attributes, node.get_text()]
    if "katex" in classes:
        return [node.name, attributes]
    if node.name == "path":
        return [node.name]
    return [node.name, attributes, *children(node)]


def value_of(name: str, value: object) -> str:
    text = " ".join(value) if isinstance(value, list) else str(value or "")
    if name == "style":
        parts = (part.partition(":") for part in text.split(";") if ":" in part)
        return "; ".join(sorted(f"{key.strip()}: {given.strip()}" for key, _, given in parts))
    return " ".join(text.split())
