"""Font slices: a font file → small woff2 files, one an alphabet, made once and kept.

In: an installed font file and the characters of a deck. Out: the slices that show those characters.
A slice is cut by alphabet and not by the deck's letters, so that an edit seldom needs a new one.
A variable font keeps its weight axis alone, as the copies of Google Fonts do by default.
Errors: OSError where the font cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path

from deckc.files import Files
from deckc.user_cache import cached

__all__ = ["Slice", "slices"]

RECIPE = "1"  # counts up when what is made from the same file changes

# First and last code points; a character is in the first alphabet that has it. Borders follow Unicode's blocks.
ALPHABETS: Mapping[str, Sequence[tuple[int, int]]] = {
    "latin": (
        (0x0000, 0x00FF),
        (0x0131, 0x0131),
        (0x0152, 0x0153),
        (0x02C6, 0x02DC),
        (0x2000, 0x206F),
        (0x20AC, 0x20AC),
        (0x2122, 0x2122),
        (0x2190, 0x2193),
        (0x2212, 0x2215),
    ),
    "latin-ext": ((0x0100, 0x036F), (0x1D00, 0x1EFF), (0x2070, 0x20CF), (0x2C60, 0x2C7F), (0xA720, 0xA7FF)),
    "greek": ((0x0370, 0x03FF), (0x1F00, 0x1FFF)),
    "cyrillic": ((0x0400, 0x052F), (0x1C80, 0x1C8F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)),
    "symbols": ((0x2100, 0x2BFF), (0xE000, 0xF8FF), (0xFB00, 0xFB06)),
    "more": ((0x0530, 0x1C7F), (0x1C90, 0x1CFF), (0x2C00, 0xDFFF), (0xF900, 0x10FFFF)),
}


@dataclass(frozen=True, slots=True)
class Slice:
    """One woff2 file."""

    name: str  # of the file
    unicode_range: str  # as CSS writes it
    data: bytes


def slices(font: Path, text: str, files: Files) -> Iterator[Slice]:
    """The slices of a font that `text` needs; none for an alphabet that the font does not have."""
    digest = files.digest(font)
    stem = "".join(letter for letter in font.stem.partition("[")[0] if letter.isalnum() or letter in "-_")
    for alphabet in alphabets_of(text):
        name = f"{stem}-{alphabet}-{digest}{RECIPE}.woff2"
        if data := cached(f"fonts/{name}", partial(cut, font, alphabet)):
            yield Slice(name, unicode_range(alphabet), data)


@lru_cache(maxsize=1)
def alphabets_of(text: str) -> tuple[str, ...]:
    """The alphabets that a text is written in, in the table's order; all fonts of a deck ask for the same text."""
    found = {alphabet_of(ord(character)) for character in set(text)}
    return tuple(alphabet for alphabet in ALPHABETS if alphabet in found)


def alphabet_of(point: int) -> str:
    ranges = ((alphabet, span) for alphabet, spans in ALPHABETS.items() for span in spans)
    return next((alphabet for alphabet, (first, last) in ranges if first <= point <= last), "more")


def unicode_range(alphabet: str) -> str:
    return ", ".join(f"U+{first:04X}" + (f"-{last:04X}" if last > first else "") for first, last in ALPHABETS[alphabet])


def cut(font: Path, alphabet: str) -> bytes:
    """The woff2 of one alphabet of a font; empty where it has no such letters."""
    from fontTools import subset  # 0.5 s: only for fonts that this machine has not cut before
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    face = TTFont(font)
    points = {point for point in face.getBestCmap() if alphabet_of(point) == alphabet}
    if not points:
        return b""
    cutter = subset.Subsetter(subset.Options(notdef_outline=True))
    cutter.populate(unicodes=points)
    cutter.subset(face)
    if "fvar" in face and (others := {axis.axisTag: None for axis in face["fvar"].axes if axis.axisTag != "wght"}):
        face = instancer.instantiateVariableFont(face, others)
    face.flavor = "woff2"
    stream = BytesIO()
    face.save(stream)
    return stream.getvalue()
