"""JavaScript literals: the plain data in a JavaScript or TypeScript settings file, read without running it.

In: source text. Out: what object and array literals say; a part that is no literal (a call, a function, a regular
expression) is `UNREAD`. Names of constants of the same file are followed.
"""

from __future__ import annotations

import re
from typing import Any

from deckc.lazy_regex import lazy_regex

__all__ = ["UNREAD", "Unread", "given_value", "plain_parts", "values_of"]


class Unread:
    """A value that only running the file would tell; `offset` is where it stands."""

    def __init__(self, offset: int) -> None:
        self.offset = offset


UNREAD = Unread(0)

_TOKEN = lazy_regex(
    r"""(?P<space>(?:\s+|//[^\n]*|/\*.*?\*/)+)|(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`)"""
    r"""|(?P<number>-?(?:\d+\.?\d*|\.\d+))|(?P<word>[A-Za-z_$][\w$]*)|(?P<spread>\.\.\.)|(?P<mark>.)""",
    re.DOTALL,
)
_ESCAPE = lazy_regex(r"\\(u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\n|.)", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "undefined": None}
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_OPERATORS = frozenset("+-*/.?(<>=&|!%^[")  # what makes a literal a part of an expression
_DECLARES = ("const", "let", "var")
_DEPTH = 50


def values_of(source: str, keys: frozenset[str]) -> list[tuple[str, Any]]:
    """Each `key: value` of these keys, wherever it stands, but not inside the value of another; in order."""
    reader = _Reader(source)
    found: list[tuple[str, Any]] = []
    while reader.place < len(reader.tokens):
        kind, text, _ = reader.tokens[reader.place]
        named = kind == "word" and text in keys and reader.peek(-1) not in _DECLARES
        follows = reader.peek(1)
        if named and follows == ":":
            reader.place += 2
            found.append((text, reader.value()))
        elif named and follows in (",", "}") and reader.peek(-1) in ("{", ","):
            found.append((text, reader.constant(text)))  # `{ shortcuts, theme }`
            reader.place += 1
        else:
            reader.place += 1
    return found


def given_value(source: str) -> Any:
    """The first object that a file's default export gives: itself, by `return`, or behind an arrow."""
    reader = _Reader(source)
    words = [text for _, text, _ in reader.tokens]
    start = next((at + 2 for at in range(len(words) - 1) if words[at : at + 2] == ["export", "default"]), len(words))
    for place in range(start, len(words)):
        before = words[max(place - 3, start) : place]
        if before[-1:] == ["return"] or before[-3:] == ["=", ">", "("] or (place == start and words[place] == "{"):
            reader.place = place
            value = reader.value()
            if isinstance(value, dict):
                return value
    return Unread(reader.tokens[start][2] if start < len(words) else 0)


class _Reader:
    def __init__(self, source: str) -> None:
        matches = _TOKEN.finditer(source)
        self.tokens = [(m.lastgroup or "", m[0], m.start()) for m in matches if m.lastgroup != "space"]
        self.place = 0
        self.depth = 0

    def peek(self, ahead: int = 0) -> str:
        place = self.place + ahead
        return self.tokens[place][1] if 0 <= place < len(self.tokens) else ""

    def value(self) -> Any:
        """The value here; afterwards the reader stands behind it, at what ends it."""
        if self.place >= len(self.tokens):
            return UNREAD
        kind, text, start = self.tokens[self.place]
        self.depth += 1
        read = self._literal(kind, text) if self.depth < _DEPTH else UNREAD
        self.depth -= 1
        if self.peek() in ("as", "satisfies"):
            self.skip()
        if self.peek() in _OPERATORS or isinstance(read, Unread):
            self.skip()
            return Unread(start)
        return read

    def _literal(self, kind: str, text: str) -> Any:
        if text in ("{", "["):
            return self._object() if text == "{" else self._array()
        self.place += 1
        if kind == "string":
            return UNREAD if text[0] == "`" and "${" in text else _unescaped(text[1:-1])
        if kind == "number":
            return float(text) if "." in text else int(text)
        if kind == "word" and text in _WORDS:
            return _WORDS[text]
        return self.constant(text) if kind == "word" and self.peek() not in ("(", ".", "=") else UNREAD

    def _array(self) -> list[Any]:
        self.place += 1
        items: list[Any] = []
        while self.peek() not in ("]", ""):
            if self.tokens[self.place][0] == "spread":
                self.place += 1
                spread = self.value()
                items += spread if isinstance(spread, list) else [spread]
            else:
                items.append(self.value())
            self.end_item()
        self.place += 1
        return items

    def _object(self) -> dict[str, Any]:
        self.place += 1
        items: dict[str, Any] = {}
        while self.peek() not in ("}", ""):
            kind, text, start = self.tokens[self.place]
            self.place += 1
            if kind == "spread":
                spread = self.value()
                items.update(spread if isinstance(spread, dict) else {})
            elif self.peek() == ":" and kind in ("string", "word", "number"):
                self.place += 1
                items[_unescaped(text[1:-1]) if kind == "string" else text] = self.value()
            elif kind == "word" and self.peek() in (",", "}"):
                items[text] = self.constant(text)
            else:  # a method, a computed name
                self.skip()
                items[text] = Unread(start)
            self.end_item()
        self.place += 1
        return items

    def end_item(self) -> None:
        if self.peek() == ",":
            self.place += 1
        elif self.peek() not in ("}", "]", ""):
            self.place += 1  # never to stand still

    def skip(self) -> None:
        """To the comma or bracket that ends the value here."""
        open_marks: list[str] = []
        while self.place < len(self.tokens):
            kind, text, _ = self.tokens[self.place]
            if not open_marks and text in (",", "}", "]", ")", ";"):
                return
            if kind == "mark" and text in _CLOSING:
                open_marks.append(_CLOSING[text])
            elif open_marks and text == open_marks[-1]:
                open_marks.pop()
            self.place += 1

    def constant(self, name: str) -> Any:
        """The value of `const name = …`, or UNREAD."""
        here, self.depth = self.place, self.depth + 1
        read: Any = UNREAD
        for place in range(len(self.tokens) - 3 if self.depth < _DEPTH else 0):
            if self.tokens[place][1] in _DECLARES and self.tokens[place + 1][1] == name:
                self.place = place + 2
                while self.peek() not in ("=", ";", ""):  # a type may stand before the value
                    self.place += 1
                self.place += 1
                read = self.value()
                break
        self.place, self.depth = here, self.depth - 1
        return read


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_letter, text) if "\\" in text else text


def _letter(escape: re.Match[str]) -> str:
    code = escape[1]
    if code[0] in "ux" and len(code) > 1:
        return chr(int(code[1:].strip("{}"), 16))
    return _LETTERS.get(code, code)


def plain_parts(value: Any) -> tuple[Any, list[tuple[str, int]]]:
    """The value without what could not be read, and name and offset of each part that is missing."""
    unread: list[tuple[str, int]] = []
    return _plain(value, "", unread), unread


def _plain(value: Any, name: str, unread: list[tuple[str, int]]) -> Any:
    if isinstance(value, Unread):
        unread.append((name, value.offset))
        return UNREAD
    if isinstance(value, dict):
        parts = {key: _plain(part, f"{name}.{key}" if name else key, unread) for key, part in value.items()}
        return {key: part for key, part in parts.items() if part is not UNREAD}
    if isinstance(value, list):
        return [part for part in (_plain(part, name, unread) for part in value) if part is not UNREAD]
    return value
