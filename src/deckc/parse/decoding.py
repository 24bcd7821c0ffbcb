"""Decoding: bytes of a file as characters, and what is wrong with them.

In: bytes. Out: text without a byte order mark. Line ends stay as they are.
Errors: `not-utf-8` (bytes that are no UTF-8 become U+FFFD), `control-character` (NUL and its kin).
"""

from __future__ import annotations

from pathlib import Path

from deckc.diagnostics import Diagnostic, problem
from deckc.lazy_regex import lazy_regex
from deckc.model import Span

__all__ = ["SPACE", "decode", "trim", "trim_end"]

# What JavaScript's trim() removes: Python's strip() also takes U+001C..1F and U+0085, and leaves U+FEFF.
SPACE = "\t\n\v\f\r \u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000\ufeff"
CONTROL = lazy_regex("[\0-\b\x0e-\x1f\x7f]")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def trim(text: str) -> str:
    """The text without white space at both ends, as JavaScript sees white space."""
    return text.strip(SPACE)


def trim_end(text: str) -> str:
    return text.rstrip(SPACE)


def decode(data: bytes, file: Path) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text, and its problems with their places. UTF-16 with a byte order mark is read as such, and said."""
    if data.startswith(UTF_16):
        message = "this file is UTF-16, not UTF-8"
        hint = "save it as UTF-8"
        return data.decode("utf-16", "replace"), (problem("not-utf-8", message, Span(file, 1), hint=hint),)
    problems = []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "replace")
        line_start = data.rfind(b"\n", 0, error.start) + 1
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[line_start : error.start].decode("utf-8", "replace")) + 1
        if line == 1:
            column -= data.startswith(b"\xef\xbb\xbf")
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        problems.append(problem("not-utf-8", message, Span(file, line, column), hint="save the file as UTF-8"))
    text = text.removeprefix("\ufeff")
    if found := CONTROL.search(text):
        at = found.start()
        span = Span(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        message = f"control character U+{ord(found[0]):04X}"
        problems.append(problem("control-character", message, span, hint="delete it: browsers cannot show it"))
    return text, tuple(problems)
