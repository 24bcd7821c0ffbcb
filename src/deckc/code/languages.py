"""Languages: the names that decks use → grammars. All are Shiki's, with its aliases."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from deckc import vendored

__all__ = ["PLAIN", "Language", "all_languages", "grammar_file", "language_of", "loaded_with", "named_in"]

PACKAGE = "tm-grammars"
PLAIN = frozenset({"", "text", "plaintext", "txt", "plain", "ansi"})

# Where code names the languages of its parts. Source: Shiki's `guessEmbeddedLanguages`.
NAMED = (
    re.compile(r""":?lang=["']([^"']+)["']"""),
    re.compile(r"(?:```|~~~)([\w-]+)", re.ASCII),
    re.compile(r"\\begin\{([\w-]+)\}", re.ASCII),
    re.compile(r"""<script\s+(?:type|lang)=["'](?:[^"'/]*/)*([^"'/]+)["']""", re.IGNORECASE),
)
FRONTMATTER = re.compile(r"\s*---\r?\n.*?\r?\n---(?:\r?\n|\s*\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Language:
    """A grammar's name and scope; the languages that come with it; the scopes that it adds rules to."""

    name: str
    scope: str
    embedded: tuple[str, ...]
    into: tuple[str, ...]


def language_of(name: str) -> Language | None:
    """The language of a name or alias, in any case of letters. `MissingError` where the grammars are not installed."""
    return _named().get(name.lower())


def loaded_with(names: Iterable[str]) -> Mapping[str, Language]:
    """The languages of these names and all that come with them, by their scopes."""
    found: dict[str, Language] = {}
    waiting = list(names)
    while waiting:
        language = all_languages()[waiting.pop()]
        if language.scope not in found:
            found[language.scope] = language
            waiting += language.embedded
    return found


def named_in(code: str) -> frozenset[str]:
    """The languages that code names for its parts, as in Markdown's fences: they are coloured, too."""
    words = {word.lower().strip() for pattern in NAMED for word in pattern.findall(code)}
    if FRONTMATTER.match(code):
        words.add("yaml")
    return frozenset(language.name for word in words if (language := language_of(word)))


def grammar_file(name: str) -> dict[str, Any]:
    """The grammar of a language, in the keys of TextMate."""
    grammar: dict[str, Any] = json.loads(vendored.read(PACKAGE, f"{name}.json"))
    return grammar


@cache
def all_languages() -> Mapping[str, Language]:
    """All grammars by their names, those too that only add rules to others."""
    return {name: _language(name, entry) for name, entry in _index().items()}


@cache
def _named() -> Mapping[str, Language]:
    return {alias: all_languages()[name] for name, entry in _index().items() for alias in _names(name, entry)}


def _names(name: str, entry: Mapping[str, Any]) -> Iterator[str]:
    if not entry["injected"]:
        yield name
        yield from entry["aliases"]


def _language(name: str, entry: Mapping[str, Any]) -> Language:
    return Language(name, entry["scope"], tuple(entry["embedded"]), tuple(entry["into"]))


@cache
def _index() -> Mapping[str, Any]:
    index: Mapping[str, Any] = json.loads(vendored.read(PACKAGE, "index.json"))
    return index
