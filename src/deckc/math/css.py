"""CSS: what formulas need to look like formulas.

In: HTML with typeset formulas. Out: the CSS of the classes in it, and the fonts that they ask for.
Source: KaTeX's style sheet, for the names of classes and fonts; sizes are those of TeX's ten-point classes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import NamedTuple

__all__ = ["FACES", "Face", "css", "faces_of"]


class Face(NamedTuple):
    """A font of KaTeX's: the name behind `KaTeX_`, and how it is drawn."""

    family: str
    weight: str = "normal"
    style: str = "normal"


# A combination that is not here is drawn by the browser from the nearest one.
FACES: tuple[Face, ...] = (
    Face("Main"),
    Face("Main", "bold"),
    Face("Main", "normal", "italic"),
    Face("Math", "normal", "italic"),
    Face("Math", "bold", "italic"),
    Face("AMS"),
    Face("Caligraphic"),
    Face("Fraktur"),
    Face("Fraktur", "bold"),
    Face("SansSerif"),
    Face("SansSerif", "bold"),
    Face("SansSerif", "normal", "italic"),
    Face("Script"),
    Face("Size1"),
    Face("Size2"),
    Face("Size3"),
    Face("Size4"),
    Face("Typewriter"),
)

# What a class of letters says of their font: family, weight, style.
LETTERS: Mapping[str, tuple[str, ...]] = {
    "textbf": ("", "bold"),
    "textit": ("", "", "italic"),
    "textrm": ("Main",),
    "textsf": ("SansSerif",),
    "texttt": ("Typewriter",),
    "mathnormal": ("Math", "", "italic"),
    "mathit": ("Main", "", "italic"),
    "mathrm": ("", "", "normal"),
    "mathbf": ("Main", "bold"),
    "boldsymbol": ("Math", "bold", "italic"),
    "amsrm": ("AMS",),
    **dict.fromkeys(("mathbb", "textbb"), ("AMS",)),
    "mathcal": ("Caligraphic",),
    **dict.fromkeys(("mathfrak", "textfrak"), ("Fraktur",)),
    **dict.fromkeys(("mathboldfrak", "textboldfrak"), ("Fraktur", "bold")),
    "mathtt": ("Typewriter",),
    **dict.fromkeys(("mathscr", "textscr"), ("Script",)),
    "mathsf": ("SansSerif",),
    **dict.fromkeys(("mathboldsf", "textboldsf"), ("SansSerif", "bold")),
    **dict.fromkeys(("mathsfit", "mathitsf", "textitsf"), ("SansSerif", "", "italic")),
    "mainrm": ("Main", "", "normal"),
}
# Signs that grow: selector and family. The last class of a selector is enough to know that the font is asked for.
SIGNS: tuple[tuple[str, str], ...] = (
    *((f".delimsizing.size{size}", f"Size{size}") for size in range(1, 5)),
    *((f".delimsizing.mult .delim-size{size} > span", f"Size{size}") for size in (1, 4)),
    (".op-symbol.small-op", "Size1"),
    (".op-symbol.large-op", "Size2"),
)
SIZES = (0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488)  # \tiny to \Huge
PROPERTIES = ("font-family", "font-weight", "font-style")
CLASSES = re.compile(r'class="([^"]+)"')
RESIZED = re.compile(r"(?:katex-sizing|fontsize-ensurer) (reset-size(\d+) size(\d+))")
GROWN = re.compile(r"delimsizing (size\d)|(delim-size\d)|(small-op|large-op)")


def css(html: str) -> str:
    """The rules for the formulas in `html`, without `@font-face`."""
    layout = (files(__package__) / "formula.css").read_text(encoding="utf-8")
    return "".join((layout, *letter_rules(), *sign_rules(), *size_rules(html)))


def letter_rules() -> Iterator[str]:
    for name, (family, *others) in LETTERS.items():
        values = (family and f"KaTeX_{family}", *others)
        pairs = (f"{key}: {value}" for key, value in zip(PROPERTIES, values, strict=False) if value)
        yield f".katex .{name} {{ {'; '.join(pairs)} }}\n"


def sign_rules() -> Iterator[str]:
    for selector, family in SIGNS:
        yield f".katex {selector} {{ font-family: KaTeX_{family} }}\n"


def size_rules(html: str) -> Iterator[str]:
    """Text of one size within text of another."""
    for name, outer, inner in sorted({match.groups() for match in RESIZED.finditer(html)}):
        size = SIZES[int(inner) - 1] / SIZES[int(outer) - 1]
        selector = f".{name.replace(' ', '.')}"
        yield f".katex :is(.katex-sizing, .fontsize-ensurer){selector} {{ font-size: {size:.6g}em }}\n"


def faces_of(html: str) -> tuple[Face, ...]:
    """The fonts that the classes in `html` ask for, in the order of `FACES`."""
    wanted = {face_of(names) for names in set(CLASSES.findall(html))}
    wanted |= {Face(f"Size{size}") for size in sizes_of(html)}
    found = {nearest(face) for face in (Face("Main"), *wanted)}
    return tuple(face for face in FACES if face in found)


def face_of(names: str) -> Face:
    """What the classes of an element make of the font."""
    family, weight, style = "Main", "normal", "normal"
    for name in LETTERS.keys() & set(names.split()):
        own = (*LETTERS[name], "", "")
        family, weight, style = own[0] or family, own[1] or weight, own[2] or style
    return Face(family, weight, style)


def sizes_of(html: str) -> Iterator[int]:
    for match in GROWN.finditer(html):
        word = match[0].rpartition(" ")[2]
        yield 1 if word == "small-op" else 2 if word == "large-op" else int(word[-1])


def nearest(face: Face) -> Face:
    """The font that a browser takes: of the style before one of the weight."""
    others = (face, face._replace(weight="normal"), face._replace(style="normal"), Face(face.family))
    return next((other for other in others if other in FACES), Face("Main"))
