"""Objects: a PDF file as its objects, from bytes and back to bytes."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from deckc.lazy_regex import lazy_regex

__all__ = ["Pdf", "PdfError", "Ref", "content", "parse", "read", "stream", "string", "write"]

START = lazy_regex(rb"startxref\s+(\d+)\s+%%EOF\s*$")
SECTION = lazy_regex(rb"(\d+) (\d+)\s*\n((?:\d{10} \d{5} [nf][ \r][\r\n])+)")
OBJECT = lazy_regex(rb"\s*\d+ \d+ obj\s*(.*?)\s*endobj\s*$", re.DOTALL)
STREAM = lazy_regex(rb"^(<<.*?>>)\s*stream\r?\n", re.DOTALL)
TOKEN = lazy_regex(
    rb"\s*(?:(?P<ref>\d+) \d+ R\b|(?P<number>[-+]?(?:\d+\.?\d*|\.\d+))|/(?P<name>[^\s/<>\[\]()]*)|(?P<open><<|\[)"
    rb"|(?P<close>>>|\])|<(?P<hex>[0-9A-Fa-f\s]*)>|\((?P<text>(?:[^\\()]|\\.|\([^()]*\))*)\)|(?P<word>true|false|null))",
    re.DOTALL,
)
PER_STREAM = 200
"""Objects in a stream of them: a reader unpacks it for each."""


class PdfError(ValueError):
    """Not a file that this module reads."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an object."""

    number: int


@dataclass(slots=True)
class Pdf:
    """Objects by their numbers, as bytes; numbers of the catalogue and of what the file says of itself."""

    objects: dict[int, bytes]
    root: int
    info: int

    def add(self, data: bytes) -> Ref:
        """A new object."""
        number = max(self.objects) + 1
        self.objects[number] = data
        return Ref(number)

    def value(self, given: Any) -> Any:
        """What a reference refers to, parsed; all else as it is."""
        while isinstance(given, Ref):
            given = parse(self.objects.get(given.number, b"null"))
        return given

    def pages(self) -> list[tuple[int, dict[str, Any]]]:
        """Numbers of the pages and what they say, in their order."""
        catalogue = self.value(Ref(self.root))
        return list(self._kids(catalogue["Pages"], {}))

    def _kids(self, ref: Ref, above: dict[str, Any]) -> Iterator[tuple[int, dict[str, Any]]]:
        node = {**{key: above[key] for key in ("Resources",) if key in above}, **self.value(ref)}
        if node.get("Type") == "/Pages":
            for kid in self.value(node["Kids"]):
                yield from self._kids(kid, node)
        else:
            yield ref.number, node


def read(data: bytes) -> Pdf:
    """The objects of a file with a plain table of them. PdfError."""
    start = START.search(data[-64:])
    if not start or not data.startswith(b"%PDF-"):
        raise PdfError("no PDF, or not all of it")
    table_at = int(start[1])
    table, _, trailer = data[table_at:].partition(b"trailer")
    places = {}
    for section in SECTION.finditer(table):
        for offset, line in enumerate(section[3].splitlines()):
            if line[17:18] == b"n":
                places[int(section[1]) + offset] = int(line[:10])
    said = parse(trailer.strip())
    ends = dict(pairwise([*sorted(set(places.values())), table_at]))
    objects = {}
    for number, place in places.items():
        found = OBJECT.match(data[place : ends[place]])
        if not found:
            raise PdfError(f"object {number} is broken")
        objects[number] = found[1]
    return Pdf(objects, said["Root"].number, said["Info"].number)


def parse(data: bytes) -> Any:
    """A value: dictionaries (keys without slash), lists, `Ref`s, numbers, bytes of strings, names as `/Name`."""
    stack: list[list[Any]] = [[]]
    for token in TOKEN.finditer(data):
        match token.lastgroup:
            case "open":
                stack.append([token["open"]])
            case "close":
                kind, *items = stack.pop()
                stack[-1].append(items if kind == b"[" else _dictionary(items))
            case "ref":
                stack[-1].append(Ref(int(token["ref"])))
            case "number":
                number = float(token["number"])
                stack[-1].append(int(number) if number.is_integer() else number)
            case "name":
                stack[-1].append(f"/{token['name'].decode('latin-1')}")
            case "hex":
                digits = re.sub(rb"\s", b"", token["hex"]).decode()
                stack[-1].append(bytes.fromhex(digits + "0" * (len(digits) % 2)))
            case "text":
                stack[-1].append(token["text"])
            case _:
                stack[-1].append({b"true": True, b"false": False}.get(token["word"]))
        if len(stack) == 1 and stack[0]:
            return stack[0][0]
    raise PdfError("a value that does not end")


def _dictionary(items: list[Any]) -> dict[str, Any]:
    return {str(key)[1:]: value for key, value in zip(items[::2], items[1::2], strict=False)}


def content(data: bytes) -> bytes | None:
    """What is in a stream, unpacked where it is packed by Deflate; None for what is no such stream."""
    found = STREAM.match(data)
    if not found:
        return None
    said = parse(found[1])
    length = said["Length"] if isinstance(said.get("Length"), int) else len(data) - len(b"\nendstream") - found.end()
    packed = data[found.end() : found.end() + length]
    if said.get("Filter") in ("/FlateDecode", ["/FlateDecode"]):
        return zlib.decompress(packed)
    return packed if said.get("Filter") is None else None


def stream(data: bytes, said: bytes = b"") -> bytes:
    """A stream, packed where that makes it smaller. `said`: more of its dictionary."""
    packed = zlib.compress(data, 9)
    if len(packed) + 20 < len(data):
        return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (said, len(packed), packed)
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (said, len(data), data)


def string(text: str) -> bytes:
    """A text as a string."""
    if text.isascii() and text.isprintable():
        return b"(%s)" % re.sub(rb"([\\()])", rb"\\\1", text.encode())
    return b"<FEFF%s>" % text.encode("utf-16-be", "replace").hex().upper().encode()


def write(pdf: Pdf) -> bytes:
    """The file. What is no stream is packed, many objects together, and so is the table."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    entries: dict[int, tuple[int, int, int]] = {}
    small = {}
    for number, data in pdf.objects.items():
        if data.endswith(b"endstream"):
            entries[number] = (1, len(out), 0)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
        else:
            small[number] = data
    following = max(pdf.objects) + 1
    numbers = list(small)
    for first in range(0, len(numbers), PER_STREAM):
        part = numbers[first : first + PER_STREAM]
        entries[following] = (1, len(out), 0)
        entries |= {number: (2, following, index) for index, number in enumerate(part)}
        out += b"%d 0 obj\n%s\nendobj\n" % (following, _packed([(number, small[number]) for number in part]))
        following += 1
    entries[following] = (1, len(out), 0)
    start = len(out)
    rows = [entries.get(number, (0, 0, 0)) for number in range(following + 1)]
    table = b"".join(kind.to_bytes(1) + place.to_bytes(4) + index.to_bytes(2) for kind, place, index in rows)
    said = b"/Type/XRef/W[1 4 2]/Size %d/Root %d 0 R/Info %d 0 R" % (following + 1, pdf.root, pdf.info)
    out += b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (following, stream(table, said), start)
    return bytes(out)


def _packed(objects: list[tuple[int, bytes]]) -> bytes:
    places, at = [], 0
    for number, data in objects:
        places.append(b"%d %d" % (number, at))
        at += len(data) + 1
    head = b" ".join(places) + b"\n"
    said = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head))
    return stream(head + b"\n".join(data for _, data in objects), said)
