"""Style theme: what a deck, its theme and its configuration add to the scale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from deckc.lazy_regex import lazy_regex
from deckc.style.theme.scale import SCALE

__all__ = ["OwnUtilities", "StyleTheme", "merged"]

_LEADING_NUMBER = lazy_regex(r"\d+(?:\.\d+)?")


class OwnUtilities(Protocol):
    """Rules, shortcuts and variants that are functions, see `config_rules.py`. Equal ones have an equal `digest`."""

    digest: str

    def learn(self, tokens: Iterable[str]) -> None: ...
    def blocks(self, token: str) -> bool: ...
    def shortcut(self, name: str) -> str | None: ...
    def rules(self, name: str) -> Sequence[Any]: ...
    def variants(self, token: str) -> Sequence[Any]: ...


@dataclass(frozen=True)
class StyleTheme:
    """The scale with a deck's own additions. Equal themes give equal CSS."""

    fonts: Mapping[str, str] = field(default_factory=dict)  # `sans`, `serif`, `mono` → a CSS font list
    scale: Mapping[str, Mapping[str, object]] = field(default_factory=dict)  # merged over SCALE, by its key names
    shortcuts: Mapping[str, str] = field(default_factory=dict)  # name → classes, over Slidev's own
    safelist: tuple[str, ...] = ()  # tokens that are always in
    rules: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)  # name → declarations, over ours
    icons: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)  # `i-mdi-home` → declarations

    own: OwnUtilities | None = None  # what functions of the deck's configuration make

    def __hash__(self) -> int:
        return hash(self._words)

    @cached_property
    def _words(self) -> str:
        return repr((self.fonts, self.scale, self.shortcuts, self.safelist, self.rules, self.icons, self.own))

    @cached_property
    def breakpoints(self) -> tuple[tuple[str, str], ...]:
        """`(name, size)`, the smallest first."""
        points = [(name, str(size)) for name, size in self.scales["breakpoints"].items()]
        return tuple(sorted(points, key=lambda point: float((_LEADING_NUMBER.match(point[1]) or ["0"])[0])))

    @cached_property
    def scales(self) -> Mapping[str, Mapping[str, object]]:
        """All scales, the deck's values first."""
        added = {**self.scale, "fontFamily": {**self.fonts, **self.scale.get("fontFamily", {})}}
        return {**SCALE, **{name: merged(SCALE.get(name, {}), values) for name, values in added.items()}}

    def find(self, scale: str, step: str) -> object:
        """The value of a step, or None."""
        return self.scales.get(scale, {}).get(step)


def merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """A tree with another one over it."""
    made = dict(base)
    for name, value in over.items():
        old = made.get(name)
        made[name] = merged(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
    return made
