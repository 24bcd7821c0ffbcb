"""Motion checks: names in the variants of `v-motion` that are neither of its own nor CSS.

Problem codes: `unknown-key`. Source: VueUse Motion, "Motion Properties", "Transition Configuration"; Popmotion.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import Any

from deckc.diagnostics import Diagnostic, did_you_mean, problem
from deckc.model import Span
from deckc.template.directives.attributes import MOTION
from deckc.template.directives.css_names import is_property

__all__ = ["motion_problems"]

TRANSFORMS = (
    "x y z translateX translateY translateZ rotate rotateX rotateY rotateZ scale scaleX scaleY scaleZ skew skewX skewY "
    "perspective transformPerspective originX originY originZ pathLength pathOffset pathSpacing attrX attrY"
).split()
COMMON = "opacity color backgroundColor width height top left right bottom filter fontSize borderRadius".split()
TRANSITION = (
    "type delay duration ease easings stiffness damping mass velocity bounce power timeConstant restDelta restSpeed "
    "repeat repeatDelay repeatType elapsed from to min max times offset modifyTarget bounceDamping bounceStiffness "
    "autoplay driver complete onComplete onUpdate onPlay onStop onRepeat delayChildren staggerChildren default"
).split()

Place = Callable[[str, str], Span | None]


def motion_problems(props: Mapping[str, Any] | None, place: Place) -> Iterator[Diagnostic]:
    """What is wrong with the evaluated variants of a motion. `place`: where a word of a variant's value stands."""
    for variant, value in (props or {}).items():
        named = value if variant == "variants" and isinstance(value, Mapping) else {variant: value}
        for name, keys in named.items():
            if isinstance(keys, Mapping) and (variant == "variants" or MOTION.fullmatch(name)):
                yield from of_variant(str(name), keys, partial(place, variant))


def of_variant(variant: str, keys: Mapping[str, Any], place: Callable[[str], Span | None]) -> Iterator[Diagnostic]:
    """What is wrong with the names of one variant, and of its `transition`."""
    for key, value in keys.items():
        if key == "transition" and isinstance(value, Mapping):
            yield from strays("transition", value, (*TRANSITION, *TRANSFORMS), place)
    yield from strays(variant, keys, ("transition", *TRANSFORMS, *COMMON), place)


def strays(
    owner: str, keys: Mapping[str, Any], known: Collection[str], place: Callable[[str], Span | None]
) -> Iterator[Diagnostic]:
    for key in keys:
        if key not in known and not is_property(str(key)):
            near = did_you_mean(str(key), known)
            hint = f"did you mean '{near}'?" if near else "write a property of CSS, or x, y, scale, rotate"
            yield problem("unknown-key", f"'{owner}' of v-motion has no key '{key}'", place(str(key)), hint=hint)
