"""Compression: numbers no longer than an eye needs them, streams packed well."""

from __future__ import annotations

import re

from deckc.export.pdffile.fonts import compact_fonts
from deckc.export.pdffile.objects import Pdf, content, stream
from deckc.lazy_regex import lazy_regex

__all__ = ["make_smaller"]

DECIMAL = lazy_regex(rb"-?\d*\.\d+")
PLAIN = lazy_regex(rb"[^(]*")
PAINTS = lazy_regex(rb"^[-\d. \n]*(?:cm|q|d[01]|BT|/\w+ gs)\b")
DIGITS = 4
"""Of a number of a page: a hundredth of a pixel."""


def make_smaller(pdf: Pdf) -> None:
    """Rewrites what paints pages, and fonts."""
    compact_fonts(pdf)
    for number, data in pdf.objects.items():
        if data.endswith(b"endstream") and (b"/Filter /FlateDecode" in data[:2000]) and not _is_file(data):
            painted = content(data)
            if painted and PAINTS.match(painted) and b"(" not in painted:
                said = data[2 : data.index(b">> stream")] if b">> stream" in data[:4000] else b""
                if said:
                    kept = re.sub(rb"/Filter /FlateDecode|/Length \d+", b"", said).strip()
                    pdf.objects[number] = stream(DECIMAL.sub(_rounded, painted), kept + b"\n" if kept else b"")


def _is_file(data: bytes) -> bool:
    """Whether a stream is a font, a picture or a table."""
    head = data[:2000]
    return any(word in head for word in (b"/Length1", b"/Image", b"/Metadata", b"/Type1C"))


def _rounded(found: re.Match[bytes]) -> bytes:
    value = float(found[0])
    whole = len(str(int(abs(value)))) if abs(value) >= 1 else 0
    text = b"%.*f" % (max(DIGITS - whole, 1) if whole else DIGITS + 1, value)
    text = text.rstrip(b"0").rstrip(b".")
    return b"0" if text in (b"", b"-", b"-0", b"0") else text
