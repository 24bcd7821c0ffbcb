"""Tree: a formula's HTML as elements, to be looked through and written again as it was.

KaTeX writes every start tag with its end tag, or ends it with `/>`; texts hold no `<`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["Element", "read", "write"]

PIECE = re.compile(r"<(/?)([^>]*?)(/?)>|([^<]+)")
CLASSES = re.compile(r'\bclass="([^"]*)"')


@dataclass(slots=True, eq=False)
class Element:
    """One element; `tag` is what stands between `<` and `>`, empty for the whole."""

    tag: str
    children: list[Element | str] = field(default_factory=list)
    empty: bool = False  # ends with `/>`

    @property
    def classes(self) -> tuple[str, ...]:
        match = CLASSES.search(self.tag)
        return tuple(match[1].split()) if match else ()

    def elements(self) -> list[Element]:
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> Iterator[Element]:
        """The element and all in it, in the order of the text."""
        yield self
        for child in self.elements():
            yield from child.walk()

    def tables(self) -> list[Element]:
        """The outermost tables in it: elements that hold an `mtable`, maybe with the numbers of its rows."""
        if any("mtable" in child.classes for child in self.elements()):
            return [self]
        return [table for child in self.elements() for table in child.tables()]


def read(html: str) -> Element:
    root = Element("")
    open_elements = [root]
    for end, tag, empty, text in PIECE.findall(html):
        if end:
            open_elements.pop()
        elif text:
            open_elements[-1].children.append(text)
        else:
            element = Element(tag, empty=bool(empty))
            open_elements[-1].children.append(element)
            if not empty:
                open_elements.append(element)
    return root


def write(element: Element) -> str:
    """The HTML of an element with all in it."""
    pieces: list[str] = []
    put(element, pieces)
    return "".join(pieces)


def put(element: Element, pieces: list[str]) -> None:
    if element.tag:
        pieces.append(f"<{element.tag}/>" if element.empty else f"<{element.tag}>")
    for child in element.children:
        if isinstance(child, str):
            pieces.append(child)
        else:
            put(child, pieces)
    if element.tag and not element.empty:
        pieces.append(f"</{element.tag.split(' ', 1)[0]}>")
