r"""Rows: `aligned` and its kin as KaTeX 0.18 stacks their rows, from what 0.16 makes of them.

These environments set their rows 0.3 em further apart than a matrix does. 0.16 adds that below the last row, too; 0.18
does not, so the whole is 0.3 em lower and, as it is centred on the axis, each row stands 0.15 em lower. A formula that
is one such environment is mended in place. In others it is laid out once more with a box of the right size in its
place, since delimiters, fractions and frames around it depend on that size.
Source: TeXbook, `\openup\jot`; KaTeX's changes from 0.16.22 to 0.18.11.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from deckc.math.environments import Environment, environments
from deckc.math.tree import Element, read, write

__all__ = ["with_rows_of_018"]

Pair = tuple[Environment, Element]
"""An environment and its table in the HTML."""

JOT = 0.3
SPACED = re.compile(r"(?:aligned|align\*?|alignedat|alignat\*?|gathered|gather\*?|split|CD)")
NUMBERED = re.compile(r"(?:align|alignat|gather)\*?")
BOX_WIDTH = 3.1313  # em; it tells our boxes from others, and how large an em is where they stand
BOX = r"\rule[{bottom:.4f}em]{{{width}em}}{{{height:.4f}em}}"
BOX_STYLE = re.compile(r"border-right-width:([\d.]+)em;border-top-width:([\d.]+)em;")
LENGTH = re.compile(r"(height|top|vertical-align):(-?[\d.]+)em")
MATHML = re.compile(r'<span class="katex-mathml">.*?</math></span>', re.DOTALL)


def with_rows_of_018(html: str, tex: str, lay_out: Callable[[str], str]) -> str:
    """A formula's HTML with its rows where they belong. `lay_out`: other TeX of the formula → its HTML."""
    found = environments(tex)
    if not any(SPACED.fullmatch(each.name) for each in every(found)):
        return html
    root = read(html)
    pairs = list(spaced(found, root))
    if not pairs:
        return html
    if within := [pair for environment, table in pairs for pair in spaced(environment.in_columns(), cells(table))]:
        # what stands in the rows comes first
        return laid_around(html, tex, within, lambda other: with_rows_of_018(lay_out(other), other, lay_out))
    alone = len(found) == 1 and found[0] is pairs[0][0] and is_whole(found[0], tex)
    if alone or any(NUMBERED.fullmatch(environment.name) for environment, _ in pairs):
        for environment, table in pairs:
            mended(table, environment.name)
        mend_strut(root, depth_change(pairs[0][0].name, pairs[0][1]))
        return write(root)
    return laid_around(html, tex, pairs, lay_out)


def laid_around(html: str, tex: str, pairs: Sequence[Pair], lay_out: Callable[[str], str]) -> str:
    """The formula laid out around these environments. `html`: the formula as it was, with what is spoken."""
    root = around(tex, pairs, [mended(table, environment.name) for environment, table in pairs], lay_out)
    spoken = MATHML.search(html)
    if root is None or spoken is None:
        return html
    return MATHML.sub(lambda match: spoken[0], write(root), count=1)


def every(found: Sequence[Environment]) -> Iterator[Environment]:
    for environment in found:
        yield environment
        yield from every(environment.in_columns())


def is_whole(environment: Environment, tex: str) -> bool:
    return not tex[: environment.start].strip() and not tex[environment.end :].strip()


def spaced(found: Sequence[Environment], around: Element) -> Iterator[Pair]:
    """The outermost spaced environments with their tables, in the order of the HTML."""
    tables = around.tables()
    if len(tables) != len(found):
        return  # a macro makes tables
    for environment, table in zip(found, tables, strict=True):
        if SPACED.fullmatch(environment.name):
            yield environment, table
        else:
            yield from spaced(environment.in_columns(), cells(table))


def cells(table: Element) -> Element:
    """What stands in a table, as one element."""
    return Element("", [child for column in table.elements() for child in column.children])


