"""Settings: what `setup/katex.ts` says of formulas, as far as it is plain data.

Problem codes: `formula-settings`. Source: Slidev guide, "Configure KaTeX"; KaTeX's guide, "Options".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from deckc.diagnostics import Diagnostic, problem
from deckc.literals import Unread, values_of
from deckc.model import Span

__all__ = ["NO_SETTINGS", "SETTINGS_FILE", "Settings", "read_settings"]

SETTINGS_FILE = "setup/katex.ts"
# KaTeX's options of these types are passed on; the types are those that it documents.
OPTIONS: Mapping[str, tuple[type, ...]] = {
    "leqno": (bool,),
    "fleqn": (bool,),
    "errorColor": (str,),
    "minRuleThickness": (int, float),
    "colorIsTextColor": (bool,),
    "maxSize": (int, float),
    "strict": (bool, str),
}
# What they are for has no place here: mistakes are told anyway, and output is always HTML with MathML.
WITHOUT_EFFECT = frozenset(("throwOnError", "output", "globalGroup", "displayMode", "maxExpand"))
KEYS = frozenset((*OPTIONS, *WITHOUT_EFFECT, "macros", "trust"))


@dataclass(frozen=True, slots=True)
class Settings:
    """What a deck says of its formulas."""

    macros: Mapping[str, str] = field(default_factory=dict)  # names with their backslash → TeX
    options: Mapping[str, Any] = field(default_factory=dict)  # by KaTeX's names

    def __hash__(self) -> int:
        return hash((tuple(self.macros.items()), tuple(self.options.items())))


NO_SETTINGS = Settings(MappingProxyType({}), MappingProxyType({}))


def read_settings(sources: Iterable[tuple[Path, str]]) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings of several files, the one whose word counts least first; and what of them is not followed."""
    macros: dict[str, str] = {}
    options: dict[str, Any] = {}
    problems: list[Diagnostic] = []
    for path, source in sources:
        for name, value in values_of(source, KEYS):
            for what, offset in take(name, value, macros, options):
                problems.append(unread(path, source, what, offset or source.find(name)))
    return Settings(macros, options), tuple(problems)


def take(name: str, value: Any, macros: dict[str, str], options: dict[str, Any]) -> list[tuple[str, int]]:
    """Puts a value where it belongs. What cannot be: its name, and where it stands (0: unknown)."""
    if name == "macros" and isinstance(value, dict):
        macros |= {key: text for key, text in value.items() if isinstance(text, str) and key.startswith("\\")}
        return [(f"the macro '{key}'", offset_of(text)) for key, text in value.items() if key not in macros]
    if name in WITHOUT_EFFECT or (name == "trust" and value is False):
        return []
    if isinstance(value, OPTIONS.get(name, ())):
        options[name] = value
        return []
    return [(f"'{name}'", offset_of(value))]


def offset_of(value: Any) -> int:
    return value.offset if isinstance(value, Unread) else 0


def unread(path: Path, source: str, what: str, offset: int) -> Diagnostic:
    line, column = source.count("\n", 0, offset) + 1, offset - source.rfind("\n", 0, offset)
    return problem("formula-settings", f"{what} is not followed", Span(path, line, column))
