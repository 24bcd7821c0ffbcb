"""Same DOM: two pieces of HTML as trees that are equal when a browser would show the same elements.

The order of attributes and of style declarations is free. Left out of the comparison: colours of code (another test's
matter), the inside of formulas, the drawing inside icons (ours are our own), the marks of clicks and scoped styles
that only our player reads, and whether an address counts from the site's root, as Slidev's do, or from the page.
"""

from __future__ import annotations

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag
from bs4.element import Comment

__all__ = ["tree"]

OURS = ("data-code-steps", "data-clicks", "data-s-")


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
    shared = (name for name in node.attrs if not name.startswith(OURS))
    attributes = {name: value_of(name, node.attrs[name]) for name in shared if name != "data-tag"}
    tag = node.attrs.get("data-tag", node.name)
    if classes[:1] == ["line"]:
        return [tag, attributes, node.get_text()]
    if "katex" in classes:
        return [tag, attributes]
    if node.name == "path":
        return [tag]
    return [tag, attributes, *children(node)]


def value_of(name: str, value: object) -> str:
    text = " ".join(value) if isinstance(value, list) else str(value or "")
    if name == "style":
        parts = (part.partition(":") for part in text.split(";") if ":" in part)
        return "; ".join(sorted(declaration(key.strip(), given.strip()) for key, _, given in parts))
    if name == "src":
        return text.removeprefix("/")
    return " ".join(text.split())


def declaration(name: str, value: str) -> str:
    """Browsers write the words of an origin in their own order."""
    return f"{name}: {' '.join(sorted(value.split())) if name == 'transform-origin' else value}"
