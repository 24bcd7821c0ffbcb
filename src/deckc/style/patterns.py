"""Patterns: the rows of the rule tables, and how a utility's name finds its row.

A row is `(pattern, declarations)`. A pattern is the utility's name, in which
  `{a,b,}`        stands for one of some texts,
  `<side>`        stands for one of a named set and remembers which (`SETS`),
  `<line=row|col:column>`  the same with a set of its own (`key` or `key:text`),
  `*` at the end  stands for a value.
Declarations are CSS text: `border<side>-width: {@lineWidth bracket px ?1}`. `<side>` there is the set's text (several
texts make several declarations); `{…}` is the value read by the first reader that knows it (`values.READERS`, `@x` is
a scale of the theme, `?1` what a missing value means). A declaration whose value nobody can read drops out, and a row
of which no value can be read does not match. What no text can say is a function, `Make`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from deckc.style.theme import StyleTheme
from deckc.style.values import READERS

__all__ = ["BODY", "FRAMES", "SETS", "WRAP", "Book", "Declarations", "Found", "Make", "Row", "Rule", "read"]

Declarations = tuple[tuple[str, str], ...]
"""Names and values, and what a row has to say beside them, under these names:"""

FRAMES = "@keyframes"  # the frames of an animation, with its name
WRAP = "@selector"  # what the selector becomes, `{}` for what it is
BODY = ""  # text for the body of the rule as it is


class Found(NamedTuple):
    """A name that fits a pattern."""

    rest: str | None  # the value; None when the name has none
    texts: Mapping[str, tuple[str, ...]]  # what the pattern's sets stand for
    keys: Mapping[str, str]  # how they are spelled in the name

    def text(self, name: str) -> str:
        return self.texts[name][0]

    @property
    def sides(self) -> tuple[str, ...]:
        """The texts of the pattern's first set; one empty text without a set."""
        return next(iter(self.texts.values()), ("",))


Make = Callable[[Found, StyleTheme], "Declarations | None"]
Row = tuple[str, "str | Make"]

_AXIS = {"x": "-left -right", "y": "-top -bottom"}
_EDGE = {"r": "-right", "l": "-left", "t": "-top", "b": "-bottom", "s": "-inline-start", "e": "-inline-end"}
_FLOW = {"block": "-block-start -block-end", "inline": "-inline-start -inline-end"}
_LOGICAL = {"bs": "-block-start", "be": "-block-end", "is": "-inline-start", "ie": "-inline-end"}


def _texts(table: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    return {key: tuple(texts.split()) for keys, texts in table.items() for key in keys.split(",")}


SETS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "axis": _texts(_AXIS),
    "edge": _texts(_EDGE),
    "flow": _texts(_FLOW),
    "logical": _texts(_LOGICAL),
}

_PIECE = re.compile(r"\{([^}]*)\}|<(\w+)(?:=([^>]*))?>|([^{<]+)")
_SLOT = re.compile(r"\{([^}]*)\}")
_NAME = re.compile(r"<(\w+)>")


def _expand(pattern: str) -> Iterator[tuple[str, tuple[tuple[str, str, tuple[str, ...]], ...]]]:
    """Each name that a pattern stands for, with `(set, key, texts)` of the sets in it."""
    spelled: list[tuple[str, tuple[tuple[str, str, tuple[str, ...]], ...]]] = [("", ())]
    for choice, name, own, text in _PIECE.findall(pattern):
        if text:
            spelled = [(done + text, sets) for done, sets in spelled]
        elif name:
            members = _own_set(own) if own else SETS[name]
            spelled = [(d + key, (*sets, (name, key, to))) for d, sets in spelled for key, to in members.items()]
        else:
            spelled = [(done + part, sets) for done, sets in spelled for part in choice.split(",")]
    return iter(spelled)


def _own_set(text: str) -> dict[str, tuple[str, ...]]:
    pairs = (part.partition(":") for part in text.split("|"))
    return {key: tuple((to if colon else key).split("+")) for key, colon, to in pairs}


