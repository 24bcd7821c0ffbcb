"""v-motion: its variants, sorted for the player.

In: the evaluated props of the element. Out: JSON for `data-motion`. Source: Slidev guide, "Motion".
Clicks of motions are those of the slide; they are not counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from deckc.lazy_regex import lazy_regex
from deckc.template.expressions import to_json

__all__ = ["PRESETS", "motion_attribute", "motion_clicks", "motion_preset"]

CLICK = lazy_regex(r"click-(\d+)(?:-(\d+))?")
VARIANTS = ("initial", "enter", "leave")

# From where the presets of `v-motion-…` come; all end where the element stands. Source: VueUse Motion, "Presets".
PRESETS: Mapping[str, Mapping[str, float]] = {
    "fade": {"opacity": 0},
    "pop": {"scale": 0, "opacity": 0},
    "slide-left": {"x": -100, "opacity": 0},
    "slide-right": {"x": 100, "opacity": 0},
    "slide-top": {"y": -100, "opacity": 0},
    "slide-bottom": {"y": 100, "opacity": 0},
    "roll-left": {"x": -100, "rotate": 90, "opacity": 0},
    "roll-right": {"x": 100, "rotate": -90, "opacity": 0},
    "roll-top": {"y": -100, "rotate": -90, "opacity": 0},
    "roll-bottom": {"y": 100, "rotate": 90, "opacity": 0},
}
REST = {"x": 0, "y": 0, "rotate": 0, "scale": 1, "opacity": 1}


def motion_preset(directive: str) -> dict[str, Any] | None:
    """The variants of `motion-slide-left` and its kin; `-visible` and `-visible-once` mean the same on a slide."""
    if not directive.startswith("motion-"):
        return None
    start = PRESETS.get(directive.removeprefix("motion-").replace("-visible", "").replace("-once", ""))
    return {"initial": dict(start), "enter": {name: REST[name] for name in start}} if start else None


def motion_attribute(props: Mapping[str, Any] | None) -> str:
    """JSON: `initial`, `enter`, `leave`, `delay`, `duration`, and `clicks`: `[[from, until or null, {…}], …]`."""
    props = props or {}
    named = props.get("variants")
    named = named if isinstance(named, Mapping) else {}
    motion: dict[str, Any] = {
        name: {**as_map(props.get(name)), **as_map(named.get(f"slidev-{name}"))} for name in VARIANTS
    }
    clicks = [
        (int(match[1]), int(match[2]) if match[2] else None, as_map(value))
        for name, value in props.items()
        if (match := CLICK.fullmatch(name))
    ]
    motion["clicks"] = sorted(clicks, key=lambda click: click[0])
    motion |= {name: props[name] for name in ("delay", "duration") if name in props}
    return to_json({name: value for name, value in motion.items() if value})


def motion_clicks(props: Mapping[str, Any] | None) -> Iterator[tuple[str, int]]:
    """The names of variants for clicks, and the clicks from which they hold."""
    for name in props or {}:
        if match := CLICK.fullmatch(name):
            yield name, int(match[1])


def as_map(value: Any) -> dict[str, Any]:
    return dict(value) if isinstance(value, Mapping) else {}
