"""Selectors of scopes: `L:text.html - (comment.block, meta.tag)`, where a grammar's injections hold.

A blank asks for one scope within another, `-` for what must not be, `,` and `|` for one or the other, `&` for both.
Source: TextMate's manual, "Scope Selectors".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from deckc.code.scopes import Scope

__all__ = ["Selector", "read_selector"]

Test = Callable[[tuple[str, ...]], bool]
WORD = re.compile(r"[LR]:|[\w.:*-]*[\w.:*][\w.:*-]*|[,|&()-]")


@dataclass(slots=True, eq=False)
class Selector:
    """`first`: what it injects comes before the rules of the place."""

    first: bool
    test: Test
    known: dict[int, tuple[Scope, bool]]

    def fits(self, scope: Scope) -> bool:
        found = self.known.get(id(scope))
        if found is None:
            found = self.known[id(scope)] = (scope, self.test(tuple(scope.path())))
        return found[1]


def read_selector(text: str) -> Selector:
    """The selector that a text says; what cannot be read fits nowhere."""
    words = WORD.findall(text)
    first = "L:" in words
    return Selector(first, _either([word for word in words if word not in {"L:", "R:"}]), {})


def _either(words: list[str]) -> Test:
    """Takes the words of one bracket off the list."""
    tests = [_all(words)]
    while words and words[0] in {",", "|"}:
        words.pop(0)
        tests.append(_all(words))
    return lambda path: any(test(path) for test in tests)


def _all(words: list[str]) -> Test:
    tests = []
    while words and words[0] not in {",", "|", ")"}:
        tests.append(_one(words))
    return lambda path: bool(tests) and all(test(path) for test in tests)


def _one(words: list[str]) -> Test:
    word = words.pop(0)
    if word == "-":
        negated = _one(words) if words else (lambda path: True)
        return lambda path: not negated(path)
    if word == "&":
        return _one(words) if words else (lambda path: True)
    if word == "(":
        inner = _either(words)
        if words:
            words.pop(0)
        return inner
    names = [word]
    while words and words[0][0] not in ",|&()-":
        names.append(words.pop(0))
    return lambda path: _in_order(path, names[::-1])


def _in_order(path: tuple[str, ...], wanted: list[str]) -> bool:
    outer = iter(path)
    return all(any(name == want or name.startswith(f"{want}.") for name in outer) for want in wanted)
