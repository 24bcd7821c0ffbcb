"""Variants: what may stand before a utility (`md:hover:!text-red`), taken off from the front until nothing is left.

In: a token. Out: the utility's own name and the changes that its variants make, the innermost first.
The order of `VARIANTS` is UnoCSS's: the first that fits is taken off, then all are asked again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from deckc.lazy_regex import lazy_regex
from deckc.style.theme import StyleTheme
from deckc.style.tokens import Change, Variant
from deckc.style.variants import conditions, selectors, value_variants
from deckc.style.variants.builders import append_attribute, below, extended, in_parent, parameterised, simple, within
from deckc.style.variants.conditions import media_query
from deckc.style.variants.pseudo import PSEUDO_VARIANTS, TAGGED_VARIANTS

__all__ = ["VARIANT_NAMES", "Stripped", "media_query", "strip"]

_MOST = 40  # variants in one token
_OPENERS = ("[", "@")
Stripped = tuple[str, list[tuple[int, Change]]]
"""A utility's name without variants, and `(order, change)` of each variant, the innermost first."""

VARIANTS: tuple[Variant, ...] = (
    Variant((), value_variants.placeholder, signs=("placeholder-",)),
    Variant((), selectors.children_between, signs=("space-", "divide-")),
    parameterised("aria-", "aria", append_attribute("aria")),
    parameterised("data-", "data", append_attribute("data")),
    parameterised("layer-", "", in_parent("@layer {}"), repeats=False),
    Variant(("selector-[",), selectors.whole_selector),
    parameterised("uno-layer-", "", value_variants.layer, repeats=False),
    Variant(("-",), value_variants.negative),
    Variant(("starting:",), conditions.starting),
    Variant(("important:", "important-"), value_variants.important, signs=("!",)),
    parameterised("supports-", "supports", conditions.supports),
    within("print", "@media print"),
    parameterised("media-", "media", in_parent("@media {}")),
    Variant((), conditions.width, repeats=True, signs=("]:",)),
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
    Variant((), value_variants.theme_values, signs=("theme(",)),
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
    Variant(("mix-",), value_variants.mixed),
    Variant(("[",), value_variants.attributify),
    Variant(("prose-",), selectors.prose_elements),
    below("forward", ".slidev-nav-go-forward", " "),
    below("backward", ".slidev-nav-go-backward", " "),
)

_BY_SIGN = {
    sign: [(place, variant) for place, variant in enumerate(VARIANTS) if sign in variant.signs]
    for sign in ("placeholder-", "space-", "divide-", "!", "]:", "theme(")
}
_SIGNS = lazy_regex("|".join(map(re.escape, _BY_SIGN)))

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


_Candidates = Sequence[tuple[int, Variant]]
"""Variants with their place in the order."""


def _first_word(text: str) -> str:
    """What a text begins with, up to its first separator; `[` and `@` need none."""
    return text[:1] if text[:1] in _OPENERS else text.replace(":", "-").partition("-")[0]


@cache
def _by_word(points: tuple[tuple[str, str], ...]) -> Mapping[str, _Candidates]:
    """The variants that a token may have by its first word."""
    widths = tuple(f"{prefix}{point}-" for point, _ in points for prefix in ("", *conditions.WIDTH_PREFIXES))
    made: dict[str, list[tuple[int, Variant]]] = {}
    for place, variant in enumerate(VARIANTS):
        for word in {_first_word(head) for head in (widths if variant.match is conditions.width else variant.heads)}:
            made.setdefault(word, []).append((place, variant))
    return made


def _candidates(token: str, theme: StyleTheme) -> _Candidates:
    """The variants worth asking, in order. Most tokens have none: neither their first word nor a sign in them."""
    named = _by_word(theme.breakpoints).get(_first_word(token), ())
    signs = _SIGNS.findall(token)
    return sorted({*named, *(known for sign in signs for known in _BY_SIGN[sign])}, key=_place) if signs else named


def _place(candidate: tuple[int, Variant]) -> int:
    return candidate[0]


def strip(token: str, theme: StyleTheme) -> list[Stripped]:
    """The utility's name and its variants' changes; several results where a variant stands for several selectors."""
    return _strip(token, [], frozenset(), theme)


def _strip(token: str, changes: list[tuple[int, Change]], used: frozenset[int], theme: StyleTheme) -> list[Stripped]:
    if len(changes) > _MOST:
        return []
    for place, variant in _candidates(token, theme):
        if (variant.repeats or place not in used) and (matches := variant.match(token, theme)):
            return [
                stripped
                for rest, change, order in matches
                for stripped in _strip(rest, [(order, change), *changes] if change else changes, used | {place}, theme)
            ]
    if theme.own and (own := theme.own.variants(token)):
        return [
            stripped
            for rest, change, order in own
            for stripped in _strip(rest, [(order, change), *changes] if change else changes, used, theme)
        ]
    return [(token, changes)]
