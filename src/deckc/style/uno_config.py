"""UnoCSS configuration: what a deck or theme adds to the utilities in `uno.config.ts` and its kin.

In: the files' texts, the one whose word counts least first. Out: a `StyleTheme`. Problem codes: `style-settings`.
Read are shortcuts, theme, safelist and rules that are plain data; functions and presets are not run.
Source: Slidev guide, "Configure UnoCSS"; for `setup/windicss.ts` the guide of its time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from deckc.diagnostics import Diagnostic, problem
from deckc.model import Span
from deckc.style.shortcuts import SHORTCUTS
from deckc.style.theme import StyleTheme, merged
from deckc.text.js_literals import Unread, values_of

__all__ = ["SETTINGS_FILES", "read_config", "read_settings"]

SETTINGS_FILES = (
    "uno.config.ts",
    "uno.config.js",
    "unocss.config.ts",
    "unocss.config.js",
    "setup/unocss.ts",
    "setup/windicss.ts",
)
"""Where a folder of a deck or theme may say something of utilities."""

_Unread = list[tuple[str, int]]  # what could not be read, and where it stands
_KEYS = frozenset(("shortcuts", "theme", "safelist", "rules"))
_LEFT_OUT = frozenset(("preflights", "blocklist", "variants", "presets", "extractors"))
_HERE = frozenset("Uno Wind Wind3 Mini Attributify Icons Typography".split())  # presets that deckc's utilities are


def read_settings(sources: Iterable[tuple[Path, str]], theme: StyleTheme) -> tuple[StyleTheme, tuple[Diagnostic, ...]]:
    """The theme with what the files add, and what in them cannot be read without running them."""
    problems: list[Diagnostic] = []
    for path, source in sources:
        unread: _Unread = []
        before = theme.shortcuts
        for key, value in values_of(source, _KEYS | _LEFT_OUT):
            if key in _KEYS:
                theme = _ADD[key](theme, value, unread)
            else:
                unread += left_out(key, source)
        if path.name == "windicss.ts":
            theme = replace(theme, shortcuts=_without_slidevs(theme.shortcuts, before))
        first = dict(sorted(unread, key=_offset, reverse=True))  # one of each kind
        problems += (_problem(path, source, what, offset) for what, offset in sorted(first.items(), key=_offset))
    return theme, tuple(problems)


def read_config(config: Mapping[str, Any], theme: StyleTheme) -> StyleTheme:
    """The theme with the data of a configuration that has been run."""
    for key, add in _ADD.items():
        theme = add(theme, config.get(key), [])
    return theme


def _without_slidevs(shortcuts: Mapping[str, str], before: Mapping[str, str]) -> Mapping[str, str]:
    """The shortcuts that a file for Windi CSS adds, but for Slidev's own names: its template repeated those of then."""
    return {**{name: text for name, text in shortcuts.items() if name not in SHORTCUTS}, **before}


def left_out(key: str, source: str) -> _Unread:
    """A setting that deckc does not follow; of presets those that are not its own."""
    found = re.search(rf"\b{key}\b\s*:\s*(\[[^\]]*)?", source)
    if found is None:
        return []
    if key != "presets":
        return [(f"'{key}'", found.start())]
    names = re.finditer(r"\bpreset(\w+)\s*\(", found[1] or "")
    return [(f"'preset{name[1]}'", found.start(1) + name.start()) for name in names if name[1] not in _HERE]


def _offset(unread: tuple[str, int]) -> int:
    return unread[1]


def _problem(path: Path, source: str, what: str, offset: int) -> Diagnostic:
    line, column = source.count("\n", 0, offset) + 1, offset - source.rfind("\n", 0, offset)
    own = what.strip("'")
    reason = (
        "deckc's utilities have no such setting"
        if own in _LEFT_OUT or own.startswith("preset")
        else "it is no plain data"
    )
    message = f"{what} is not read: {reason}"
    return problem("style-settings", message, Span(path, line, column))


def _pairs(value: Any, unread: _Unread, what: str) -> list[tuple[str, Any]]:
    """Name and value of each entry of an object, or of a list of objects and pairs."""
    if isinstance(value, Unread):
        unread.append((what, value.offset))
        return []
    if isinstance(value, dict):
        return list(value.items())
    pairs: list[tuple[str, Any]] = []
    for item in value if isinstance(value, list) else ():
        if isinstance(item, dict | Unread):
            pairs += _pairs(item, unread, what)
        elif isinstance(item, list) and len(item) > 1 and isinstance(item[0], str):
            pairs.append((item[0], item[1]))
        elif isinstance(item, list) and item and isinstance(item[0], Unread):
            unread.append((what, item[0].offset))
    return pairs


def _shortcuts(theme: StyleTheme, value: Any, unread: _Unread) -> StyleTheme:
    made = dict(theme.shortcuts)
    for name, classes in _pairs(value, unread, "a shortcut"):
        words = classes if isinstance(classes, list) else [classes]
        if all(isinstance(word, str) for word in words):
            made[name] = " ".join(words)
        else:
            offset = next((word.offset for word in words if isinstance(word, Unread)), 0)
            unread.append((f"the shortcut '{name}'", offset))
    return replace(theme, shortcuts=made)


def _scales(theme: StyleTheme, value: Any, unread: _Unread) -> StyleTheme:
    pairs = dict(_pairs(value, unread, "the theme"))
    extended = pairs.pop("extend", {})
    scale = {name: _plain(values, unread, name) for name, values in pairs.items() if isinstance(values, dict)}
    if isinstance(extended, dict):
        more = {name: _plain(values, unread, name) for name, values in extended.items() if isinstance(values, dict)}
        scale = merged(scale, more)
    return replace(theme, scale=merged(theme.scale, scale))


def _plain(values: Mapping[str, Any], unread: _Unread, scale: str) -> dict[str, object]:
    """A scale's values as texts."""
    made: dict[str, object] = {}
    for name, value in values.items():
        if isinstance(value, Unread):
            unread.append((f"'{name}' of the theme's {scale}", value.offset))
        elif isinstance(value, dict):
            made[name] = _plain(value, unread, scale)
        elif isinstance(value, list):
            words = [str(word) for word in value if isinstance(word, str | int | float)]
            made[name] = ",".join(words) if scale == "fontFamily" else words
        elif value is not None:
            made[name] = str(value)
    return made


def _safelist(theme: StyleTheme, value: Any, unread: _Unread) -> StyleTheme:
    words = value if isinstance(value, list) else [value]
    unread += [("a part of the safelist", word.offset) for word in words if isinstance(word, Unread)]
    return replace(
        theme, safelist=(*theme.safelist, *(one for word in words if isinstance(word, str) for one in word.split()))
    )


def _rules(theme: StyleTheme, value: Any, unread: _Unread) -> StyleTheme:
    made = dict(theme.rules)
    for name, declarations in _pairs(value, unread, "a rule"):
        if isinstance(declarations, dict):
            texts = ((key, str(to)) for key, to in declarations.items() if isinstance(to, str | int | float))
            made[name] = tuple(texts)
        elif isinstance(declarations, Unread):
            unread.append((f"the rule '{name}'", declarations.offset))
    return replace(theme, rules=made)


_ADD = {"shortcuts": _shortcuts, "theme": _scales, "safelist": _safelist, "rules": _rules}
