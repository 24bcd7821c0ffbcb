"""Settings: what `setup/katex.ts` of theme, addons and deck says of formulas.

In: what each file gives, the one whose word counts least first. Out: `Settings`. Problem codes: `formula-settings`.
Source: Slidev guide, "Configure KaTeX"; KaTeX's guide, "Options".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from deckc.diagnostics import Diagnostic, did_you_mean, problem
from deckc.model import Span

__all__ = ["ASKED", "NO_SETTINGS", "Settings", "read_settings"]

# KaTeX's options of these types are passed on; the types are those that it documents. `trust` and `strict` may be
# functions, which are asked beforehand (`ASKED`): lists of what they allow and of what they say.
OPTIONS: Mapping[str, tuple[type, ...]] = {
    "leqno": (bool,),
    "fleqn": (bool,),
    "errorColor": (str,),
    "minRuleThickness": (int, float),
    "colorIsTextColor": (bool,),
    "maxSize": (int, float),
    "maxExpand": (int, float),
    "strict": (bool, str, dict),
    "trust": (bool, list),
}
# What they are for has no place here: mistakes are told anyway, and output is always HTML with MathML.
WITHOUT_EFFECT = frozenset(("throwOnError", "output", "globalGroup", "displayMode"))
KNOWN = frozenset((*OPTIONS, *WITHOUT_EFFECT, "macros"))
LONGEST_EXPANSION = 10_000  # macros in one formula, also where a deck allows more
PROTOCOLS = ("http", "https", "mailto", "_relative")
LINKS = ("\\href", "\\url", "\\includegraphics")
ATTRIBUTES = ("\\htmlClass", "\\htmlId", "\\htmlStyle", "\\htmlData")
ASKED: Mapping[str, tuple[tuple[Any, ...], ...]] = {
    "trust": (
        *(({"command": command, "url": "", "protocol": kind},) for command in LINKS for kind in PROTOCOLS),
        *(({"command": command, "class": "", "id": "", "style": "", "attributes": {}},) for command in ATTRIBUTES),
    ),
    "strict": tuple(
        (code, "", None)
        for code in (
            "unknownSymbol",
            "unicodeTextInMathMode",
            "mathVsTextUnits",
            "mathVsTextAccents",
            "commentAtEnd",
            "htmlExtension",
            "newLineInDisplayMode",
            "mathVsSublist",
        )
    ),
}
"""Arguments that a function under `trust` or `strict` is called with."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a deck says of its formulas."""

    macros: Mapping[str, str] = field(default_factory=dict)  # names with their backslash → TeX
    options: Mapping[str, Any] = field(default_factory=dict)  # by KaTeX's names

    def __hash__(self) -> int:
        return hash((tuple(self.macros.items()), json.dumps(dict(self.options), sort_keys=True)))


NO_SETTINGS = Settings(MappingProxyType({}), MappingProxyType({}))


def read_settings(given: Iterable[tuple[Path, Any]]) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings, option by option the last one, and what of them is not followed."""
    values: dict[str, Any] = {}
    problems: list[Diagnostic] = []
    for path, one in given:
        for name, value in one.items() if isinstance(one, Mapping) else ():
            message, hint = fault(name, value)
            if message:
                problems.append(problem("formula-settings", message, Span(path, 1), hint=hint))
            else:
                values[name] = value
        macros = values.get("macros", {})
        for name in [name for name, tex in macros.items() if not isinstance(tex, str)]:
            problems.append(problem("formula-settings", f"the macro '{name}' is no text", Span(path, 1)))
            del macros[name]
    macros = {name: tex for name, tex in values.pop("macros", {}).items() if name.startswith("\\")}
    options = {name: value for name, value in values.items() if name in OPTIONS}
    if "maxExpand" in options:
        options["maxExpand"] = min(options["maxExpand"], LONGEST_EXPANSION)
    return Settings(macros, options), tuple(problems)


def fault(name: str, value: Any) -> tuple[str, str | None]:
    """Why an option is not followed, and a hint; "": it is."""
    if name not in KNOWN:
        near = did_you_mean(name, KNOWN)
        return f"KaTeX has no option '{name}'", near and f"did you mean '{near}'?"
    wanted = (dict,) if name == "macros" else OPTIONS.get(name)
    return ("" if wanted is None or isinstance(value, wanted) else f"'{name}' is not followed: {value!r}"), None
