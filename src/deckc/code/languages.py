"""Languages: the names that decks use → grammars: Shiki's, with its aliases, and those that a deck brings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from deckc import vendored
from deckc.lazy_regex import lazy_regex

__all__ = [
    "PLAIN",
    "Language",
    "Own",
    "OwnLanguage",
    "all_languages",
    "grammar_file",
    "language_names",
    "language_of",
    "loaded_with",
    "named_in",
]

PACKAGE = "tm-grammars"
ALWAYS_LOADED = ("markdown", "vue", "javascript", "typescript", "html", "css")  # by Slidev
PLAIN = frozenset({"", "text", "plaintext", "txt", "plain", "ansi"})

# Where code names the languages of its parts. Source: Shiki's `guessEmbeddedLanguages`.
NAMED = (
    lazy_regex(r""":?lang=["']([^"']+)["']"""),
    lazy_regex(r"(?:```|~~~)([\w-]+)", re.ASCII),
    lazy_regex(r"\\begin\{([\w-]+)\}", re.ASCII),
    lazy_regex(r"""<script\s+(?:type|lang)=["'](?:[^"'/]*/)*([^"'/]+)["']""", re.IGNORECASE),
)
FRONTMATTER = lazy_regex(r"\s*---\r?\n.*?\r?\n---(?:\r?\n|\s*\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Language:
    """A grammar's name and scope; the languages that come with it; the scopes that it adds rules to."""

    name: str
    scope: str
    embedded: tuple[str, ...]
    into: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnLanguage:
    """A language that a deck brings. `grammar`: JSON in the keys of TextMate; "": `name` is known, under these
    `aliases` too."""

    name: str
    aliases: tuple[str, ...] = ()
    grammar: str = ""


Own = tuple[OwnLanguage, ...]


def language_of(name: str, own: Own = ()) -> Language | None:
    """The language of a name or alias, in any case of letters; `own` come first. `MissingError` where the grammars are
    not installed."""
    return _named(own).get(name.lower())


def language_names(own: Own = ()) -> Iterable[str]:
    """All names and aliases that `language_of` knows."""
    return _named(own)


def loaded_with(names: Iterable[str], own: Own = ()) -> Mapping[str, Language]:
    """The languages of these names and all that come with them, by their scopes."""
    found: dict[str, Language] = {}
    waiting = list(names)
    while waiting:
        language = all_languages(own)[waiting.pop()]
        if language.scope not in found:
            found[language.scope] = language
            waiting += language.embedded
    return found


def named_in(code: str, own: Own = ()) -> frozenset[str]:
    """The languages that code names for its parts, as in Markdown's fences: they are coloured, too."""
    words = {word.lower().strip() for pattern in NAMED for word in pattern.findall(code)}
    if FRONTMATTER.match(code):
        words.add("yaml")
    return frozenset(language.name for word in words if (language := language_of(word, own)))


def grammar_file(name: str, own: Own = ()) -> dict[str, Any]:
    """The grammar of a language, in the keys of TextMate."""
    text = next((each.grammar for each in own if each.name == name and each.grammar), None)
    grammar: dict[str, Any] = json.loads(text or vendored.read(PACKAGE, f"{name}.json"))
    return grammar


@lru_cache(maxsize=16)
def all_languages(own: Own = ()) -> Mapping[str, Language]:
    """All grammars by their names, those too that only add rules to others."""
    known = {name: _language(name, entry) for name, entry in _index().items()}
    return {**known, **{each.name: _own_language(each, own) for each in own if each.grammar}}


def _own_language(own: OwnLanguage, others: Own) -> Language:
    """Beside the languages that a grammar names, Slidev has some loaded that it may lean on."""
    grammar = json.loads(own.grammar)
    embedded = [str(name).lower() for name in (*(grammar.get("embeddedLangs") or ()), *ALWAYS_LOADED)]
    brought = {each.name for each in others if each.grammar}
    shikis = (_shikis().get(name) for name in embedded if name not in brought)
    names = (*(name for name in embedded if name in brought), *(found.name for found in shikis if found))
    return Language(own.name, str(grammar.get("scopeName", own.name)), names, tuple(grammar.get("injectTo") or ()))


@lru_cache(maxsize=16)
def _named(own: Own) -> Mapping[str, Language]:
    languages = all_languages(own)
    found = dict(_shikis())
    for each in own:
        language = languages.get(each.name) if each.grammar else found.get(each.name.lower())
        if language:
            names = (each.name, *each.aliases) if each.grammar else each.aliases
            found |= {name.lower(): language for name in names}
    return found


@cache
def _shikis() -> Mapping[str, Language]:
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
