"""Rules: a grammar's patterns, read when a line first needs them.

A rule matches one expression, or begins a block (`begin` … `end`, or for as long as each line fits `while`), or is a
group of others. Names and keys are TextMate's. Source: TextMate's manual, "Language Grammars".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from deckc.code.grammar.engines import regex_set
from deckc.code.grammar.regexes import RegexSet
from deckc.code.grammar.selectors import Selector, read_selector
from deckc.code.grammar.sources import load

__all__ = ["Capture", "Grammar", "Rule", "Scanner", "grammar_of"]

Raw = Mapping[str, Any]
BACK_REFERENCE = re.compile(r"(?<!\\)(?:\\\\)*\\\d")
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
    scanners: dict[tuple[str, Injections], Scanner] = field(default_factory=dict)

    def scanner(self, end: str, injections: Injections) -> Scanner:
        """What to look for inside this rule. `end`: the expression that ends it, nothing: none does."""
        found = self.scanners.get((end, injections))
        if found is None:
            found = self.scanners[end, injections] = _scanner(self, end, injections)
        return found


@dataclass(frozen=True, slots=True)
class Capture:
    """What a group of an expression is: a name, or rules that read its text."""

    group: int
    name: str
    content: str
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class Scanner:
    """The rules that may come next, in the order of their expressions; None: the end of the rule that we are in."""

    regexes: RegexSet
    rules: tuple[Rule | None, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Injection:
    """Rules that hold wherever the scopes fit, before or behind those of the place."""

    selector: Selector
    rule: Rule


Injections = tuple[Injection, ...]


class Grammar:
    """A grammar, alone or (`base`) inside another one."""

    def __init__(self, raw: Raw, base: Grammar | None = None) -> None:
        self.raw = raw
        self.base = base or self
        self._rules: dict[int, Rule] = {}  # by the identity of what the file says, which lives as long as we do
        self._others: dict[str, Grammar | None] = {}
        self._left_out: dict[int, bool] = {}  # by the identity of the rule
        self.root = self.rule({"patterns": raw.get("patterns", ())}, raw.get("repository", {}))
        self.injections = tuple(self._injections()) if base is None else ()

    def rule(self, raw: Raw, repository: Raw) -> Rule:
        """What the file says, as a rule."""
        found = self._rules.get(id(raw))
        if found is None:
            if raw.get("repository"):
                repository = {**repository, **raw["repository"]}
            found = self._rules[id(raw)] = self._read(raw, repository)
        return found

    def _read(self, raw: Raw, repository: Raw) -> Rule:
        kind = "match" if "match" in raw else "group" if "begin" not in raw else "while" if "while" in raw else "block"
        end = str(raw.get("while") or raw.get("end") or NO_END)
        both = raw.get("captures") or {}
        first = both if kind == "match" else raw.get("beginCaptures") or both
        last = raw.get("whileCaptures") or raw.get("endCaptures") or both
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
        items = enumerate(raw) if isinstance(raw, list) else ((int(key), value) for key, value in raw.items())
        for group, value in sorted(items, key=lambda item: item[0]):
            rule = self.rule(value, repository) if value.get("patterns") else None
            yield Capture(group, value.get("name") or "", value.get("contentName") or "", rule)

    def _injections(self) -> Iterator[Injection]:
        for selector, raw in (self.raw.get("injections") or {}).items():
            yield Injection(read_selector(selector), self.rule(raw, self.raw.get("repository", {})))

    def within(self, rule: Rule, seen: set[int]) -> Iterator[Rule]:
        """The rules of a rule's patterns, groups opened. `seen`: the groups that are open already."""
        patterns = [rule.raw] if "include" in rule.raw else rule.raw.get("patterns") or ()
        for raw in patterns:
            found = self._included(raw["include"], rule.repository) if "include" in raw else self._of(raw, rule)
            if found is None or raw.get("disabled") or found.grammar.is_left_out(found):
                continue
            if found.kind != "group":
                yield found
            elif id(found) not in seen:
                seen.add(id(found))
                yield from found.grammar.within(found, seen)

    def is_left_out(self, rule: Rule) -> bool:
        """Whether all that a rule asks for is in grammars that are not there."""
        if id(rule) not in self._left_out:
            self._left_out[id(rule)] = self.is_empty(rule, set())
        return self._left_out[id(rule)]

    def is_empty(self, rule: Rule, seen: set[int]) -> bool:
        """The same, where what is `seen` has been asked already."""
        patterns = rule.raw.get("patterns") or ([rule.raw] if "include" in rule.raw else [])
        if rule.kind == "match" or not patterns or id(rule) in seen:
            return False
        seen.add(id(rule))
        for raw in patterns:
            found = self._included(raw["include"], rule.repository) if "include" in raw else self._of(raw, rule)
            if found is not None and not found.grammar.is_empty(found, seen):
                return False
        return True

    def _of(self, raw: Raw, rule: Rule) -> Rule:
        return self.rule(raw, rule.repository)

    def _included(self, name: str, repository: Raw) -> Rule | None:
        """`$self`, `$base`, `#name`, `scope` or `scope#name`; None where there is no such thing."""
        if name in {"$self", "$base"}:
            return self.root if name == "$self" else self.base.root
        scope, _, entry = name.partition("#")
        grammar = self._other(scope) if scope else self
        if grammar is None or not entry:
            return grammar.root if grammar else None
        repository = grammar.raw.get("repository", {}) if scope else repository
        return grammar.rule(repository[entry], repository) if entry in repository else None

    def _other(self, scope: str) -> Grammar | None:
        if scope == self.base.raw.get("scopeName"):
            return self.base
        others = self.base._others
        if scope not in others:
            raw = None if scope in self.base.raw.get("without", ()) else load(scope)
            others[scope] = None if raw is None else Grammar(raw, self.base)
        return others[scope]


def _scanner(rule: Rule, end: str, injections: Injections) -> Scanner:
    before = [each for each in injections if each.selector.first]
    behind = [each for each in injections if not each.selector.first]
    own: list[Rule | None] = list(rule.grammar.within(rule, {id(rule)}))
    if end:
        own.insert(len(own) if rule.raw.get("applyEndPatternLast") else 0, None)
    rules = (*_injected(before), *own, *_injected(behind))
    return Scanner(regex_set(tuple(each.start if each else end for each in rules)), rules)


def _injected(injections: list[Injection]) -> Iterator[Rule]:
    for each in injections:
        if each.rule.kind == "group":
            yield from each.rule.grammar.within(each.rule, {id(each.rule)})
        else:
            yield each.rule


@cache
def grammar_of(scope: str) -> Grammar:
    """The grammar of a scope. It must be there."""
    raw = load(scope)
    assert raw is not None, scope
    return Grammar(raw)
