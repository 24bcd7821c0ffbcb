"""Page text: what a page of a PDF says and whether anything is painted on it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from deckc.export.pdffile.objects import Pdf, Ref, content
from deckc.lazy_regex import lazy_regex

__all__ = ["has_ink", "text_of"]

INK = lazy_regex(rb"(?<![\w/])(?:Tj|TJ|Do|sh|S|B\*?|b\*?|EI)(?!\w)")
FILL = lazy_regex(rb"(?<![\w/])f\*?(?!\w)")
SHOWN = lazy_regex(
    rb"/(?P<font>\w+) [-\d.]+ Tf\b|/(?P<form>\w+) Do\b|/ActualText\s*<(?P<actual>[0-9A-Fa-f]*)>|(?P<end>\bEMC\b)"
    rb"|<(?P<hex>[0-9A-Fa-f]*)>\s*Tj|\[(?P<array>[^\]]*)\]\s*TJ|\((?P<literal>(?:[^\\()]|\\.)*)\)\s*Tj"
)
HEX = lazy_regex(rb"<([0-9A-Fa-f]*)>")
RANGE = lazy_regex(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
PAIR = lazy_regex(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
UNICODE = lazy_regex(rb"/ToUnicode (\d+) 0 R")
DEEPEST = 12

Page = dict[str, Any]


def has_ink(pdf: Pdf, page: Page) -> bool:
    """Whether text, pictures, lines or more than a background are painted."""
    data = _contents(pdf, page)
    return bool(INK.search(data)) or len(FILL.findall(data)) > 2


def text_of(pdf: Pdf, page: Page) -> str:
    """The characters of a page in the order in which they are painted. Not where they stand: space is not told."""
    return _text(pdf, _contents(pdf, page), pdf.value(page.get("Resources")) or {}, DEEPEST)


def _contents(pdf: Pdf, page: Page) -> bytes:
    given = page.get("Contents")
    refs = given if isinstance(given, list) else [given]
    return b"\n".join(content(pdf.objects[ref.number]) or b"" for ref in refs if isinstance(ref, Ref))


def _text(pdf: Pdf, data: bytes, resources: Page, depth: int) -> str:
    fonts, forms = pdf.value(resources.get("Font")) or {}, pdf.value(resources.get("XObject")) or {}
    said: list[str] = []
    codes: dict[int, str] = {}
    width, instead = 1, False
    for token in SHOWN.finditer(data):
        match token.lastgroup:
            case "font":
                codes, width = _characters(pdf, fonts.get(token["font"].decode()))
            case "form" if depth:
                said.append(_form(pdf, forms.get(token["form"].decode()), depth - 1))
            case "actual":
                said.append(bytes.fromhex(token["actual"].decode()).decode("utf-16", "replace"))
                instead = True
            case "end":
                instead = False
            case "hex" | "array" if not instead:
                size = width * 2
                for digits in HEX.findall(token[0]):
                    places = range(0, len(digits) - size + 1, size)
                    said += [codes.get(int(digits[at : at + size], 16), "") for at in places]
            case "literal" if not instead:
                said += [codes.get(code, chr(code)) for code in re.sub(rb"\\(.)", rb"\1", token["literal"])]
    return "".join(said)


def _form(pdf: Pdf, ref: Any, depth: int) -> str:
    """The text of a part that is painted by name."""
    if not isinstance(ref, Ref):
        return ""
    said = pdf.value(ref)
    data = content(pdf.objects[ref.number]) if said.get("Subtype") == "/Form" else None
    return _text(pdf, data, pdf.value(said.get("Resources")) or {}, depth) if data else ""


def _characters(pdf: Pdf, ref: Any) -> tuple[dict[int, str], int]:
    """Codes of a font → characters, and how many bytes a code has."""
    data = pdf.objects.get(ref.number, b"") if isinstance(ref, Ref) else b""
    found = UNICODE.search(data)
    return (_map(pdf.objects.get(int(found[1]), b"")) if found else {}), 2 if b"/Type0" in data else 1


@lru_cache(maxsize=256)
def _map(data: bytes) -> dict[int, str]:
    """A font's table of characters."""
    text = content(data) or b""
    found: dict[int, str] = {}
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, to in RANGE.findall(part):
            start = _decoded(to)
            for step in range(min(int(last, 16) - int(first, 16) + 1, 65_536)):
                found[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        found |= {int(code, 16): _decoded(to) for code, to in PAIR.findall(part)}
    return found


def _decoded(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
