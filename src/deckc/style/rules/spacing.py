"""Spacing: margin, padding, gaps, space between children, scroll margins."""

from __future__ import annotations

from deckc.style.theme import StyleTheme
from deckc.style.tokens import Declarations, Found, Make, Row, read

__all__ = ["GAP", "MARGIN", "PADDING", "SCROLL", "SPACE", "between"]


def _sized(name: str) -> Make:
    """A property for each side; a step of the scale may be negative (`mt--lg`)."""

    def make(found: Found, theme: StyleTheme) -> Declarations | None:
        value = read(found.rest, "@spacing bracket variable global auto fraction rem", theme)
        if value is None and found.rest and found.rest.startswith("-"):
            step = theme.find("spacing", found.rest[1:])
            value = f"calc({step} * -1)" if isinstance(step, str) else None
        return tuple((name + side, value) for side in found.sides) if value is not None else None

    return make


def _box(letter: str, name: str) -> tuple[Row, ...]:
    make = _sized(name)
    return (
        (f"{letter}{{a,}}{{-,}}*", make),
        (f"{letter}{{-,}}xy", make),
        (f"{letter}{{-,}}<axis>{{-*,*,}}", make),
        (f"{letter}{{-,}}<edge>{{-*,*,}}", make),
        (f"{letter}-<flow>{{-*,}}", make),
        (f"{letter}{{-,}}<logical>{{-*,*,}}", make),
    )


def _scroll_box(letter: str, name: str) -> tuple[Row, ...]:
    make = _sized(name)
    return (
        (f"scroll-{letter}{{a,}}{{-,}}*", make),
        (f"scroll-{letter}{{-,}}<axis>{{-,}}*", make),
        (f"scroll-{letter}{{-,}}<edge=r:-right|l:-left|t:-top|b:-bottom>{{-,}}*", make),
        (f"scroll-{letter}-<flow>-*", make),
        (f"scroll-{letter}{{-,}}<logical>{{-,}}*", make),
    )


def between(name: str, family: str, readers: str) -> Make:
    """What stands between children: on one side or, when the family is reversed, on the other.

    `name`: the property, with `{}` for the side.
    """

    def make(found: Found, theme: StyleTheme) -> Declarations | None:
        value = read(found.rest, readers, theme)
        if value is None:
            return None
        reverse = f"--un-{family}-{next(iter(found.keys.values()))}-reverse"
        value = "0px" if value == "0" else value
        after, before = f"calc({value} * var({reverse}))", f"calc({value} * calc(1 - var({reverse})))"
        sides = ((name.format(side), after if side in ("-right", "-bottom") else before) for side in found.sides)
        return ((reverse, "0"), *sides)

    return make


MARGIN = _box("m", "margin")
PADDING = _box("p", "padding")
SCROLL = _scroll_box("m", "scroll-margin") + _scroll_box("p", "scroll-padding")

_GAP = "{@spacing bracket variable global rem}"

GAP: tuple[Row, ...] = (
    ("{flex-,grid-,}gap{-,}*", f"gap: {_GAP}"),
    ("{flex-,grid-,}gap-<line=x:column|y:row>{-,}*", f"<line>-gap: {_GAP}"),
    ("{flex-,grid-,}gap-<line=col:column|row>{-,}*", f"<line>-gap: {_GAP}"),
)

_SPACE = between("margin{}", "space", "@spacing bracket variable auto fraction rem")

SPACE: tuple[Row, ...] = (
    ("space-<axis>-*", _SPACE),
    ("space-<way=x|y>-reverse", "--un-space-<way>-reverse: 1"),
    ("space-<flow>-*", _SPACE),
    ("space-<way=block|inline>-reverse", "--un-space-<way>-reverse: 1"),
)
