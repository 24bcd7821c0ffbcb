r"""Spaces: the thin space beside a brace such as `\underbrace`, which KaTeX 0.18 takes for an inner atom.

0.16 took it for an ordinary one, which has no space beside letters and delimiters.
Source: TeXbook, chapter 18, the table of spaces between atoms.
"""

from __future__ import annotations

from deckc.math.tree import Element, read, write

__all__ = ["with_spaces_at_braces"]

ATOMS = frozenset("mord mop mbin mrel mopen mclose mpunct minner".split())
SPACED_BEFORE = frozenset(("mord", "mclose"))  # what stands before a brace; others have their space already
SPACED_AFTER = frozenset(("mord", "mopen", "mpunct"))
THIN = 'span class="mspace" style="margin-right:0.1667em;"'


def with_spaces_at_braces(html: str) -> str:
    """A formula's HTML in which braces have their spaces. Classes are those of 0.18."""
    if "minner munder" not in html and "minner mover" not in html:
        return html
    root = read(html)
    for element in root.walk():
        if any(is_brace(child) for child in element.elements()):
            space(element)
    return write(root)


def is_brace(element: Element) -> bool:
    names = element.classes
    return names[:1] == ("minner",) and names[1:2] in (("munder",), ("mover",))


def space(parent: Element) -> None:
    """Puts spaces among the children of an element; in scripts there are none, also not behind an operator."""
    children: list[Element | str] = []
    before: Element | None = None
    for child in parent.children:
        if isinstance(child, Element) and ATOMS.intersection(child.classes):
            small = "mtight" in child.classes
            if before is not None and not small and needs_space(before, child):
                children.append(Element(THIN))
            elif before is not None and small and is_brace(child) and "mop" in before.classes:
                drop_space(children, children.index(before) + 1)
            before = child
        children.append(child)
    parent.children = children


def drop_space(children: list[Element | str], place: int) -> None:
    """Takes out the space that stands at a place, if one does."""
    found = children[place] if place < len(children) else ""
    if isinstance(found, Element) and "mspace" in found.classes:
        del children[place]


def needs_space(before: Element, after: Element) -> bool:
    kinds = [next(name for name in element.classes if name in ATOMS) for element in (before, after)]
    if is_brace(after):
        return is_brace(before) or kinds[0] in SPACED_BEFORE
    return is_brace(before) and kinds[1] in SPACED_AFTER
