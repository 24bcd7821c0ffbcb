"""Fonts: the `fonts` setting as font stacks and a list of what to load.

Source: Slidev guide, "Fonts".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Fonts", "resolve_fonts"]

FALLBACKS = {
    "sans": (
        'ui-sans-serif, system-ui, -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, '
        '"Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"'
    ),
    "serif": 'ui-serif, Georgia, Cambria, "Times New Roman", Times, serif',
    "mono": ('ui-monospace, SFMono-Regular, Menlo, Monaco, Consolas, "Liberation Mono", "Courier New", monospace'),
}


@dataclass(frozen=True, slots=True)
class Fonts:
    """Stacks as CSS wants them, quoted where needed; `webfonts` are bare names."""

    sans: tuple[str, ...]
    serif: tuple[str, ...]
    mono: tuple[str, ...]
    webfonts: tuple[str, ...]
    weights: tuple[str, ...]
    italic: bool
    provider: str
    local: tuple[str, ...]


def resolve_fonts(fonts: Mapping[str, Any]) -> Fonts:
    """What read settings mean: each stack with the system's fonts, and the fonts to load.

    `fallbacks: false` leaves the system's fonts out, and then only an explicit `webfonts` is loaded.
    """
    families = {name: tuple(fonts[name]) for name in ("sans", "serif", "mono", "custom")}
    fallbacks, local = fonts["fallbacks"], tuple(fonts["local"])
    named = [name.strip("\"'") for family in families.values() for name in family] if fallbacks else []
    webfonts = fonts["webfonts"]
    if not webfonts:
        webfonts = [name for name in dict.fromkeys(named) if name not in local]
    stacks = {
        name: unique([*map(quoted, families[name]), *system.split(", ")]) if fallbacks else families[name]
        for name, system in FALLBACKS.items()
    }
    return Fonts(
        **stacks,
        webfonts=tuple(webfonts),
        weights=tuple(fonts["weights"]),
        italic=fonts["italic"],
        provider=fonts["provider"],
        local=local,
    )


def quoted(name: str) -> str:
    return name if name[:1] in "\"'" and name[-1:] == name[:1] else f'"{name}"'


def unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
