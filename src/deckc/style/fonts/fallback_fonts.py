"""Fallback fonts: a well-known family that cannot be had → `@font-face` rules with a font of the reader's system.

In: the family's name. Out: `@font-face` rules under another name. The stand-in is made as wide and as high as the
family, so that lines break where they would. Nothing is loaded. Other families have no stand-in but Slidev's own stack.
Source: CSS Fonts 5, "Default font metrics overrides" and `size-adjust`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from deckc.style.fonts.font_metrics import METRICS, Kind, Metrics

__all__ = ["near_faces", "near_name", "text"]

# Fonts with the same widths, of which most systems have one, and the sizes that they share.
STAND_INS: Mapping[Kind, tuple[Sequence[str], Metrics]] = {
    "sans": (("Arial", "Liberation Sans", "Arimo", "Helvetica"), Metrics("sans", 44.6, 48, 90.5, 21.2, 3.3)),
    "serif": (("Times New Roman", "Liberation Serif", "Tinos", "Times"), Metrics("serif", 40.6, 43.3, 89.1, 21.6, 4.2)),
    "mono": (("Courier New", "Liberation Mono", "Cousine", "Courier"), Metrics("mono", 60, 60, 83.3, 30, 0)),
}
WEIGHTS = (("100 599", ""), ("600 900", "Bold"))
STYLES = (("normal", ""), ("italic", "Italic"))


def near_name(family: str) -> str | None:
    """The name of a family's stand-in; None where its sizes are not known."""
    return f"{family} (stand-in)" if family in METRICS else None


def near_faces(family: str, italic: bool) -> Iterator[str]:
    """The rules of a family's stand-in, none where its sizes are not known."""
    name = near_name(family)
    if name is None:
        return
    wanted = METRICS[family]
    names, own = STAND_INS[wanted.kind]
    for style, slant in STYLES if italic else STYLES[:1]:
        for weight, boldness in WEIGHTS:
            ending = " ".join(filter(None, (boldness, slant)))
            yield face(name, style, weight, names, ending, overrides(wanted, own, bool(boldness)))


def face(family: str, style: str, weight: str, names: Sequence[str], ending: str, sizes: str) -> str:
    """A rule that finds a font by its full name or by its PostScript name."""
    spellings = (spelling for name in names for spelling in spelled(name, ending))
    sources = ", ".join(f"local({text(spelling)})" for spelling in spellings)
    return (
        f"@font-face {{\n  font-family: {text(family)};\n  font-style: {style};\n  font-weight: {weight};\n"
        f"  src: {sources};\n{sizes}}}\n"
    )


def text(name: str) -> str:
    """A string as CSS writes it."""
    return '"' + re.sub(r'["\\\n]', lambda letter: f"\\{ord(letter[0]):x} ", name) + '"'


def spelled(name: str, ending: str) -> tuple[str, ...]:
    """`Arial` is written so, or `Arial Bold` and `Arial-Bold`."""
    together = name.replace(" ", "")
    if ending:
        return f"{name} {ending}", f"{together}-{ending.replace(' ', '')}"
    return name, f"{name} Regular", f"{together}-Regular"


def overrides(wanted: Metrics, own: Metrics, bold: bool) -> str:
    """The declarations that give a stand-in the sizes of a family."""
    scale = wanted.bold_width / own.bold_width if bold else wanted.width / own.width
    heights = {"ascent": wanted.ascent, "descent": wanted.descent, "line-gap": wanted.gap}
    lines = (f"  {name}-override: {value / scale:.2f}%;\n" for name, value in heights.items())
    return f"  size-adjust: {scale * 100:.2f}%;\n{''.join(lines)}"