def read(rest: str | None, readers: str, theme: StyleTheme) -> str | None:
    """The value as the first of some readers knows it (`"@spacing bracket rem ?1"`)."""
    for name in readers.split():
        if name[0] == "@":
            value = theme.find(name[1:], rest if rest is not None else "DEFAULT")
            if isinstance(value, str):
                return value
        elif name[0] == "?":
            continue
        else:
            text = rest if rest is not None else _default(readers)
            value = READERS[name](text) if text is not None else None
            if value is not None:
                return value
    return None


def _default(readers: str) -> str | None:
    return readers.rpartition("?")[2] if "?" in readers else None


def _compile(template: str) -> Make:
    """The function that a declaration text stands for."""
    lines = [line.partition(":") for line in template.split(";") if line.strip()]
    parsed = [(name.strip(), _SLOT.split(value.strip())) for name, _, value in lines]

    def make(found: Found, theme: StyleTheme) -> Declarations | None:
        made: list[tuple[str, str]] = []
        slots = readable = 0
        for name, pieces in parsed:
            values = [piece if index % 2 == 0 else read(found.rest, piece, theme) for index, piece in enumerate(pieces)]
            slots += len(values) > 1
            if any(value is None for value in values):
                continue
            readable += len(values) > 1
            value = _fill("".join(value or "" for value in values), found)
            made += [(filled, value) for filled in _names(name, found)]
        return tuple(made) if readable or not slots else None

    return make


def _fill(text: str, found: Found) -> str:
    return _NAME.sub(lambda name: found.text(name[1]), text) if "<" in text else text


def _names(name: str, found: Found) -> Iterable[str]:
    match = _NAME.search(name)
    if not match:
        return (name,)
    return (name[: match.start()] + text + name[match.end() :] for text in found.texts[match[1]])


@dataclass(slots=True)
class Rule:
    """A row with its place in the order of all rows, which is the order of the CSS."""

    index: int
    declarations: str | Make
    layer: str = "default"
    internal: bool = False  # only shortcuts may name it

    def make(self, found: Found, theme: StyleTheme) -> Declarations | None:
        if isinstance(self.declarations, str):
            self.declarations = _compile(self.declarations)
        return self.declarations(found, theme)


_Entry = tuple[Rule, Mapping[str, tuple[str, ...]], Mapping[str, str]]


class Book:
    """All rows, found by name: exact names first, then beginnings of names, later rows before earlier ones."""

    def __init__(self) -> None:
        self._exact: dict[str, list[_Entry]] = {}
        self._starts: dict[str, list[_Entry]] = {}
        self._count = 0

    def add(self, rows: Iterable[Row], layer: str = "default", internal: bool = False) -> None:
        for pattern, declarations in rows:
            rule = Rule(self._count, declarations, layer, internal)
            self._count += 1
            for name, sets in _expand(pattern):
                table, key = (self._starts, name[:-1]) if name.endswith("*") else (self._exact, name)
                entry = (rule, {name: to for name, _, to in sets}, {name: key for name, key, _ in sets})
                table.setdefault(key, []).append(entry)

    @cached_property
    def _lengths(self) -> Mapping[str, tuple[int, ...]]:
        """How long the beginnings of names are that begin with a character, the shortest first."""
        lengths: dict[str, set[int]] = {}
        for start in self._starts:
            lengths.setdefault(start[:1], set()).add(len(start))
        return {first: tuple(sorted(found)) for first, found in lengths.items()}

    def find(self, name: str, theme: StyleTheme, internal: bool = False) -> tuple[Rule, Declarations] | None:
        """The rule of a utility (without variants) and its declarations, or None."""
        for rest, (rule, texts, keys) in self._candidates(name):
            if (internal or not rule.internal) and (made := rule.make(Found(rest, texts, keys), theme)):
                return rule, made
        return None

    def _candidates(self, name: str) -> Iterator[tuple[str | None, _Entry]]:
        """Rows whose pattern fits, best first. Of one row only its longest spelling fits."""
        for entry in reversed(self._exact.get(name, ())):
            yield None, entry
        fitting: dict[int, tuple[str, _Entry]] = {}
        for length in self._lengths.get(name[:1], ()):
            if length < len(name):
                for entry in self._starts.get(name[:length], ()):
                    fitting[entry[0].index] = name[length:], entry
        for index in sorted(fitting, reverse=True):
            yield fitting[index]
