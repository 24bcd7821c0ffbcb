"""Look: the style sheet and the fonts of a page with formulas."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from deckc.files import Files
from deckc.math.css import css, faces_of
from deckc.math.fonts import font
from deckc.math.package import licence
from deckc.model import Artifact

__all__ = ["Look", "look"]

FOLDER = PurePosixPath("assets/fonts")


@dataclass(frozen=True, slots=True)
class Look:
    """What a page needs to show formulas."""

    css: str
    artifacts: tuple[Artifact, ...]  # fonts and their licence


def look(html: str, files: Files, *, prefix: str = "") -> Look:
    """What the formulas in `html` need. `prefix` stands before addresses of fonts; empty, they count from the page."""
    rules: list[str] = []
    artifacts = [Artifact(FOLDER / "MathJax-LICENSE.txt", licence())]
    for face in faces_of(html):
        name, data = font(face, files)
        rules.append(
            f'@font-face {{\n  font-family: "KaTeX_{face.family}";\n  font-style: {face.style};\n'
            f"  font-weight: {face.weight};\n  font-display: block;\n"
            f'  src: url("{prefix}{FOLDER / name}") format("woff2");\n}}\n'
        )
        artifacts.append(Artifact(FOLDER / name, data))
    return Look("".join((*rules, css(html))), tuple(artifacts))
