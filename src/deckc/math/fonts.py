"""Fonts of formulas: KaTeX's, made from those of MathJax.

KaTeX's fonts were made from MathJax's, glyph for glyph and at the same code points; what differs in metrics and places
is in the tables here, in thousandths of an em. An installed package carries MathJax's fonts; it is data: found and
read, never imported. A font is put together once for each machine and kept.
Source: the OpenType tables of both sets of fonts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from deckc.files import Files
from deckc.math.css import Face
from deckc.math.package import mathjax
from deckc.user_cache import cached

__all__ = ["font", "font_name"]

RECIPE = "2"  # counts up when what is made from the same files changes
FOLDER = "output/chtml/fonts/woff-v2"


class Line(NamedTuple):
    """How far a font's lines reach above and below the baseline."""

    ascent: int
    descent: int


LONG_AGO = 3_600_000_000  # the same in every font, so that each build has the same bytes
LINE_GAP = 90
LINES: Mapping[str, Line] = {
    "AMS-Regular": Line(1003, 463),
    "Caligraphic-Regular": Line(789, 143),
    "Fraktur-Bold": Line(741, 242),
    "Fraktur-Regular": Line(741, 257),
    "Main-Bold": Line(951, 268),
    "Main-Italic": Line(750, 250),
    "Main-Regular": Line(903, 272),
    "Math-BoldItalic": Line(725, 216),
    "Math-Italic": Line(717, 218),
    "SansSerif-Bold": Line(750, 250),
    "SansSerif-Italic": Line(751, 250),
    "SansSerif-Regular": Line(750, 250),
    "Script-Regular": Line(735, 314),
    "Size1-Regular": Line(850, 350),
    "Size2-Regular": Line(1360, 862),
    "Size3-Regular": Line(1450, 950),
    "Size4-Regular": Line(1750, 1250),
    "Typewriter-Regular": Line(694, 229),
}


class Loan(NamedTuple):
    """A glyph that stands elsewhere in MathJax's fonts, or otherwise."""

    source: int  # code point
    advance: int
    right: int = 0  # moved by
    up: int = 0
    font: str = ""  # the font's own


# Accents that stand alone are made from those that stand on the letter before: moved by the accent's width.
ACCENTS: Mapping[int, int] = {
    0xA8: 0x308,
    0xB0: 0x30A,
    0x2C6: 0x302,
    0x2C7: 0x30C,
    0x2C9: 0x304,
    0x2CA: 0x301,
    0x2CB: 0x300,
    0x2D8: 0x306,
    0x2DC: 0x303,
    0x2DD: 0x30B,
}
ACCENT_WIDTHS: Mapping[str, int] = {
    "Main-Regular": 500,
    "Main-Bold": 575,
    "Main-Italic": 511,
    "SansSerif-Regular": 500,
    "SansSerif-Italic": 500,
    "SansSerif-Bold": 550,
    "Typewriter-Regular": 525,
}
DOT, RING, NOT, SMALL_I, SMALL_J = 0x2D9, 0x2DA, 0xE020, 0xE131, 0xE237
LOANS: Mapping[str, Mapping[int, Loan]] = {
    "Main-Regular": {
        0xA3: Loan(0xA3, 769, font="Main-Italic"),
        DOT: Loan(0x307, 278, 389),
        RING: Loan(0x30A, 750, 625),
        0x2245: Loan(0x2245, 778),
        NOT: Loan(0x338, 778, 779),
    },
    "Main-Bold": {
        DOT: Loan(0x307, 319, 447),
        RING: Loan(0x30A, 869, 722),
        0x2245: Loan(0x2245, 894),
        NOT: Loan(0x338, 894, 894),
    },
    "Main-Italic": {DOT: Loan(0x307, 307, 409), RING: Loan(0x30A, 831, 671)},
    "Math-Italic": {
        SMALL_I: Loan(0x131, 322, -53, font="Main-Italic"),
        SMALL_J: Loan(0x237, 384, 30, font="Main-Italic"),
        **{digit: Loan(digit, 500, font="Calligraphic-Regular") for digit in range(0x30, 0x3A)},
    },
    "Math-BoldItalic": {
        SMALL_I: Loan(0x131, 394, font="Main-Bold"),
        SMALL_J: Loan(0x237, 439, font="Main-Bold"),
        **{digit: Loan(digit, 575, font="Calligraphic-Bold") for digit in range(0x30, 0x3A)},
    },
    "SansSerif-Regular": {DOT: Loan(0x307, 278, 389), RING: Loan(0x30A, 667, 542)},
    "SansSerif-Italic": {DOT: Loan(0x307, 278, 389), RING: Loan(0x30A, 738, 613)},
    "SansSerif-Bold": {DOT: Loan(0x307, 306, 428), RING: Loan(0x30A, 733, 608)},
    "Typewriter-Regular": {
        0x20: Loan(0x20, 525),
        0xA0: Loan(0xA0, 525),
        0x7E: Loan(0x7E, 525, 0, -350),
        RING: Loan(0x30A, 525, 525),
        0x2018: Loan(0x60, 525),
        0x2019: Loan(0x27, 525),
    },
}


