"""CSS tree: style sheets as blocks and statements, with the place of each.

In: CSS text, nested as people write it. Out: the tree, and what has no other half; comments are dropped.
No value is read: a tree written back says the same. Source: CSS Syntax 3, only as far as braces, strings and brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from deckc.lazy_regex import lazy_regex

__all__ = ["Block", "Item", "Statement", "parse_css", "split_list", "write_css"]


@dataclass(slots=True)
class Statement:
    """A declaration, or an at-rule without a block; without its semicolon."""

    text: str
    offset: int = 0


@dataclass(slots=True)
class Block:
    """A rule or an at-rule with what stands in its braces."""

    prelude: str
    items: list[Item] = field(default_factory=list)
    offset: int = 0


Item = Statement | Block

_TOKEN = lazy_regex(
    r"""(?P<comment>/\*.*?(?:\*/|\Z))|(?P<string>"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)|(?P<escape>\\.)"""
    r"""|(?P<url>url\(\s*[^"'()\s][^()]*\))|(?P<mark>[{};()\[\]])|(?P<text>(?:(?!url\(\s*[^"'()\s])[^"'\\{};()\[\]/])+|/)""",
    re.DOTALL | re.IGNORECASE,
)
_DEEPEST = 64
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_CUSTOM = lazy_regex(r"\s*--[\w-]+\s*:")  # its value may hold braces


def parse_css(css: str, problems: list[tuple[str, int]] | None = None) -> list[Item]:
    """The items of a style sheet; what has no other half is told to `problems` as `(message, offset)`.

    A missing end is where a browser sees it: a string ends with its line (and its declaration is dropped), the rest
    with the sheet.
    """
    return _Parser(css, [] if problems is None else problems).parse()


class _Parser:
    def __init__(self, css: str, problems: list[tuple[str, int]]) -> None:
        self.css, self.problems = css, problems
        self.stack = [Block("")]
        self.brackets: list[tuple[str, int]] = []
        self.begin()

    def begin(self) -> None:
        """A new item begins."""
        self.text, self.start, self.broken = "", -1, False

    def parse(self) -> list[Item]:
        for token in _TOKEN.finditer(self.css):
            self.take(token.lastgroup or "", token[0], token.start())
        self.end_statement()
        for block in self.stack[1:]:
            self.problems.append(("'{' without its '}'", block.offset + len(block.prelude)))
        return self.stack[0].items

    def take(self, kind: str, piece: str, at: int) -> None:
        if kind == "comment":
            if not piece.endswith("*/"):
                self.problems.append(("a comment without its end", at))
            return
        if kind == "string" and (len(piece) < 2 or piece[-1] != piece[0]):
            self.problems.append(("a string without its end", at))
            self.broken = True
        if self.start < 0 and piece.strip():
            self.start = at + len(piece) - len(piece.lstrip())
        if kind != "mark":
            self.text += piece
        elif piece in "()[]" or self.in_value(piece):
            self.track(piece, at)
            self.text += piece
        elif piece == ";" and self.brackets:
            self.text += piece
        else:
            self.end_item(piece, at)

    def in_value(self, mark: str) -> bool:
        """Whether a brace belongs to the value of a custom property."""
        opens = mark == "{" and _CUSTOM.match(self.text)
        return bool(opens) or (mark == "}" and bool(self.brackets) and self.brackets[-1][0] == "{")

    def track(self, mark: str, at: int) -> None:
        """A bracket opens or closes."""
        if mark in _CLOSING:
            self.brackets.append((mark, at))
        elif self.brackets and _CLOSING[self.brackets[-1][0]] == mark:
            self.brackets.pop()
        else:
            self.problems.append((f"'{mark}' without its beginning", at))
            self.broken = True

    def end_item(self, mark: str, at: int) -> None:
        if self.brackets:
            opened, place = self.brackets[-1]
            self.problems.append((f"'{opened}' without its '{_CLOSING[opened]}'", place))
            self.brackets, self.broken = [], True
        if mark == "{":
            block = Block(self.text.strip(), offset=self.start)
            if len(self.stack) < _DEEPEST:
                self.stack[-1].items.append(block)
            elif len(self.stack) == _DEEPEST:
                self.problems.append((f"rules nested more than {_DEEPEST} deep; the inner ones are left out", at))
            self.stack.append(block)
            self.begin()
            return
        self.end_statement()
        if mark == "}" and len(self.stack) == 1:
            self.problems.append(("'}' without its '{'", at))
        elif mark == "}":
            self.stack.pop()

    def end_statement(self) -> None:
        if self.text.strip() and not self.broken:
            self.stack[-1].items.append(Statement(self.text.strip(), self.start))
        self.begin()


def write_css(items: list[Item]) -> str:
    """A tree as text, a top-level rule a line."""
    return "\n".join(_written(item) for item in items)


def _written(item: Item) -> str:
    if isinstance(item, Statement):
        return f"{item.text};"
    return f"{item.prelude}{{{''.join(_written(inner) for inner in item.items)}}}"


def split_list(text: str) -> list[str]:
    """The parts between commas that stand outside of brackets and strings, trimmed."""
    return [part.strip() for part in _parts(text)]


def _parts(text: str) -> Iterator[str]:
    depth, start = 0, 0
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "mark":
            depth += (token[0] in "([") - (token[0] in ")]")
        elif token.lastgroup == "text" and depth == 0:
            for comma in re.finditer(",", token[0]):
                at = token.start() + comma.start()
                yield text[start:at]
                start = at + 1
    yield text[start:]
