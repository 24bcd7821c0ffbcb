"""Themes: which colour a scope has, by the rules of one of Shiki's themes.

Of the rules that fit a scope the most exact one counts: the longest name, then the longest names that must stand around
it, then the later. One that sets no colour leaves that of the scope around. Source: VS Code's reader of such themes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cmp_to_key
from typing import Any, Protocol

from deckc import vendored

__all__ = ["Theme", "load_theme", "theme_names"]

PACKAGE = "tm-themes"
HEX = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
FALLBACK = {"light": ("#333333", "#fffffe"), "dark": ("#bbbbbb", "#1e1e1e")}  # an editor's text and background


class Path(Protocol):
    """Scopes one in the other."""

    def path(self) -> Iterator[str]:
        """Their names, from the inside out."""
        ...


@dataclass(slots=True)
class Rule:
    """`around`: names that must stand around it, the nearest first; `>` before one says that none stands between.
    `colour` None: that of the scope around."""

    depth: int
    around: tuple[str, ...]
    colour: str | None


@dataclass(slots=True)
class Branch:
    """The rules of all names that begin with the same parts."""

    main: Rule
    others: list[Rule] = field(default_factory=list)  # those that ask for something around
    branches: dict[str, Branch] = field(default_factory=dict)

    def branch(self, part: str) -> Branch:
        """The branch of names that go on with a part; it begins with the rules of this one."""
        found = self.branches.get(part)
        if found is None:
            found = self.branches[part] = Branch(_copy(self.main), [_copy(rule) for rule in self.others])
        return found

    def add(self, depth: int, around: tuple[str, ...], colour: str | None) -> None:
        rule = self.main if not around else next((rule for rule in self.others if rule.around == around), None)
        if rule is None:
            self.others.append(Rule(depth, around, colour or self.main.colour))
        else:
            rule.depth = depth
            rule.colour = colour or rule.colour


@dataclass(slots=True, eq=False)
class Theme:
    """`text` and `background`: those of the block. Colours are as CSS writes them, `#` and digits in lower case."""

    name: str
    text: str
    background: str
    root: Branch
    fitting: dict[str, list[Rule]] = field(default_factory=dict)

    def colour(self, scope: str, around: Path) -> str | None:
        """The colour of a scope; None: it has that of the one around."""
        rules = self.fitting.get(scope)
        if rules is None:
            rules = self.fitting[scope] = self._rules(scope)
        return next((rule.colour for rule in rules if _stands(around, rule.around)), None)

    def _rules(self, scope: str) -> list[Rule]:
        """The rules that may fit, the most exact first."""
        branch = self.root
        for part in scope.split("."):
            if part not in branch.branches:
                break
            branch = branch.branches[part]
        return sorted((*branch.others, branch.main), key=cmp_to_key(_by_exactness))


@cache
def load_theme(name: str) -> Theme:
    """A theme of Shiki's by name. `MissingError` where themes are not installed, or there is none of that name."""
    raw = json.loads(vendored.read(PACKAGE, f"{name}.json"))
    rules = sorted(_read(raw["tokenColors"]), key=lambda rule: (rule[0], len(rule[1]), rule[1], rule[2]))
    own = [colour for scope, _, _, colour in rules if not scope and colour]
    text, background = FALLBACK[raw["type"]]
    text = own[-1] if own else raw["colors"].get("editor.foreground", text).lower()
    root = Branch(Rule(0, (), None))
    for scope, around, _, colour in rules:
        if not scope:
            continue
        branch, parts = root, scope.split(".")
        for part in parts:
            branch = branch.branch(part)
        branch.add(len(parts), around, colour)
    return Theme(name, text, raw["colors"].get("editor.background", background).lower(), root)


def theme_names() -> list[str]:
    """The names of all themes that are installed."""
    return sorted(name.removesuffix(".json") for name in vendored.names(PACKAGE))


def _read(entries: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, tuple[str, ...], int, str | None]]:
    for index, entry in enumerate(entries):
        colour = entry["settings"].get("foreground")
        colour = colour.lower() if colour and HEX.fullmatch(colour) else None
        scopes = entry.get("scope", "")
        for selector in scopes.strip(",").split(",") if isinstance(scopes, str) else scopes:
            *around, scope = selector.strip().split(" ")
            yield scope, tuple(reversed(around)), index, colour


def _copy(rule: Rule) -> Rule:
    return Rule(rule.depth, rule.around, rule.colour)


def _by_exactness(one: Rule, other: Rule) -> int:
    if one.depth != other.depth:
        return other.depth - one.depth
    for mine, theirs in zip(_names(one), _names(other), strict=False):
        if len(mine) != len(theirs):
            return len(theirs) - len(mine)
    return len(other.around) - len(one.around)


def _names(rule: Rule) -> list[str]:
    return [name for name in rule.around if name != ">"]


def _stands(around: Path, wanted: Sequence[str]) -> bool:
    """Whether the wanted names stand around in their order."""
    if not wanted:
        return True
    outer = around.path()
    next_to = False
    for name in wanted:
        if name == ">":
            next_to = True
            continue
        near = next(outer, "") if next_to else next((each for each in outer if _begins(each, name)), "")
        if not _begins(near, name):
            return False
        next_to = False
    return not next_to


def _begins(name: str, wanted: str) -> bool:
    return name == wanted or name.startswith(f"{wanted}.")
