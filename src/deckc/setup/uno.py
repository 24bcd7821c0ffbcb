"""Uno: configurations of UnoCSS, with the functions in them: rules, shortcuts, variants, preflights.

In: what `uno.config.ts` and its kin give, the one whose word counts least first. Out: `Uno`: what of it is data, and
`answers(names)` for what functions make of names. Source: UnoCSS documentation, "Config", "Rules", "Variants".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from deckc.setup.program import Function, Pattern, Program

__all__ = ["DRIVERS", "SETTINGS", "Uno", "read_uno"]

DRIVERS = ("uno.js",)
SETTINGS = tuple(
    (
        "rules shortcuts theme extendTheme safelist blocklist variants presets preflights extractors transformers "
        "content separators layers outputToCssLayers sortLayers shortcutsLayer preprocess postprocess mergeSelectors "
        "extractorDefault envMode autocomplete details warn configDeps configResolved inspector cli mode "
        "transformCSS hmrTopLevelAwait postcss configFile include exclude name api prefix layer options enforce "
        "fetchMode checkImport virtualModulePrefix deckcPreset"
    ).split()
)
"""The keys of a configuration of UnoCSS. Source: its documentation, "Config"; the options of its plug-in for Vite."""


@dataclass
class Source:
    """The functions of one file. `Rule`s are lists of place, matcher and function, the last first."""

    program: Program
    rules: list[list[int]] = field(default_factory=list)
    shortcuts: list[list[int | None]] = field(default_factory=list)
    variants: list[int] = field(default_factory=list)
    blocklist: list[int] = field(default_factory=list)
    extensions: list[int] = field(default_factory=list)
    preflights: list[Function] = field(default_factory=list)

    @property
    def tables(self) -> dict[str, Any]:
        return {
            "rules": self.rules,
            "shortcuts": self.shortcuts,
            "variants": self.variants,
            "blocklist": self.blocklist,
        }


@dataclass
class Uno:
    """Several configurations as one."""

    config: dict[str, Any] = field(default_factory=dict)  # shortcuts, rules, theme, safelist: what of it is data
    blocked: set[str] = field(default_factory=set)
    web_fonts: dict[str, list[str]] = field(default_factory=dict)  # name in the theme → families
    unread: list[tuple[Path, str]] = field(default_factory=list)  # files and settings that are not followed
    strays: list[tuple[Path, str]] = field(default_factory=list)  # files and keys that UnoCSS has not
    sources: list[Source] = field(default_factory=list)
    count: int = 0  # of rules

    @property
    def asks(self) -> bool:
        """Whether there are functions to ask about names."""
        return any(any(source.tables.values()) for source in self.sources)


def read_uno(given: Iterable[tuple[Program, Any]]) -> Uno:
    """The configurations, each with its presets before it."""
    uno = Uno(config={"shortcuts": [], "rules": [], "safelist": [], "theme": {}})
    for program, value in given:
        source = Source(program)
        if isinstance(value, Mapping):
            uno.strays += [(program.path, str(name)) for name in value if name not in SETTINGS]
        for config in with_presets(value):
            add(uno, source, config)
        source.rules.reverse()
        source.shortcuts.reverse()
        uno.sources.append(source)
    return uno


def with_presets(value: Any) -> Iterator[Mapping[str, Any]]:
    """A configuration behind those of its presets."""
    if not isinstance(value, Mapping):
        return
    for preset in flat(value.get("presets")):
        yield from with_presets(preset)
    yield value


def add(uno: Uno, source: Source, config: Mapping[str, Any]) -> None:
    """Puts each part of a configuration where it belongs."""
    if name := config.get("deckcPreset"):
        if name == "WebFonts":
            uno.web_fonts |= dict(web_fonts(config.get("options")))
        return
    for rule in listed(config.get("rules")):
        if not isinstance(rule, list) or len(rule) < 2:
            continue
        uno.count += 1
        if isinstance(rule[0], Pattern) and isinstance(rule[1], Function):
            source.rules.append([uno.count, rule[0].id, rule[1].id])
        elif isinstance(rule[0], str):
            uno.config["rules"].append([rule[0], dict(rule[1]) if is_pairs(rule[1]) else rule[1]])
    for shortcut in listed(config.get("shortcuts")):
        add_shortcut(uno, source, shortcut)
    for variant in listed(config.get("variants")):
        match = variant.get("match") if isinstance(variant, Mapping) else variant
        if isinstance(match, Function):
            source.variants.append(match.id)
    for word in flat(config.get("blocklist")):
        if isinstance(word, str):
            uno.blocked.add(word)
        elif isinstance(word, Pattern | Function):
            source.blocklist.append(word.id)
    source.extensions += [each.id for each in flat(config.get("extendTheme")) if isinstance(each, Function)]
    for preflight in listed(config.get("preflights")):
        if isinstance(preflight, Mapping) and isinstance(preflight.get("getCSS"), Function):
            source.preflights.append(preflight["getCSS"])
    if any(isinstance(each, Mapping) and "extract" in each for each in flat(config.get("extractors"))):
        uno.unread.append((source.program.path, "extractors"))
    uno.config["theme"] = merged(uno.config["theme"], config.get("theme") or {})
    for word in flat(config.get("safelist")):
        uno.config["safelist"] += listed(source.program.call(word, {}) if isinstance(word, Function) else word)


def add_shortcut(uno: Uno, source: Source, shortcut: Any) -> None:
    """A shortcut: an object of several, a pair, or a function."""
    if isinstance(shortcut, Mapping):
        uno.config["shortcuts"] += [list(pair) for pair in shortcut.items()]
    elif isinstance(shortcut, Function):
        source.shortcuts.append([None, shortcut.id])
    elif isinstance(shortcut, list) and len(shortcut) > 1:
        if isinstance(shortcut[0], Pattern) and isinstance(shortcut[1], Function):
            source.shortcuts.append([shortcut[0].id, shortcut[1].id])
        elif isinstance(shortcut[0], str):
            uno.config["shortcuts"].append(shortcut[:2])


def web_fonts(options: Any) -> Iterator[tuple[str, list[str]]]:
    """The families that the preset for web fonts brings, by their names in the theme."""
    fonts = options.get("fonts") if isinstance(options, Mapping) else None
    for name, value in fonts.items() if isinstance(fonts, Mapping) else ():
        families = [each.get("name") if isinstance(each, Mapping) else each for each in listed(value)]
        yield name, [family.partition(":")[0].strip() for family in families if isinstance(family, str)]


def is_pairs(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(pair, list) and len(pair) == 2 for pair in value)


def listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def flat(value: Any) -> Iterator[Any]:
    for each in listed(value):
        if isinstance(each, list):
            yield from flat(each)
        else:
            yield each


def merged(under: Any, over: Any) -> Any:
    """Two themes as one, objects in them likewise."""
    if not isinstance(under, Mapping) or not isinstance(over, Mapping):
        return over
    return {**under, **{key: merged(under.get(key), value) for key, value in over.items()}}
