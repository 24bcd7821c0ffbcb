"""Transform: move, turn, slant, scale, perspective."""

from __future__ import annotations

from deckc.lazy_regex import lazy_regex
from deckc.style.rules.layout import POSITIONS
from deckc.style.rules.rows import words
from deckc.style.theme import StyleTheme
from deckc.style.tokens import Declarations, Found, Make, Row, read

__all__ = ["TRANSFORM"]

_TURNS = "rotate(var(--un-rotate)) rotateX(var(--un-rotate-x)) rotateY(var(--un-rotate-y)) rotateZ(var(--un-rotate-z))"
_REST = (
    f"{_TURNS} skewX(var(--un-skew-x)) skewY(var(--un-skew-y)) scaleX(var(--un-scale-x)) scaleY(var(--un-scale-y)) "
    "scaleZ(var(--un-scale-z))"
)
_FLAT = "translateX(var(--un-translate-x)) translateY(var(--un-translate-y))"
_ALL = f"{_FLAT} translateZ(var(--un-translate-z)) {_REST}"
_CPU = (
    f"{_FLAT} rotate(var(--un-rotate)) rotateZ(var(--un-rotate-z)) skewX(var(--un-skew-x)) skewY(var(--un-skew-y)) "
    "scaleX(var(--un-scale-x)) scaleY(var(--un-scale-y))"
)
_GPU = f"translate3d(var(--un-translate-x), var(--un-translate-y), var(--un-translate-z)) {_REST}"
_COMMA = lazy_regex(r",(?![^()]*\))")


def _axes(name: str, readers: str) -> Make:
    """One axis, or without one the first two; a list names x, y and z."""

    def make(found: Found, theme: StyleTheme) -> Declarations | None:
        value = read(found.rest, readers, theme)
        if value is None:
            return None
        axis, parts = found.keys.get("axis", ""), _COMMA.split(value)
        if axis or len(parts) == 1:
            pairs = [(key, value) for key in (axis or "xy")]
        else:
            pairs = list(zip("xyz", parts, strict=False))
        return (*((f"--un-{name}-{key}", part) for key, part in pairs), ("transform", _ALL))

    return make


def _rotate(found: Found, theme: StyleTheme) -> Declarations | None:
    value = read(found.rest, "bracket variable angle", theme)
    if value is None:
        return None
    if axis := found.keys.get("axis"):
        return (("--un-rotate", "0"), (f"--un-rotate-{axis}", value), ("transform", _ALL))
    return (*((f"--un-rotate-{key}", "0") for key in "xyz"), ("--un-rotate", value), ("transform", _ALL))


def _origin(found: Found, theme: StyleTheme) -> Declarations | None:
    value = POSITIONS.get(found.rest or "") or read(found.rest, "bracket variable", theme)
    return (("transform-origin", value),) if value else None


def _perspective_origin(found: Found, theme: StyleTheme) -> Declarations | None:
    rest = found.rest or ""
    value = read(rest, "bracket variable", theme) or (POSITIONS.get(rest) if len(rest) > 2 else None)
    return (("-webkit-perspective-origin", value), ("perspective-origin", value)) if value else None


def _perspective(found: Found, theme: StyleTheme) -> Declarations | None:
    value = read(found.rest, "bracket variable px length", theme)
    if value is None:
        return None
    if found.keys["inside"]:
        return (("--un-perspective", f"perspective({value})"), ("transform", f"var(--un-perspective) {_ALL}"))
    return (("-webkit-perspective", value), ("perspective", value))


_TRANSLATE = _axes("translate", "@spacing bracket variable fraction rem")
_SKEW = _axes("skew", "bracket variable angle")
_SCALE = _axes("scale", "bracket variable fraction percent")

TRANSFORM: tuple[Row, ...] = (
    ("{transform-,}origin-*", _origin),
    ("<inside=transform-|>perspect{ive,}-*", _perspective),
    ("perspect{ive,}-origin-*", _perspective_origin),
    ("{transform-,}translate-*", _TRANSLATE),
    ("{transform-,}translate-<axis=x|y|z>-*", _TRANSLATE),
    ("{transform-,}rotate-*", _rotate),
    ("{transform-,}rotate-<axis=x|y|z>-*", _rotate),
    ("{transform-,}skew-*", _SKEW),
    ("{transform-,}skew-<axis=x|y>-*", _SKEW),
    ("{transform-,}scale-*", _SCALE),
    ("{transform-,}scale-<axis=x|y|z>-*", _SCALE),
    ("{transform-,}preserve-3d", "transform-style: preserve-3d"),
    ("{transform-,}preserve-flat", "transform-style: flat"),
    ("transform", f"transform: {_ALL}"),
    ("transform-cpu", f"transform: {_CPU}"),
    ("transform-gpu", f"transform: {_GPU}"),
    *words("transform-", "transform", "none", keywords=True),
)
