"""Pieces: a lexer's tokens cut finer, each with what stands around it.

Pygments says `Name` for a call, a member and a constant alike, and gives `'abc'` as one string where the colours
tell quotes from text. Cut small, and with its neighbours known, a piece can be told apart (`rules.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["Piece", "Token", "cut", "with_neighbours"]

Token = tuple[str, str, str]  # language, kind (Pygments's token type without its first `Token.`), text

LINE_BREAK = re.compile(r"(\n)")
WORDS = re.compile(r"\s+|[\w$]+(?:-[\w$]+)*|[^\w\s$]")
SEPARATORS = frozenset(".,:;/\\()[]{}")  # within a name: `os.path` is two names and a point
SIGNS = frozenset(
    "-> => :: == === != !== <= >= && || ++ -- += -= *= /= %= ** ?. ?? <- := .. ... |> =~ <: ?: << ??= ||= &&= &. ~> "
    "..<".split()
)
SPACE = re.compile(r"(\s+)")
QUOTED = re.compile(r"""([a-zA-Z]{0,2}(?P<quote>\"{3}|'{3}|["'`]))(.*)((?P=quote))""", re.DOTALL)
DOTTED = ("Name.Namespace", "Name.Class", "Name.Function", "Name.Decorator", "Name.Other", "Name.Constant", "Name.Tag")
MARKED = ("Generic.Emph", "Generic.Heading", "Generic.Strong", "Generic.Subheading")
MARKS = re.compile(r"([#*_~@]*)(.*?)([#*_~@]*\s*)", re.DOTALL)
WHOLE = ("Comment", "Name.Entity", "Literal.String", "Operator", "Text", "Generic", "Literal.Number", "Keyword")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of code within one token. `kind`: Pygments's token type, without its first `Token.`."""

    language: str
    kind: str
    text: str
    previous: str = ""  # the nearest character before it that is not blank; "" at the start of a line
    next: str = ""  # the same behind it; "" at the end of a line
    after: str = ""  # the word or sign before it on the line


def cut(tokens: Iterable[Token]) -> Iterator[Token]:
    """Finer tokens: no text with a line break inside, quotes parted from what they hold, signs like `=>` in one."""
    held: Token | None = None
    for token in _fine(tokens):
        if held and held[2] + token[2] in SIGNS:
            held = (held[0], "Operator", held[2] + token[2])
            continue
        if held:
            yield held
        held = token
    if held:
        yield held


def _fine(tokens: Iterable[Token]) -> Iterator[Token]:
    for language, kind, text in tokens:
        for part_kind, part in _parts(kind, text):
            for line in LINE_BREAK.split(part):
                if line:
                    yield language, part_kind, line


def _parts(kind: str, text: str) -> Iterator[tuple[str, str]]:
    quoted = None if kind.startswith("Comment") else QUOTED.fullmatch(text)
    if quoted:
        yield f"Quote.{kind}", quoted[1]
        yield kind, quoted[3]
        yield f"Quote.{kind}", quoted[4]
    elif kind in MARKED:
        for mark, part in zip((f"Mark.{kind}", kind, f"Mark.{kind}"), _groups(MARKS, text), strict=True):
            yield mark, part
    elif kind.startswith("Literal.String") and text in {'"', "'", "`", '"""', "'''"}:
        yield f"Quote.{kind}", text
    elif kind.startswith(WHOLE):
        for part in SPACE.split(text) if kind.startswith(("Operator", "Keyword", "Text")) else [text]:
            yield kind, part
    else:
        if kind.startswith("Name.Variable") and text[0] in "$@" and text[1:2].isalpha():
            yield f"Sigil.{kind}", text[0]
            text = text[1:]
        for part in WORDS.findall(text):
            yield ("Punctuation" if part in SEPARATORS and kind.startswith(DOTTED) else kind), part


def _groups(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    match = pattern.fullmatch(text)
    return match.groups() if match else ("", text, "")


def with_neighbours(parts: Iterable[Token]) -> list[Piece]:
    """Pieces that know what stands before and behind them on their line."""
    pieces: list[Piece] = []
    line: list[Token] = []
    for part in parts:
        line.append(part)
        if part[2] == "\n":
            pieces += _line(line)
            line = []
    return pieces + _line(line)


def _line(line: list[Token]) -> list[Piece]:
    behind = [""] * len(line)
    for index in range(len(line) - 2, -1, -1):
        text = line[index + 1][2].lstrip()
        behind[index] = text[0] if text else behind[index + 1]
    pieces, before = [], ""
    for (language, kind, text), following in zip(line, behind, strict=True):
        pieces.append(Piece(language, kind, text, before[-1:], following, before))
        before = text.strip() or before
    return pieces
