"""Scopes: what a grammar says of a word, from the outside in, and the colour that the theme gives it.

`theme.txt` has the rules of the themes vitesse-light and vitesse-dark. Of the rules that fit a scope the most exact
one counts: the longest name, then the most said about what stands around, then the later. A scope without rule has the
colour of the one around it. Source: VS Code's guide "Syntax Highlight", section on themes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

__all__ = ["Scope"]

THEME = Path(__file__).parent / "theme.txt"


@dataclass(slots=True, eq=False)
class Scope:
    """A name within others. `colour`: a role of `colours.py`."""

    name: str
    parent: Scope | None
    colour: str
    within: dict[str, Scope] = field(default_factory=dict)

    @staticmethod
    @cache
    def root(name: str) -> Scope:
        """The outermost scope of a grammar. There is one of each, which keeps what was found out about those inside."""
        return Scope("", None, "text").push(name)

    def push(self, names: str) -> Scope:
        """The scope inside this one; several names, parted by blanks, are one in the other."""
        if not names:
            return self
        scope = self.within.get(names)
        if scope is None:
            scope = self
            for name in names.split():
                scope = scope._child(name)
            self.within[names] = scope
        return scope

    def _child(self, name: str) -> Scope:
        colours = (rule.colour for rule in _rules_of(name) if rule.fits(self))
        return Scope(name, self, next(colours, self.colour))

    def path(self) -> Iterator[str]:
        """The names, from the inside out."""
        scope: Scope | None = self
        while scope:
            yield scope.name
            scope = scope.parent


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    around: tuple[str, ...]  # names that must stand around it in this order, the nearest first
    colour: str

    def fits(self, parent: Scope) -> bool:
        outer = parent.path()
        return all(any(_begins(name, wanted) for name in outer) for wanted in self.around)


def _begins(name: str, wanted: str) -> bool:
    return name == wanted or name.startswith(f"{wanted}.")


@cache
def _rules_of(name: str) -> tuple[Rule, ...]:
    """The rules that may fit a scope, the most exact first."""
    return tuple(rule for rule in _theme() if _begins(name, rule.name))


@cache
def _theme() -> tuple[Rule, ...]:
    lines = THEME.read_text(encoding="utf-8").splitlines()
    rules = [rule for line in lines if line and not line.startswith("#") for rule in _read(line)]
    rules.reverse()  # of equally exact ones the later comes first
    return tuple(sorted(rules, key=_exactness, reverse=True))


def _exactness(rule: Rule) -> tuple[int, list[int], int]:
    return rule.name.count("."), [len(name) for name in rule.around], len(rule.around)


def _read(line: str) -> Iterator[Rule]:
    colour, selectors = line.split(None, 1)
    for selector in selectors.split(","):
        *around, name = selector.split()
        yield Rule(name, tuple(reversed(around)), colour)
