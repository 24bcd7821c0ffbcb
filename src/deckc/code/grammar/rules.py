"""Rules: a grammar's patterns, read when a line first needs them.

A rule matches one expression, or begins a block (`begin` … `end`, or for as long as each line fits `while`), or is a
group of others. Names and keys are TextMate's. Source: TextMate's manual, "Language Grammars".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from deckc.code.grammar.patterns import PatternSet
from deckc.code.grammar.scope_selectors import Selector, read_selector
from deckc.lazy_regex import lazy_regex

__all__ = ["Capture", "Grammar", "Injection", "Rule", "Scanner"]

Raw = Mapping[str, Any]
Load = Callable[[str], Raw | None]
BACK_REFERENCE = lazy_regex(r"\\\d")
NO_END = "\uffff"


@dataclass(slots=True, eq=False)
class Rule:
    """One of a grammar's rules. `kind`: match, block, while or group."""

    grammar: Grammar
    repository: Raw
    raw: Raw
    kind: str
    name: str
    content: str
    start: str
    end: str
    refers_back: bool  # the end names groups of the beginning: `\1`
    captures: tuple[Capture, ...]
    end_captures: tuple[Capture, ...]
    scanners: dict[str, Scanner] = field(default_factory=dict)

    def scanner(self, end: str) -> Scanner:
        """What to look for inside this rule. `end`: the expression that ends it, nothing: none does."""
        found = self.scanners.get(end)
        if found is None:
            if len(self.scanners) >= MOST_ENDS:
                self.scanners.clear()
            found = self.scanners[end] = _scanner(self, end)
        return found


MOST_ENDS = 1000  # of a rule whose end quotes its beginning: code can make up any number of them


@dataclass(frozen=True, slots=True)
class Capture:
    """What a group of an expression is: a name, or rules that read its text."""

    group: int
    name: str
    content: str
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class Scanner:
    """The rules that may come next, in the order of their patterns; None: the end of the rule that we are in."""

    patterns: PatternSet
    rules: tuple[Rule | None, ...]


@dataclass(frozen=True, slots=True)
class Injection:
    """Rules that hold wherever the scopes fit. `first`: they come before what else begins at the same place."""

    selector: Selector
    first: bool
    rule: Rule


