"""Settings: what `setup/shiki.ts` of theme, addons and deck says of the colours of code.

In: what each file gives, the one whose word counts least first. Out: `Look`. Problem codes: `code-settings`.
Source: Slidev guide, "Configure Highlighter"; Shiki documentation, "Themes", "Load Custom Languages".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from deckc import vendored
from deckc.code.chosen_themes import VITESSE, Look
from deckc.code.languages import PLAIN, OwnLanguage, language_of
from deckc.code.themes import OwnTheme, theme_names
from deckc.diagnostics import Diagnostic, did_you_mean, problem
from deckc.model import Span

__all__ = ["read_settings"]

Given = tuple[Path, Any]
FOLLOWED = ("theme", "themes", "langs", "langAlias", "colorReplacements", "transformers")
WITHOUT_EFFECT = ("defaultColor", "warnings", "engine", "mergeWhitespaces", "tokenizeTimeLimit")
MAX_JSON = 5 << 20  # characters of a theme or grammar


class _Reader:
    """Reads values, and notes what it does not follow."""

    def __init__(self) -> None:
        self.problems: list[Diagnostic] = []

    def refuse(self, path: Path, message: str, hint: str | None = None) -> None:
        self.problems.append(problem("code-settings", message, Span(path, 1), hint=hint))


def read_settings(given: Sequence[Given]) -> tuple[Look, tuple[Diagnostic, ...]]:
    """The look of code. Of themes the last file's word counts, languages add up."""
    reader = _Reader()
    options: dict[str, Any] = {}
    origin: dict[str, Path] = {}
    languages: list[OwnLanguage] = []
    for path, value in given:
        if not isinstance(value, Mapping):
            reader.refuse(path, "it gives no object")
            continue
        languages += read_languages(value.get("langs"), path, reader)
        for name in value:
            if name not in (*FOLLOWED, *WITHOUT_EFFECT) and value[name] not in (None, [], {}):
                reader.refuse(path, f"the option '{name}' is not followed")
        options |= value
        origin |= dict.fromkeys(value, path)
    languages += read_aliases(options.get("langAlias"))
    theme, themes = options.get("theme"), options.get("themes")
    if isinstance(theme, Mapping) and not themes and not {"name", "tokenColors", "settings"} & set(theme):
        theme, themes = None, theme  # `theme: {light, dark}`
        origin["themes"] = origin["theme"]
    replacements = tuple(read_replacements(options.get("colorReplacements")))
    if isinstance(themes, Mapping):
        light, dark = (read_theme(themes.get(kind), origin["themes"], reader) for kind in ("light", "dark"))
        both = (light, dark) if light or dark else (VITESSE.light, VITESSE.dark)
        look = Look(*both, languages=tuple(languages), replacements=replacements)
    elif single := read_theme(theme, origin.get("theme", Path()), reader):
        look = Look(single, single, True, tuple(languages), replacements)
    else:
        look = Look(VITESSE.light, VITESSE.dark, languages=tuple(languages), replacements=replacements)
    return look, tuple(reader.problems)


def read_theme(value: Any, path: Path, reader: _Reader) -> str | OwnTheme | None:
    """A theme by name or as an object; None: there is none, or none that can be read."""
    if isinstance(value, Mapping) and isinstance(value.get("default"), Mapping):  # a module
        value = value["default"]
    if isinstance(value, str):
        known = theme_names()
        if value in known or not known:
            return value
        near = did_you_mean(value, known)
        reader.refuse(path, f"Shiki has no theme called '{value}'", near and f"did you mean '{near}'?")
    elif isinstance(value, Mapping):
        text = json.dumps(value, sort_keys=True)
        if is_theme(value) and len(text) < MAX_JSON:
            return OwnTheme(str(value.get("name") or "custom"), text)
        reader.refuse(path, "a theme is not read: it has no colours of tokens, or is too large")
    elif value is not None:
        reader.refuse(path, "a theme is neither a name nor an object")
    return None


def is_theme(value: Mapping[str, Any]) -> bool:
    """Whether an object has the form of VS Code's themes."""
    rules = value.get("tokenColors") or value.get("settings") or []
    return (
        isinstance(rules, list)
        and all(isinstance(rule, Mapping) and isinstance(rule.get("scope"), str | list | None) for rule in rules)
        and all(isinstance(rule.get("settings") or {}, Mapping) for rule in rules)
        and isinstance(value.get("colors") or {}, Mapping)
        and bool(rules or value.get("colors"))
    )


def read_languages(value: Any, path: Path, reader: _Reader) -> Iterator[OwnLanguage]:
    """Languages: names of Shiki's (which are there anyway) and grammars, in lists or under the names that they get."""
    if isinstance(value, Mapping):
        for name, one in value.items():
            for found in read_languages([one], path, reader):
                extra = () if found.name == name else (name,)
                yield OwnLanguage(found.name, (*found.aliases, *extra), found.grammar)
        return
    for one in flat(value if isinstance(value, list) else []):
        if isinstance(one, Mapping) and "default" in one and "scopeName" not in one:  # a module
            yield from read_languages([one["default"]], path, reader)
        elif isinstance(one, Mapping) and one.get("isKnown"):
            yield OwnLanguage(str(one["name"]))
        elif isinstance(one, Mapping) and is_grammar(one) and len(text := json.dumps(one, sort_keys=True)) < MAX_JSON:
            yield OwnLanguage(one["name"], tuple(map(str, one.get("aliases") or ())), text)
        elif isinstance(one, str):
            if not is_known(one):
                reader.refuse(path, f"Shiki has no language called '{one}'")
        else:
            reader.refuse(path, "a language is neither a name nor a grammar with a scope and patterns")


def is_known(name: str) -> bool:
    """Whether Shiki has a language of that name, as far as can be told here."""
    try:
        return name.lower() in PLAIN or language_of(name) is not None
    except vendored.MissingError:
        return True


def is_grammar(value: Mapping[str, Any]) -> bool:
    named = isinstance(value.get("name"), str) and isinstance(value.get("scopeName"), str)
    return named and isinstance(value.get("patterns"), list) and isinstance(value.get("repository") or {}, Mapping)


def read_aliases(value: Any) -> Iterator[OwnLanguage]:
    """`langAlias`: further names of languages."""
    for alias, name in value.items() if isinstance(value, Mapping) else ():
        yield OwnLanguage(str(name), (str(alias),))


def read_replacements(value: Any) -> Iterator[tuple[str, str, str]]:
    """`colorReplacements`: for all themes, or under a theme's name."""
    for name, one in value.items() if isinstance(value, Mapping) else ():
        if isinstance(one, Mapping):
            yield from ((str(name), str(before), str(after)) for before, after in one.items())
        else:
            yield "", str(name), str(one)


def flat(values: Iterable[Any]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, list):
            yield from flat(value)
        else:
            yield value
