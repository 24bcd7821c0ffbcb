"""Shortcuts: one class for several, and the classes that every deck gets (Slidev's own configuration)."""

from __future__ import annotations

from deckc.lazy_regex import lazy_regex
from deckc.style.theme import StyleTheme
from deckc.style.tokens import written_out
from deckc.style.variants import strip

__all__ = ["SHORTCUTS", "expand"]

SHORTCUTS = {
    "prose": "prose-default prose-gray",
    "bg-main": "bg-white dark:bg-[#121212]",
    "bg-active": "bg-gray-400/10",
    "border-main": "border-gray/20",
    "text-main": "text-[#181818] dark:text-[#ddd]",
    "text-primary": "color-$slidev-theme-primary",
    "bg-primary": "bg-$slidev-theme-primary",
    "border-primary": "border-$slidev-theme-primary",
    "abs-tl": "absolute top-0 left-0",
    "abs-tr": "absolute top-0 right-0",
    "abs-b": "absolute bottom-0 left-0 right-0",
    "abs-bl": "absolute bottom-0 left-0",
    "abs-br": "absolute bottom-0 right-0",
    "z-drawing": "z-10",
    "z-camera": "z-15",
    "z-dragging": "z-18",
    "z-menu": "z-20",
    "z-label": "z-40",
    "z-nav": "z-50",
    "z-context-menu": "z-60",
    "z-modal": "z-70",
    "z-focus-indicator": "z-200",
    "slidev-glass-effect": "shadow-xl backdrop-blur-8 border border-main bg-main bg-opacity-75!",
}
_CONTAINER = lazy_regex(r"(?:(\w+)[:-])?container")
_DEPTH = 5


def expand(name: str, theme: StyleTheme) -> list[str]:
    """The classes that a shortcut stands for, shortcuts in them expanded too; [] when it is none."""
    return _expand(name, theme, _DEPTH)


def _expand(name: str, theme: StyleTheme, depth: int) -> list[str]:
    if depth == 0:
        return []
    text = theme.shortcuts.get(name) or (theme.own and theme.own.shortcut(name)) or SHORTCUTS.get(name)
    classes = written_out(text).split() if text else _container(name, theme)
    if not classes:
        classes = _behind_variants(name, theme, depth) if depth < _DEPTH else []
    return [inner for one in dict.fromkeys(classes) for inner in _expand(one, theme, depth - 1) or [one]]


def _behind_variants(name: str, theme: StyleTheme, depth: int) -> list[str]:
    """`dark:bg-main` inside a shortcut."""
    for bare, changes in strip(name, theme):
        if bare != name and changes:
            return [name.replace(bare, one) for one in _expand(bare, theme, depth - 1)]
    return []


def _container(name: str, theme: StyleTheme) -> list[str]:
    """`container`, `md:container`: as wide as the widest breakpoint that fits."""
    match = _CONTAINER.fullmatch(name) if name.endswith("container") else None
    if not match:
        return []
    points = [point for point, _ in theme.breakpoints]
    if match[1]:
        if match[1] not in points:
            return []
        return [f"{point}:__container-{point}" for point in points[points.index(match[1]) :]]
    return ["__container", *(f"{point}:__container-{point}" for point in points)]
