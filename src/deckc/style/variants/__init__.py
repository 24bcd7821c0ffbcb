"""Variants: what may stand before a utility (`md:hover:!text-red`), taken off from the front until nothing is left.

In: a token. Out: the utility's own name and the changes that its variants make, the innermost first.
The order of `VARIANTS` is UnoCSS's: the first that fits is taken off, then all are asked again.
"""

from __future__ import annotations

import re
from functools import cache

from deckc.style.shape import Change, Variant
from deckc.style.theme import StyleTheme
from deckc.style.variants import amounts, conditions, selectors
from deckc.style.variants.kinds import append_attribute, below, extended, in_parent, parameterised, simple, within
from deckc.style.variants.pseudo import PSEUDO_VARIANTS, TAGGED_VARIANTS

__all__ = ["VARIANT_NAMES", "Stripped", "strip"]

_MOST = 40  # variants in one token
_NONE: tuple[str, ...] = ()
_INSIDE = re.compile(r"!|placeholder-|space-|divide-|theme\(|\]:")  # what variants without a beginning look for
Stripped = tuple[str, list[tuple[int, Change]]]
"""A utility's name without variants, and `(order, change)` of each variant, the innermost first."""

VARIANTS: tuple[Variant, ...] = (
    Variant((), amounts.placeholder),
    Variant((), selectors.children_between),
    parameterised("aria-", "aria", append_attribute("aria")),
    parameterised("data-", "data", append_attribute("data")),
    parameterised("layer-", "", in_parent("@layer {}"), repeats=False),
    Variant(("selector-[",), selectors.whole_selector),
    parameterised("uno-layer-", "", amounts.layer, repeats=False),
    Variant(("-",), amounts.negative),
    Variant(("starting:",), conditions.starting),
    Variant((), amounts.important),
    parameterised("supports-", "supports", conditions.supports),
    within("print", "@media print"),
    parameterised("media-", "media", in_parent("@media {}")),
    Variant((), conditions.width, repeats=True),
    *(
        selectors.combinator(name, to)
        for name, to in {"all": " ", "children": ">", "next": "+", "sibling": "+"}.items()
    ),
    selectors.combinator("siblings", "~"),
    *PSEUDO_VARIANTS,
    below("dark", ".dark"),
    below("light", ".light"),
    below("rtl", '[dir="rtl"]'),
    below("ltr", '[dir="ltr"]'),
    Variant(("scope-[",), selectors.scope),
    simple("*", extended(" > *"), order=-1),
    Variant(("@",), conditions.container, repeats=True),
    Variant(("[",), selectors.arbitrary, repeats=True),
    *TAGGED_VARIANTS,
    Variant((), amounts.theme_values),
    within("contrast-more", "@media (prefers-contrast: more)"),
    within("contrast-less", "@media (prefers-contrast: less)"),
    within("landscape", "@media (orientation: landscape)"),
    within("portrait", "@media (orientation: portrait)"),
    within("motion-reduce", "@media (prefers-reduced-motion: reduce)"),
    within("motion-safe", "@media (prefers-reduced-motion: no-preference)"),
    simple("svg", extended(" svg")),
    below(".dark", ".dark"),
    below(".light", ".light"),
    within("@dark", "@media (prefers-color-scheme: dark)"),
    within("@light", "@media (prefers-color-scheme: light)"),
    simple("@hover", selectors.hover),
    Variant(("mix-",), amounts.mixed),
    Variant(("[",), amounts.attributify),
    Variant(("prose-",), selectors.prose_elements),
    below("forward", ".slidev-nav-go-forward", " "),
    below("backward", ".slidev-nav-go-backward", " "),
)

VARIANT_NAMES = (
    ("Width of the window", "sm: md: lg: xl: 2xl: lt-md: <md: max-md: at-lg: ~lg: min-[500px]: max-[30rem]:"),
    ("Scheme", "dark: light: .dark: @dark: @light:"),
    ("State", "hover: focus: focus-within: focus-visible: active: visited: target: checked: disabled: open: @hover:"),
    ("Place", "first: last: odd: even: only-child: empty: nth-[2n+1]: nth-last-2: first-of-type:"),
    ("Parts", "before: after: first-letter: first-line: marker: selection: placeholder: file: backdrop: part-[name]:"),
    ("Functions", "not-hover: is-first: where-[.x]: has-[img]: has-checked:"),
    ("Around and before", "group-hover: group-focus/name: group-[.open]: peer-checked: parent-hover: previous-focus:"),
    ("Below and beside", "children: all: next: sibling: siblings: *: svg: [&>li]: [&_p]: children-[li]:"),
    ("Attributes", "aria-checked: aria-[sort=none]: data-[state=open]: group-data-[x]: has-data-[x]:"),
    (
        "Medium",
        "print: portrait: landscape: motion-reduce: motion-safe: contrast-more: media-[(hover:none)]: media-touch:",
    ),
    ("Container and support", "@md: @[400px]: @sm/name: supports-[display:grid]: supports-grid:"),
    ("Direction", "rtl: ltr: forward: backward:"),
    (
        "Where the rule stands",
        "important: layer-name: uno-layer-name: scope-[.x]: selector-[.x]: starting: [@media_print]:",
    ),
    ("Value", "mix-tint-20: mix-shade-30: mix-shift--10:"),
    ("Running text", "prose-headings: prose-a: prose-h1: prose-code:"),
)
"""What there is, by examples, for the documentation."""


@cache
def _heads(points: tuple[tuple[str, str], ...]) -> dict[str, tuple[str, ...]]:
    """What a token with a variant begins with, by first character."""
    heads = {head for variant in VARIANTS for head in variant.heads} | {"important"}
    heads |= {f"{prefix}{point}" for point, _ in points for prefix in ("", *conditions.WIDTH_PREFIXES)}
    return {first: tuple(head for head in heads if head[0] == first) for first in {head[0] for head in heads}}


def _may_vary(token: str, theme: StyleTheme) -> bool:
    """Whether a token may have a variant. Most have none, and this is quicker than to ask them all."""
    return token.startswith(_heads(theme.breakpoints).get(token[:1], _NONE)) or _INSIDE.search(token) is not None


@cache
def _candidates(first: str) -> tuple[tuple[int, Variant], ...]:
    """The variants that a token with this first character may have, with their place in the order."""
    return tuple(
        (place, variant)
        for place, variant in enumerate(VARIANTS)
        if not variant.heads or any(head[0] == first for head in variant.heads)
    )


def strip(token: str, theme: StyleTheme) -> list[Stripped]:
    """The utility's name and its variants' changes; several results where a variant stands for several selectors."""
    return _strip(token, [], frozenset(), theme)


def _strip(token: str, changes: list[tuple[int, Change]], used: frozenset[int], theme: StyleTheme) -> list[Stripped]:
    if not _may_vary(token, theme):
        return [(token, changes)]
    if len(changes) > _MOST:
        return []
    for place, variant in _candidates(token[:1]):
        if (place in used and not variant.repeats) or (variant.heads and not token.startswith(variant.heads)):
            continue
        if matches := variant.match(token, theme):
            return [
                stripped
                for rest, change, order in matches
                for stripped in _strip(rest, [(order, change), *changes] if change else changes, used | {place}, theme)
            ]
    return [(token, changes)]