def font_name(face: Face) -> str:
    """The file name of a font, without its ending."""
    kind = ("Bold" if face.weight == "bold" else "") + ("Italic" if face.style == "italic" else "")
    return f"{face.family}-{kind or 'Regular'}"


def font(face: Face, files: Files) -> tuple[str, bytes]:
    """The file name and the woff2 of a font of `FACES`."""
    name = font_name(face)
    digests = sorted(files.digest(source_file(source)) for source in sources(name))
    file = f"KaTeX_{name}-{''.join(digest[:8] for digest in digests)}{RECIPE}.woff2"
    return file, cached(f"fonts/{file}", partial(made, name))


def sources(name: str) -> set[str]:
    """The fonts of MathJax's that a font is made from."""
    return {name, *(loan.font for loan in LOANS.get(name, {}).values() if loan.font)}


def source_file(name: str) -> Path:
    return mathjax() / FOLDER / f"MathJax_{name.replace('Caligraphic', 'Calligraphic')}.woff"


def made(name: str) -> bytes:
    """The woff2 of a font, its curves quadratic as those of KaTeX's fonts are."""
    from fontTools.fontBuilder import FontBuilder  # 0.5 s: only for fonts that this machine has not made before
    from fontTools.ttLib import TTFont

    opened = {source: TTFont(source_file(source)) for source in sources(name)}
    glyphs = {f"u{point:04X}": (point, loan) for point, loan in contents(name, opened[name])}
    drawn = {glyph: outline(opened[loan.font or name], loan) for glyph, (_, loan) in glyphs.items()}
    drawn = {".notdef": outline(opened[name], Loan(0, 0)), **drawn}
    advances = {".notdef": 0, **{glyph: loan.advance for glyph, (_, loan) in glyphs.items()}}
    ascent, descent = LINES[name]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(drawn))
    builder.setupCharacterMap({point: glyph for glyph, (point, _) in glyphs.items()})
    builder.setupGlyf(drawn)
    table = builder.font["glyf"]
    builder.setupHorizontalMetrics({glyph: (advance, table[glyph].xMin) for glyph, advance in advances.items()})
    builder.setupHorizontalHeader(ascent=ascent, descent=-descent, lineGap=LINE_GAP)
    builder.setupOS2(
        sTypoAscender=800, sTypoDescender=-200, sTypoLineGap=LINE_GAP, usWinAscent=ascent, usWinDescent=descent
    )
    origin = "Made by deckc from fonts of MathJax, with metrics of KaTeX's. Apache License 2.0"
    family, _, kind = name.partition("-")
    builder.setupNameTable({"familyName": f"KaTeX_{family}", "styleName": kind, "licenseDescription": origin})
    builder.setupPost()
    builder.updateHead(created=LONG_AGO, modified=LONG_AGO)
    builder.font.recalcTimestamp = False
    builder.font.flavor = "woff2"
    stream = BytesIO()
    builder.save(stream)
    return stream.getvalue()


def contents(name: str, source: Any) -> Iterator[tuple[int, Loan]]:
    """Every code point of a font, and where its glyph is from. `source`: the opened font of the same name."""
    points = source.getBestCmap()
    loans = dict(LOANS.get(name, {}))
    if width := ACCENT_WIDTHS.get(name):
        for accent, combining in ACCENTS.items():
            if accent not in points and combining in points:
                loans[accent] = Loan(combining, width, width)
    for point in sorted(points.keys() | loans.keys()):
        yield point, loans.get(point) or Loan(point, source["hmtx"][points[point]][0])


def outline(source: Any, loan: Loan) -> Any:
    """A glyph in quadratic curves; an empty one for the code point 0."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    if loan.source:
        target = TransformPen(Cu2QuPen(pen, 0.5, reverse_direction=True), (1, 0, 0, 1, loan.right, loan.up))
        source.getGlyphSet()[source.getBestCmap()[loan.source]].draw(target)
    return pen.glyph()
