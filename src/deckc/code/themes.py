"""Themes: which colour a scope has, by the rules of one of Shiki's themes or of one that a deck brings.

Of the rules that fit a scope the most exact one counts: the longest name, then the longest names that must stand around
it, then the later. One that sets no colour leaves that of the scope around. Source: VS Code's reader of such themes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cmp_to_key, lru_cache
from typing import Any, Protocol

from deckc import vendored
from deckc.lazy_regex import lazy_regex

__all__ = ["OwnTheme", "Theme", "load_theme", "plain_theme", "theme_names"]

PACKAGE = "tm-themes"
HEX = lazy_regex(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
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
    replaced: Mapping[str, str] = field(default_factory=dict)  # colours that stand for others, such as `var(--x)`
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


@dataclass(frozen=True, slots=True)
class OwnTheme:
    """A theme that a deck brings. `text`: JSON in the keys of VS Code's themes."""

    name: str
    text: str


@lru_cache(maxsize=64)
def load_theme(theme: str | OwnTheme) -> Theme:
    """A theme of Shiki's by name, or the deck's own.

    `MissingError` where themes are not installed, or there is none of that name.
    """
    if isinstance(theme, OwnTheme):
        return _theme(theme.name, json.loads(theme.text))
    return _theme(theme, json.loads(vendored.read(PACKAGE, f"{theme}.json")))


def _theme(name: str, raw: Mapping[str, Any]) -> Theme:
    """What a theme leaves out is as Shiki has it; it reads `settings`, the older name of `tokenColors`, too."""
    replaced: dict[str, str] = {}
    colours = raw.get("colors") or {}
    found = _read(raw.get("tokenColors") or raw.get("settings") or (), replaced)
    rules = sorted(found, key=lambda rule: (rule[0], len(rule[1]), rule[1], rule[2]))
    own = [colour for scope, _, _, colour in rules if not scope and colour]
    text, background = FALLBACK.get(raw.get("type", "dark"), FALLBACK["dark"])
    text = own[-1] if own else _hex(raw.get("fg") or colours.get("editor.foreground") or text, replaced)
    background = raw.get("bg") or colours.get("editor.background") or background
    root = Branch(Rule(0, (), None))
    for scope, around, _, colour in rules:
        if not scope:
            continue
        branch, parts = root, scope.split(".")
        for part in parts:
            branch = branch.branch(part)
        branch.add(len(parts), around, colour)
    return Theme(name, text, str(background).lower(), root, replaced)


def plain_theme(name: str, text: str, background: str) -> Theme:
    """A theme without rules."""
    return Theme(name, text, background, Branch(Rule(0, (), None)))


def theme_names() -> list[str]:
    """The names of all themes that are installed."""
    return sorted(name.removesuffix(".json") for name in vendored.names(PACKAGE))


def _read(
    entries: Sequence[Mapping[str, Any]], replaced: dict[str, str]
) -> Iterator[tuple[str, tuple[str, ...], int, str | None]]:
    for index, entry in enumerate(entries):
        colour = (entry.get("settings") or {}).get("foreground")
        colour = _hex(colour, replaced) if colour else None
        scopes = entry.get("scope") or ""
        for selector in scopes.strip(",").split(",") if isinstance(scopes, str) else scopes:
            *around, scope = selector.strip().split(" ")
            yield scope, tuple(reversed(around)), index, colour


def _hex(colour: str, replaced: dict[str, str]) -> str:
    """A colour as digits; another one (`var(--x)`, `red`) is replaced by digits that stand for it."""
    colour = str(colour)
    if HEX.fullmatch(colour):
        return colour.lower()
    known = {value: digits for digits, value in replaced.items()}
    digits = known.get(colour) or f"#{len(replaced) + 1:08x}"
    replaced[digits] = colour
    return digits


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
