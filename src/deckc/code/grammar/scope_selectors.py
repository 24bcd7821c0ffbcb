"""Scope selectors: `L:text.html - (comment.block, meta.tag)`, where a grammar's injections hold.

A blank asks for one scope within another, `-` for what must not be, `,` and `|` for one or the other. `L:` says that
what is injected comes before the rules of the place. Source: TextMate's manual, "Scope Selectors".
"""

from __future__ import annotations

from collections.abc import Callable

from deckc.code.scopes import Scope
from deckc.lazy_regex import lazy_regex

__all__ = ["Selector", "read_selector"]

Test = Callable[[tuple[str, ...]], bool]  # the names of scopes, from the outside in
WORD = lazy_regex(r"[LR]:|[\w.:][\w.:-]*|[,|()-]")
MOST_SCOPES = 10_000


class Selector:
    """Whether scopes fit, asked once for each."""

    __slots__ = ("_known", "_test")

    def __init__(self, test: Test) -> None:
        self._test = test
        self._known: dict[Scope, bool] = {}

    def fits(self, scope: Scope) -> bool:
        found = self._known.get(scope)
        if found is None:
            if len(self._known) >= MOST_SCOPES:
                self._known.clear()
            found = self._known[scope] = self._test(tuple(scope.path())[::-1])
        return found


def read_selector(text: str) -> list[tuple[Selector, bool]]:
    """The selectors that a text says, and whether what they inject comes first. What cannot be read fits nowhere."""
    words = WORD.findall(text)
    found = []
    while words:
        first = False
        if words[0] in {"L:", "R:"}:
            first = words.pop(0) == "L:"
        found.append((Selector(_all(words)), first))
        if not words or words.pop(0) != ",":
            break
    return found


def _either(words: list[str]) -> Test:
    """Takes the words of one bracket off the list."""
    tests = [_all(words)]
    while words and words[0] in {",", "|"}:
        words.pop(0)
        tests.append(_all(words))
    return lambda names: any(test(names) for test in tests)


def _all(words: list[str]) -> Test:
    tests = []
    while words and words[0] not in {",", "|", ")"}:
        tests.append(_one(words))
    return lambda names: all(test(names) for test in tests)


def _one(words: list[str]) -> Test:
    word = words.pop(0)
    if word == "-":
        negated = _one(words) if words else (lambda names: True)
        return lambda names: not negated(names)
    if word == "(":
        inner = _either(words)
        if words:
            words.pop(0)
        return inner
    wanted = [word]
    while words and words[0][0] not in ",|()-":
        wanted.append(words.pop(0))
    return lambda names: _in_order(names, wanted)


def _in_order(names: tuple[str, ...], wanted: list[str]) -> bool:
    outer = iter(names)
    return all(any(name == want or name.startswith(f"{want}.") for name in outer) for want in wanted)
