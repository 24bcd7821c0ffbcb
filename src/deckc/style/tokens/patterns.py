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

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from deckc.lazy_regex import lazy_regex
from deckc.style.theme import READERS, StyleTheme

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

_PIECE = lazy_regex(r"\{([^}]*)\}|<(\w+)(?:=([^>]*))?>|([^{<]+)")
_SLOT = lazy_regex(r"\{([^}]*)\}")
_NAME = lazy_regex(r"<(\w+)>")


def _expand(pattern: str) -> Iterable[tuple[str, tuple[tuple[str, str, tuple[str, ...]], ...]]]:
    """Each name that a pattern stands for, with `(set, key, texts)` of the sets in it."""
    spelled: list[tuple[str, tuple[tuple[str, str, tuple[str, ...]], ...]]] = [("", ())]
    if "{" not in pattern and "<" not in pattern:
        return [(pattern, ())]
    for choice, name, own, text in _PIECE.findall(pattern):
        if name:
            members = (_own_set(own) if own else SETS[name]).items()
            spelled = [(done + key, (*sets, (name, key, to))) for done, sets in spelled for key, to in members]
        else:
            parts = (text,) if text else choice.split(",")
            spelled = [(done + part, sets) for done, sets in spelled for part in parts]
    return spelled


def _own_set(text: str) -> dict[str, tuple[str, ...]]:
    pairs = (part.partition(":") for part in text.split("|"))
    return {key: tuple((to if colon else key).split("+")) for key, colon, to in pairs}


def read(rest: str | None, readers: str, theme: StyleTheme) -> str | None:
    """The value as the first of some readers knows it (`"@spacing bracket rem ?1"`); scales are asked before texts."""
    scales, texts, default = _parted(readers)
    for scale in scales:
        step = theme.find(scale, rest if rest is not None else "DEFAULT")
        if isinstance(step, str):
            return step
    text = rest if rest is not None else default
    return _known(text, texts) if text is not None else None


@cache
def _parted(readers: str) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    """The scales, the readers of texts, and the text of a missing value."""
    names, _, default = readers.partition("?")
    scales = tuple(name[1:] for name in names.split() if name[0] == "@")
    return scales, tuple(name for name in names.split() if name[0] != "@"), default if "?" in readers else None


@lru_cache(maxsize=1 << 12)
def _known(text: str, readers: tuple[str, ...]) -> str | None:
    """Utilities of many families have the same values."""
    return next((value for name in readers if (value := READERS[name](text)) is not None), None)


def _compile(template: str) -> Make:
    """The function that a declaration text stands for."""
    lines = [line.partition(":") for line in template.split(";") if line.strip()]
    parsed = [(name.strip(), _SLOT.split(value.strip())) for name, _, value in lines]
    if "{" not in template and "<" not in template:
        fixed = tuple((name, pieces[0]) for name, pieces in parsed)
        return lambda found, theme: fixed
    some = any(len(pieces) > 1 for _, pieces in parsed)  # declarations have a value to be read

    def make(found: Found, theme: StyleTheme) -> Declarations | None:
        made: list[tuple[str, str]] = []
        readable = False
        for name, pieces in parsed:
            if len(pieces) > 1:
                values = [
                    read(found.rest, piece, theme) if place % 2 else _fill(piece, found)
                    for place, piece in enumerate(pieces)
                ]
                if None in values:
                    continue
                readable = True
                value = "".join(filter(None, values))
            else:
                value = _fill(pieces[0], found)
            made += [(filled, value) for filled in _names(name, found)]
        return tuple(made) if readable or not some else None

    return make


def _fill(text: str, found: Found) -> str:
    return _NAME.sub(lambda name: found.text(name[1]), text) if "<" in text else text


def _names(name: str, found: Found) -> Iterable[str]:
    match = _NAME.search(name) if "<" in name else None
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
        self._fitting: dict[str, list[tuple[int, _Entry]]] = {}
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
        """How long the beginnings of names are that begin with a character, the longest first."""
        lengths: dict[str, set[int]] = {}
        for start in self._starts:
            lengths.setdefault(start[:1], set()).add(len(start))
        return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def find(self, name: str, theme: StyleTheme, internal: bool = False) -> tuple[Rule, Declarations] | None:
        """The rule of a utility (without variants) and its declarations, or None."""
        for length, (rule, texts, keys) in self._candidates(name):
            rest = name[length:] if length else None
            if (internal or not rule.internal) and (made := rule.make(Found(rest, texts, keys), theme)):
                return rule, made
        return None

    def _candidates(self, name: str) -> Iterable[tuple[int, _Entry]]:
        """Rows whose pattern fits, best first, with the length of what stands before the value; 0 without a value."""
        exact = [(0, entry) for entry in reversed(self._exact.get(name, ()))]
        for length in self._lengths.get(name[:1], ()):
            if length < len(name) and (start := name[:length]) in self._starts:
                return [*exact, *self._beginning(start)]
        return exact

    def _beginning(self, start: str) -> list[tuple[int, _Entry]]:
        """The rows that fit every name of which this is the longest beginning. Of one row only its longest spelling."""
        if start not in self._fitting:
            found = {
                entry[0].index: (length, entry)
                for length in range(1, len(start) + 1)
                for entry in self._starts.get(start[:length], ())
            }
            self._fitting[start] = [found[index] for index in sorted(found, reverse=True)]
        return self._fitting[start]