def mended(table: Element, name: str) -> tuple[float, float]:
    """The table's height and depth, once its rows have been moved down."""
    height = depth = 0.0
    for stack in (element for part in table.elements() for element in own_stacks(part)):
        rows = stack.elements()
        height = max(height, moved(rows[0].elements()[0], "height", -JOT / 2))
        for cell in rows[0].elements()[0].elements():
            moved(cell, "top", JOT / 2)
        if len(rows) > 1:
            depth = max(depth, moved(rows[1].elements()[0], "height", depth_change(name, table)))
    return height, depth


def own_stacks(part: Element) -> Iterator[Element]:
    """The stacks of rows of a table's columns, or of the numbers beside it; not those inside the cells."""
    for element in part.elements():
        if "vlist-t" in element.classes:
            yield element
        elif not part.classes or {"mtable", "katex-tag"} & set(part.classes):
            yield from own_stacks(element)


def depth_change(name: str, table: Element) -> float:
    """In `CD` the lowest thing is an arrow, where there is one; it has nothing below it."""
    hangs = name == "CD" and any("cd-vert-arrow" in element.classes for element in table.walk())
    return JOT / 2 if hangs else -JOT / 2


def mend_strut(root: Element, change: float) -> None:
    """The height of the line, which is that of the table. `change`: that of the depth."""
    strut = next((element for element in root.walk() if "katex-strut" in element.classes), None)
    if strut is not None:
        moved(strut, "height", change - JOT / 2)
        moved(strut, "vertical-align", -change)


def moved(element: Element, name: str, by: float) -> float:
    """Adds to a length of an element's style; gives the new length."""
    length = 0.0

    def add(match: re.Match[str]) -> str:
        nonlocal length
        if match[1] != name:
            return match[0]
        length = float(match[2]) + by
        return f"{name}:{f'{length:.4f}'.rstrip('0').rstrip('.')}em"

    element.tag = LENGTH.sub(add, element.tag)
    return length


def around(
    tex: str,
    pairs: Sequence[Pair],
    sizes: Sequence[tuple[float, float]],
    lay_out: Callable[[str], str],
) -> Element | None:
    """The formula laid out around its environments. None: it has other boxes than were put there."""
    found = [environment for environment, _ in pairs]
    boxes, root = laid_out_boxes(boxed(tex, found, sizes), lay_out)
    if len(boxes) != len(pairs):
        return None
    scales = [scale for _, scale in boxes]
    if any(abs(scale - 1) > 0.001 for scale in scales):  # an em is that of the text around, also in small styles
        sizes = [(height / scale, depth / scale) for (height, depth), scale in zip(sizes, scales, strict=True)]
        boxes, root = laid_out_boxes(boxed(tex, found, sizes), lay_out)
    for (box, _), (_, table) in zip(boxes, pairs, strict=True):
        box.tag, box.children = table.tag, table.children
    return root


def laid_out_boxes(tex: str, lay_out: Callable[[str], str]) -> tuple[list[tuple[Element, float]], Element]:
    """The boxes in the order of the HTML, each with the size of an em that it was drawn with; and all the formula."""
    root = read(lay_out(tex))
    boxes = []
    for element in root.walk():
        match = BOX_STYLE.search(element.tag) if "katex-rule" in element.classes else None
        if match and float(match[1]) >= BOX_WIDTH:
            boxes.append((element, float(match[1]) / BOX_WIDTH))
    return boxes, root


def boxed(tex: str, found: Sequence[Environment], sizes: Sequence[tuple[float, float]]) -> str:
    """The TeX with boxes of these heights and depths for the environments."""
    pieces, last = [], 0
    by_place = sorted(zip(found, sizes, strict=True), key=lambda pair: pair[0].start)
    for environment, (height, depth) in by_place:
        pieces += [tex[last : environment.start], BOX.format(bottom=-depth, width=BOX_WIDTH, height=height + depth)]
        last = environment.end
    return "".join((*pieces, tex[last:]))