class Grammar:
    """A grammar, alone or (`base`) inside another one. `load`: gives what the file of a scope's grammar says."""

    def __init__(self, raw: Raw, load: Load, base: Grammar | None = None) -> None:
        self.raw = raw
        self.load = load
        self.base = base or self
        self.repository: Raw = raw.get("repository") or {}
        self._rules: dict[int, Rule] = {}  # by the identity of what the file says, which lives as long as we do
        self._others: dict[str, Grammar | None] = {}
        self._left_out: dict[int, bool] = {}  # by the identity of the rule
        self.root = self.rule({"patterns": raw.get("patterns") or ()}, self.repository)

    def rule(self, raw: Raw, repository: Raw) -> Rule:
        """What the file says, as a rule."""
        found = self._rules.get(id(raw))
        if found is None:
            kind = _kind(raw)
            if kind == "group" and raw.get("repository"):
                repository = {**repository, **raw["repository"]}
            found = self._rules[id(raw)] = self._read(raw, repository, kind)
        return found

    def _read(self, raw: Raw, repository: Raw, kind: str) -> Rule:
        end = str(raw.get("while") or raw.get("end") or NO_END)
        both = raw.get("captures") or {}
        first = both if kind == "match" else raw.get("beginCaptures") or both
        last = raw.get("whileCaptures" if kind == "while" else "endCaptures") or both
        return Rule(
            self,
            repository,
            raw,
            kind,
            raw.get("name") or "",
            raw.get("contentName") or "",
            raw.get("match") or raw.get("begin") or "",
            end,
            bool(BACK_REFERENCE.search(end)),
            tuple(self._captures(first, repository)) if kind != "group" else (),
            tuple(self._captures(last, repository)) if kind in {"block", "while"} else (),
        )

    def _captures(self, raw: Any, repository: Raw) -> Iterator[Capture]:
        """What the file says of groups; what is no rule, as a few files have it, says nothing."""
        items = enumerate(raw) if isinstance(raw, list) else ((int(key), raw[key]) for key in raw if key.isdecimal())
        for group, value in sorted(items, key=lambda item: item[0]):
            if not isinstance(value, Mapping):
                continue
            rule = self.rule(value, repository) if value.get("patterns") else None
            yield Capture(group, value.get("name") or "", value.get("contentName") or "", rule)

    def injections(self) -> Iterator[Injection]:
        """The rules that the grammar adds to its own parts."""
        for selector, raw in (self.raw.get("injections") or {}).items():
            rule = self.rule(raw, self.repository)
            for each, first in read_selector(selector):
                yield Injection(each, first, rule)

    def own_injection(self) -> Iterator[Injection]:
        """The rules of the whole grammar, where it says that others are to have them."""
        for each, first in read_selector(self.raw.get("injectionSelector") or ""):
            yield Injection(each, first, self.root)

    def within(self, rule: Rule, seen: set[int]) -> Iterator[Rule]:
        """The rules of a rule's patterns, groups opened. `seen`: the groups that are open already."""
        for found in self._included_by(rule):
            if found is None or found.grammar.is_left_out(found):
                continue
            if found.kind != "group":
                yield found
            elif id(found) not in seen:
                yield from found.grammar.within(found, {*seen, id(found)})

    def _included_by(self, rule: Rule) -> Iterator[Rule | None]:
        patterns = rule.raw.get("patterns")
        if patterns is None and "include" in rule.raw:
            patterns = [rule.raw]
        for raw in patterns or ():
            if "include" in raw:
                yield self._included(raw["include"], rule.repository)
            else:
                yield self.rule(raw, rule.repository)

    def is_left_out(self, rule: Rule) -> bool:
        """Whether all that a rule asks for is in grammars that are not there."""
        if id(rule) not in self._left_out:
            self._left_out[id(rule)] = self._is_empty(rule, set())
        return self._left_out[id(rule)]

    def _is_empty(self, rule: Rule, seen: set[int]) -> bool:
        """The same, where what is `seen` has been asked already."""
        if rule.kind == "match" or id(rule) in seen:
            return False
        seen.add(id(rule))
        asked = False
        for found in self._included_by(rule):
            asked = True
            if found is not None and not found.grammar._is_empty(found, seen):
                return False
        return asked

    def _included(self, name: str, repository: Raw) -> Rule | None:
        """`$self`, `$base`, `#name`, `scope` or `scope#name`; None where there is no such thing."""
        if name in {"$self", "$base"}:
            return self.root if name == "$self" else self.base.root
        scope, _, entry = name.partition("#")
        grammar = self.other(scope) if scope else self
        if grammar is None or not entry:
            return grammar.root if grammar else None
        repository = grammar.repository if scope else repository
        raw = repository.get(entry)
        return grammar.rule(raw, repository) if isinstance(raw, Mapping) else None

    def other(self, scope: str) -> Grammar | None:
        """The grammar of another scope inside this one; None: it is not there."""
        if scope == self.base.raw.get("scopeName"):
            return self.base
        others = self.base._others
        if scope not in others:
            raw = self.load(scope)
            others[scope] = None if raw is None else Grammar(raw, self.load, self.base)
        return others[scope]


def _kind(raw: Raw) -> str:
    if raw.get("match"):
        return "match"
    if "begin" not in raw:
        return "group"
    return "while" if raw.get("while") else "block"


def _scanner(rule: Rule, end: str) -> Scanner:
    rules: list[Rule | None] = [rule] if rule.kind == "match" else list(rule.grammar.within(rule, {id(rule)}))
    if end:
        rules.insert(len(rules) if rule.raw.get("applyEndPatternLast") else 0, None)
    return Scanner(PatternSet([each.start if each else end for each in rules]), tuple(rules))
