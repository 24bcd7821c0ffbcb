"""Style sheet: that of a page with formulas, and its fonts, which are KaTeX's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import NamedTuple

from deckc import vendored
from deckc.lazy_regex import lazy_regex
from deckc.model import Artifact

__all__ = ["Look", "look"]

PACKAGE = "katex"
FOLDER = PurePosixPath("assets/fonts")
# Rows of a formula that are not lit at a click are Slidev's.
ROWS = ".slidev-katex-wrapper .mord.dishonored { opacity: 0.3; }\n"

CLASSES = lazy_regex(r'class="([^"]+)"')
FACE = lazy_regex(r"@font-face\{([^}]*)\}")
RULE = lazy_regex(r"([^{}]+)\{([^}]*)\}")
URL = lazy_regex(r"url\(fonts/([^)]+\.woff2)\)")
CLASS = lazy_regex(r"\.([\w-]+)")
BASE = "katex"  # the class of all formulas, whose rule has a `font` of its own


@dataclass(frozen=True, slots=True)
class Look:
    """What a page needs to show formulas."""

    css: str
    artifacts: tuple[Artifact, ...]  # fonts and their licence


class Face(NamedTuple):
    """A font of KaTeX's, or what a rule says of fonts; what it does not say is empty."""

    family: str = ""
    weight: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """KaTeX's style sheet."""

    rules: str  # all but the fonts
    fonts: dict[Face, str]  # → file
    asks: tuple[tuple[frozenset[str], Face], ...]  # the classes of a selector, and the font that they ask for


def look(html: str, *, prefix: str = "") -> Look:
    """What the formulas in `html` need; nothing where KaTeX is not installed.

    `prefix` stands before addresses of fonts; empty, they count from the page.
    """
    if not vendored.present(PACKAGE):
        return Look("", ())
    found = sheet()
    rules: list[str] = []
    artifacts = [Artifact(FOLDER / "KaTeX-LICENSE.txt", vendored.path(PACKAGE, "LICENSE"))]
    for face in faces_of(html):
        path = FOLDER / f"{PurePosixPath(found.fonts[face]).stem}-{vendored.version(PACKAGE)}.woff2"
        rules.append(
            f"@font-face {{ font-family: {face.family}; font-style: {face.style}; font-weight: {face.weight}; "
            f'font-display: block; src: url("{prefix}{path}") format("woff2"); }}\n'
        )
        artifacts.append(Artifact(path, vendored.path(PACKAGE, f"dist/fonts/{found.fonts[face]}")))
    return Look("".join((*rules, found.rules, "\n", ROWS)), tuple(artifacts))


@cache
def sheet() -> Sheet:
    """The sheet that lies beside KaTeX."""
    text = vendored.read(PACKAGE, "dist/katex.min.css").decode()
    fonts: dict[Face, str] = {}
    for body in FACE.findall(text):
        file = URL.search(body)
        fonts[read_face(body)] = file[1] if file else ""
    rules = FACE.sub("", text)
    asks = tuple(
        (frozenset(CLASS.findall(selector)), face)
        for selectors, body in RULE.findall(rules)
        if (face := read_face(body)) != Face()
        for selector in selectors.split(",")
    )
    return Sheet(rules, fonts, asks)


def read_face(body: str) -> Face:
    """What declarations say of the font."""
    said = dict(declaration.split(":", 1) for declaration in body.split(";") if ":" in declaration)
    return Face(*(said.get(f"font-{name}", "").strip("\"'") for name in Face._fields))


def faces_of(html: str) -> Iterator[Face]:
    """The fonts that the classes in `html` ask for, in the sheet's order.

    A rule that names a family asks for one font; one of weight or slant alone may be met within any family.
    """
    classes = {name for names in set(CLASSES.findall(html)) for name in names.split()} | {BASE}
    asked = {face for selector, face in sheet().asks if selector <= classes}
    families = {face for face in asked if face.family} | {Face("KaTeX_Main")}
    alone = [face for face in asked if not face.family]
    weights = {face.weight for face in alone if face.weight}
    styles = {face.style for face in alone if face.style}
    for font in sheet().fonts:
        if any(
            font.family == face.family
            and font.weight in weights | {face.weight or "400"}
            and font.style in styles | {face.style or "normal"}
            for face in families
        ):
            yield font
