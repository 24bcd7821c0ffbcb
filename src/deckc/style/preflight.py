"""Preflight: the beginnings of the variables that utilities build on (`--un-rotate`, `--un-ring-width`, …).

A utility such as `scale-50` sets one variable and reads all of its family; the others need a value. Only variables
that some CSS reads get one.
"""

from __future__ import annotations

from collections.abc import Iterable

from deckc.lazy_regex import lazy_regex
from deckc.style.rules import BACKDROP_PARTS, FILTER_PARTS

__all__ = ["preflight"]

_EMPTY = " "
_NO_SHADOW = "0 0 rgb(0 0 0 / 0)"
_TRANSFORMS = {"rotate": "0", "scale": "1", "skew": "0", "translate": "0"}
_BEGINNINGS = {
    "rotate": "0",
    **{f"{name}-{axis}": value for name, value in _TRANSFORMS.items() for axis in "xyz"},
    "pan-x": _EMPTY,
    "pan-y": _EMPTY,
    "pinch-zoom": _EMPTY,
    "scroll-snap-strictness": "proximity",
    "ordinal": _EMPTY,
    "slashed-zero": _EMPTY,
    "numeric-figure": _EMPTY,
    "numeric-spacing": _EMPTY,
    "numeric-fraction": _EMPTY,
    "border-spacing-x": "0",
    "border-spacing-y": "0",
    "ring-offset-shadow": _NO_SHADOW,
    "ring-shadow": _NO_SHADOW,
    "shadow-inset": _EMPTY,
    "shadow": _NO_SHADOW,
    "ring-inset": _EMPTY,
    "ring-offset-width": "0px",
    "ring-offset-color": "#fff",
    "ring-width": "0px",
    "ring-color": "rgb(147 197 253 / 0.5)",
    **dict.fromkeys(FILTER_PARTS, _EMPTY),
    **{f"backdrop-{part}": _EMPTY for part in BACKDROP_PARTS},
}
_READ = lazy_regex(r"var\(--un-([a-z-]+)\)")


def preflight(sheets: Iterable[str]) -> str:
    """The rules that give a value to each variable that the sheets read; "" when they read none."""
    read = {name for css in sheets for name in _READ.findall(css)}
    body = "".join(f"--un-{name}:{value};" for name, value in _BEGINNINGS.items() if name in read)
    return f"*,::before,::after{{{body}}}\n::backdrop{{{body}}}" if body else ""
