"""Fonts: Type 3 fonts of outlines → Compact Font Format.

Skia does not cut variable fonts down to what a file needs, and writes each character as a drawing of its own. As a font
they take a quarter of the room, and viewers draw them as text. Source: Adobe Technical Notes 5176 and 5177.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from deckc.export.pdffile.objects import Pdf, Ref, content, parse, stream
from deckc.lazy_regex import lazy_regex

__all__ = ["compact_fonts"]

GLYPH = lazy_regex(rb"\s*[-\d.]+ [-\d.]+(?: [-\d.]+){4} d1\s+((?:(?:[-\d.]+\s+)*(?:[mlcvyh]|re)\s+)*)f?\s*$")
PART = lazy_regex(rb"((?:[-\d.]+\s+)*)([mlcvyh]|re)\s")
STANDARD_STRINGS = 391
MOVE, LINE, CURVE, END = 21, 5, 8, 14
MOST_NUMBERS = 48  # on a charstring's stack
BIGGEST = 32_000  # of a coordinate

Path = list[tuple[int, list[int]]]
"""An operator and numbers relative to where the one before ended."""


def compact_fonts(pdf: Pdf) -> None:
    """Replaces the fonts of a file whose characters are all outlines of one colour."""
    for number, data in list(pdf.objects.items()):
        if b"/Type3" in data and not data.endswith(b"endstream"):
            font = parse(data)
            if font.get("Subtype") == "/Type3" and (made := _compact(pdf, font)):
                pdf.objects[number] = made
                for glyph in pdf.value(font["CharProcs"]).values():
                    pdf.objects.pop(glyph.number, None)


def _compact(pdf: Pdf, font: dict[str, Any]) -> bytes | None:
    across, _, _, down, *_ = pdf.value(font["FontMatrix"])
    scale = (across * 1000, down * 1000)
    glyphs: dict[str, Path] = {}
    for name, ref in pdf.value(font["CharProcs"]).items():
        path = _path(content(pdf.objects.get(ref.number, b"")) or b"", scale)
        if path is None:
            return None
        glyphs[name] = path
    codes = _codes(pdf.value(font["Encoding"])["Differences"])
    widths = [round(width * scale[0]) for width in pdf.value(font["Widths"])]
    first = font["FirstChar"]
    advance = {name: widths[code - first] for code, name in codes.items() if 0 <= code - first < len(widths)}
    left, one, right, two = (
        value * factor for value, factor in zip(pdf.value(font["FontBBox"]), scale * 2, strict=True)
    )
    box = [round(left), round(min(one, two)), round(right), round(max(one, two))]
    name = _name(pdf, font)
    program = pdf.add(stream(_cff(name, glyphs, advance, box), b"/Subtype/Type1C"))
    said = b"/Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%d %d %d %d]" % (name, *box)
    metrics = b"/ItalicAngle 0/Ascent %d/Descent %d/CapHeight 700/StemV 80" % (box[3], box[1])
    descriptor = pdf.add(b"<<%s%s/FontFile3 %d 0 R>>" % (said, metrics, program.number))
    differences = b" ".join(b"%d/%s" % (code, glyph.encode("latin-1")) for code, glyph in codes.items())
    unicode = b"/ToUnicode %d 0 R" % font["ToUnicode"].number if isinstance(font.get("ToUnicode"), Ref) else b""
    return (
        b"<</Type/Font/Subtype/Type1/BaseFont/%s/FirstChar %d/LastChar %d/Widths[%s]%s/FontDescriptor %d 0 R"
        b"/Encoding<</Type/Encoding/Differences[%s]>>>>"
        % (
            name,
            first,
            font["LastChar"],
            b" ".join(b"%d" % width for width in widths),
            unicode,
            descriptor.number,
            differences,
        )
    )


def _name(pdf: Pdf, font: dict[str, Any]) -> bytes:
    """Its name, with the tag of a font that is not whole."""
    said = (pdf.value(font.get("FontDescriptor")) or {}).get("FontName", "/Font")
    plain = re.sub(r"[^A-Za-z0-9+-]", "", str(said)) or "Font"
    tag, number = "", len(pdf.objects)
    for _ in range(6):
        number, digit = divmod(number, 26)
        tag += chr(65 + digit)
    return f"{tag}+{plain.partition('+')[2] or plain}".encode()


def _codes(differences: Iterable[Any]) -> dict[int, str]:
    """Codes → names of characters."""
    codes, code = {}, 0
    for item in differences:
        if isinstance(item, str):
            codes[code] = item[1:]
            code += 1
        else:
            code = item
    return codes


def _path(data: bytes, scale: tuple[float, float]) -> Path | None:
    """The outline of a character; None when it is something else, such as a picture."""
    found = GLYPH.match(data)
    if not found:
        return None
    path: Path = []
    x = y = 0
    for numbers, kind in PART.findall(found[1]):
        for operator, points in _drawn(
            kind, [float(number) for number in numbers.split()], (x / scale[0], y / scale[1])
        ):
            relative = []
            for across, down in zip(points[::2], points[1::2], strict=True):
                new = round(across * scale[0]), round(down * scale[1])
                relative += [new[0] - x, new[1] - y]
                x, y = new
            if abs(x) > BIGGEST or abs(y) > BIGGEST:
                return None
            path.append((operator, relative))
    return path


def _drawn(kind: bytes, given: list[float], at: tuple[float, float]) -> list[tuple[int, list[float]]]:
    """What an operator of PDF draws, as moves, lines and curves between absolute points."""
    match kind:
        case b"m":
            return [(MOVE, given)]
        case b"l":
            return [(LINE, given)]
        case b"c":
            return [(CURVE, given)]
        case b"v":
            return [(CURVE, [*at, *given])]
        case b"y":
            return [(CURVE, [*given, *given[2:]])]
        case b"re":
            x, y, width, height = given
            right, below = x + width, y + height
            return [(MOVE, [x, y]), (LINE, [right, y]), (LINE, [right, below]), (LINE, [x, below])]
        case _:
            return []


def _charstring(path: Path, width: int) -> bytes:
    """The program that draws a character; its width comes first."""
    out = bytearray(_number(width))
    numbers: list[int] = []
    last = 0

    def flush() -> None:
        if last:
            out.extend(b"".join(map(_number, numbers)) + bytes([last]))
            numbers.clear()

    for operator, relative in path:
        if operator != last or operator == MOVE or len(numbers) + len(relative) > MOST_NUMBERS - 1:
            flush()
        last = operator
        numbers += relative
    flush()
    return bytes([*out, END])


def _number(value: int) -> bytes:
    if -107 <= value <= 107:
        return bytes([value + 139])
    if 108 <= abs(value) <= 1131:
        high, low = divmod(abs(value) - 108, 256)
        return bytes([high + (247 if value > 0 else 251), low])
    return b"\x1c" + value.to_bytes(2, signed=True)


def _cff(name: bytes, glyphs: dict[str, Path], advance: dict[str, int], box: list[int]) -> bytes:
    """A font program. The dictionary's numbers have one length: its places are known before it is written."""
    names = _index([glyph.encode("latin-1") for glyph in glyphs])
    outlines = _index(
        [bytes([139, END]), *(_charstring(path, advance.get(glyph, 0)) for glyph, path in glyphs.items())]
    )
    charset = b"\0" + b"".join((STANDARD_STRINGS + index).to_bytes(2) for index in range(len(glyphs)))
    private = b""

    def top(places: tuple[int, int, int]) -> bytes:
        fields = [(box, b"\x05"), ([places[0]], b"\x0f"), ([places[1]], b"\x11"), ([len(private), places[2]], b"\x12")]
        return b"".join(
            b"".join(b"\x1d" + value.to_bytes(4, signed=True) for value in values) + operator
            for values, operator in fields
        )

    head = b"\x01\x00\x04\x04" + _index([name])
    tail = names + b"\0\0"
    at = len(head) + len(_index([top((0, 0, 0))])) + len(tail)
    places = at, at + len(charset), at + len(charset) + len(outlines)
    return head + _index([top(places)]) + tail + charset + outlines + private


def _index(items: list[bytes]) -> bytes:
    offsets, at = [1], 1
    for item in items:
        at += len(item)
        offsets.append(at)
    size = max(1, (at.bit_length() + 7) // 8)
    return (
        len(items).to_bytes(2) + bytes([size]) + b"".join(offset.to_bytes(size) for offset in offsets) + b"".join(items)
    )
