"""Motion: the variants of `v-motion`, sorted for the player.

In: the evaluated props of the element. Out: JSON for `data-motion`. Source: Slidev guide, "Motion".
Clicks of motions are those of the slide; they are not counted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

__all__ = ["motion_attribute"]

CLICK = re.compile(r"click-(\d+)(?:-(\d+))?")
VARIANTS = ("initial", "enter", "leave")


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
    return json.dumps({name: value for name, value in motion.items() if value}, ensure_ascii=False, default=str)


def as_map(value: Any) -> dict[str, Any]:
    return dict(value) if isinstance(value, Mapping) else {}
