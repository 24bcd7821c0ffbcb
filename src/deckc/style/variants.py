"""Variants: what may stand before a utility (`md:hover:!text-red`), taken off from the front until nothing is left.

In: a token. Out: the utility's own name and the changes that its variants make, the innermost first.
The order of `VARIANTS` is UnoCSS's: the first that fits is taken off, then all are asked again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from deckc.style.attributify import to_class
from deckc.style.colour import parse_colour, parse_css_colour
from deckc.style.negative import negate
from deckc.style.prose import element_selector
from deckc.style.pseudo import PSEUDO_VARIANTS, TAGGED_VARIANTS
from deckc.style.shape import BETWEEN, Change, Match, Shape, Variant, bracketed, joined, parameter, value_of
from deckc.style.theme import StyleTheme
from deckc.style.theme_values import replace_theme
from deckc.style.values import READERS, bracket

__all__ = ["VARIANT_NAMES", "Stripped", "media_query", "smaller_than", "strip"]

Stripped = tuple[str, list[tuple[int, Change]]]
"""A utility's name without variants, and `(order, change)` of each variant, the innermost first."""

_PLACEHOLDER = re.compile(r"(.*)\bplaceholder-(.+)")
_SPACE = re.compile("space-[xy]-.")
_SIZED = re.compile(r"(max|min)-\[([^\]]*)\]:")
_CHILDREN = ">:not([hidden])~:not([hidden])"


def _named(*names: str) -> tuple[str, ...]:
    return tuple(f"{name}{separator}" for name in names for separator in ":-")


def _simple(name: str, change: Change, order: int = 0) -> Variant:
    """A variant that is one fixed word."""
    heads = _named(name)

    def match(token: str, theme: StyleTheme) -> list[Match]:
        return [Match(token[len(name) + 1 :], change, order)] if token.startswith(heads) else []

    return Variant(heads, match)


def _within(name: str, at_rule: str) -> Variant:
    """A word that puts the rule into an at-rule."""

    def change(shape: Shape) -> None:
        shape.parent = joined(shape.parent, at_rule)

    return _simple(name, change)


def _below(name: str, ancestor: str, gap: str = BETWEEN) -> Variant:
    """A word that asks for an ancestor."""

    def change(shape: Shape) -> None:
        shape.prefix = f"{ancestor}{gap}{shape.prefix}"

    return _simple(name, change)


def _extended(text: str) -> Callable[[Shape], None]:
    def change(shape: Shape) -> None:
        shape.selector += text

    return change


def _parameterised(prefix: str, scale: str, change_by: Callable[[str], Change], repeats: bool = True) -> Variant:
    """`data-[x]:` and its kin: a bracket or a step of a scale; without a scale any word."""

    def match(token: str, theme: StyleTheme) -> list[Match]:
        found = parameter(prefix, token)
        value = (value_of(found[0], theme, scale) if scale else bracket(found[0]) or found[0]) if found else ""
        return [Match(found[1], change_by(value))] if found and value else []

    return Variant((prefix,), match, repeats)


def _in_parent(template: str) -> Callable[[str], Change]:
    def change_by(value: str) -> Change:
        def change(shape: Shape) -> None:
            shape.parent = joined(shape.parent, template.format(value))

        return change

    return change_by


# ── placeholder, space, divide ───────────────────────────────────────────────────────────────────────


def _placeholder(token: str, theme: StyleTheme) -> list[Match]:
    """`placeholder-red` is the colour of `::placeholder`."""
    match = _PLACEHOLDER.match(token) if "placeholder-" in token else None
    if not match:
        return []
    opacity = re.match(r"op(?:acity)?-?(.+)", match[2])
    fits = parse_colour(match[2], theme) or (opacity and (bracket(opacity[1]) or READERS["percent"](opacity[1])))
    return [Match(f"{match[1]}placeholder-$ placeholder-{match[2]}")] if fits else []


def _children_between(token: str, theme: StyleTheme) -> list[Match]:
    """`space-x-2` and `divide-y` style the children but the first."""
    if token.startswith("_") or not ("divide-" in token or _SPACE.search(token)):
        return []

    def change(shape: Shape) -> None:
        if _CHILDREN not in shape.selector:
            shape.selector += _CHILDREN

    return [Match(token, change)]


# ── importance, sign, layers ─────────────────────────────────────────────────────────────────────────


def _negative(token: str, theme: StyleTheme) -> list[Match]:
    def change(shape: Shape) -> None:
        shape.declarations = negate(shape.declarations)

    return [Match(token[1:], change)] if token.startswith("-") else []


def _important(token: str, theme: StyleTheme) -> list[Match]:
    prefix = next((head for head in ("important:", "important-", "!") if token.startswith(head)), None)
    rest = token[len(prefix) :] if prefix else token[:-1] if token.endswith("!") else ""

    def change(shape: Shape) -> None:
        shape.declarations = [(name, f"{value} !important") for name, value in shape.declarations]

    return [Match(rest, change)] if rest else []


def _layer(value: str) -> Change:
    def change(shape: Shape) -> None:
        shape.layer = value

    return change


def _starting(token: str, theme: StyleTheme) -> list[Match]:
    def change(shape: Shape) -> None:
        shape.parent = "@starting-style"

    return [Match(token[9:], change)] if token.startswith("starting:") else []


# ── media, containers, supports ──────────────────────────────────────────────────────────────────────


def smaller_than(size: str) -> str:
    """The widest that is still below a breakpoint."""
    match = re.fullmatch(r"(-?\d+\.?\d*)px", size)
    return f"{float(match[1]) - 0.1:.10g}px" if match else f"calc({size} - 0.1px)"


@cache
def _breakpoint_pattern(points: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name, _ in points)
    return re.compile(rf"(lt-|at-|<|~|max-)?({names})[:-]")


def _breakpoint(token: str, theme: StyleTheme) -> list[Match]:
    if "]:" in token and (sized := _SIZED.search(token)):
        rest = token[: sized.start()] + token[sized.end() :]
        return [Match(rest, _in_parent("@media ({})")(f"{sized[1]}-width: {sized[2]}"))]
    points = theme.breakpoints
    match = _breakpoint_pattern(points).match(token)
    if not match or token[match.end() :] == "container":
        return []
    place = next(place for place, (name, _) in enumerate(points) if name == match[2])
    query, order = media_query(match[1] or "", place, points)

    def change(shape: Shape) -> None:
        shape.parent = joined(shape.parent, f"@media {query}")
        shape.parent_order = order

    return [Match(token[match.end() :], change)]


def media_query(prefix: str, place: int, points: Sequence[tuple[str, str]]) -> tuple[str, int]:
    """The condition of a breakpoint (`prefix`: `lt-`, `at-`, …) and its place among all at-rules."""
    size = points[place][1]
    if prefix in ("lt-", "<", "max-"):
        return f"(max-width: {smaller_than(size)})", 3000 - (place + 1)
    if prefix in ("at-", "~") and place + 1 < len(points):
        return f"(min-width: {size}) and (max-width: {smaller_than(points[place + 1][1])})", 3001 + place
    return f"(min-width: {size})", 3001 + place


def _container(token: str, theme: StyleTheme) -> list[Match]:
    found = None if token.startswith("@container") else parameter("@", token)
    if not found:
        return []
    name, rest, label = found
    inner, sizes = bracket(name), theme.scales["containers"]
    size = READERS["length"](inner) if inner else sizes.get(name)
    if not size:
        return []
    order = 1000 + (list(sizes).index(name) if name in sizes else -1) + (1000 if label else 0)

    def change(shape: Shape) -> None:
        shape.parent = joined(shape.parent, f"@container {f'{label} ' if label else ''}(min-width: {size})")
        shape.parent_order = order

    return [Match(rest, change)]


def _supports(value: str) -> Change:
    query = f"({value}: var(--un))" if re.fullmatch(r"[\w-]+", value) else value
    query = re.sub(r"\s+", " ", re.sub(r"\b(and|or|not)\b", r" \1 ", query, flags=re.IGNORECASE)).strip()
    wrapped = (query.startswith("(") and query.endswith(")")) or re.match(r"not\b", query, re.IGNORECASE)
    return _in_parent("@supports {}")(query if wrapped else f"({query})")


# ── selectors ────────────────────────────────────────────────────────────────────────────────────────


def _combinator(name: str, combinator: str) -> Variant:
    heads = (f"{name}:", f"{name}-")

    def match(token: str, theme: StyleTheme) -> list[Match]:
        found = bracketed(f"{name}-", token) or ("", token[len(name) + 1 :])
        return [Match(found[1], _extended(combinator + (bracket(found[0]) or "*")))] if token.startswith(heads) else []

    return Variant(heads, match, repeats=True)


def _whole_selector(token: str, theme: StyleTheme) -> list[Match]:
    found = bracketed("selector-", token)
    selector = bracket(found[0]) if found else None
    if not found or not selector:
        return []

    def change(shape: Shape) -> None:
        shape.selector = selector

    return [Match(found[1], change)]


def _scope(token: str, theme: StyleTheme) -> list[Match]:
    found = bracketed("scope-", token)
    scope = bracket(found[0]) if found else None
    if not found or not scope:
        return []

    def change(shape: Shape) -> None:
        shape.selector = f"{scope}{BETWEEN}{shape.selector}"

    return [Match(found[1], change)]


def _arbitrary(token: str, theme: StyleTheme) -> list[Match]:
    """`[&>li]:mb-5`, `[@media_print]:hidden`."""
    found = bracketed("", token)
    if not found or token[len(found[0])] not in ":-":
        return []
    value = bracket(found[0]) or ""
    if not (value.startswith("@") or "&" in value):
        return []

    def change(shape: Shape) -> None:
        if value.startswith("@"):
            shape.parent = joined(shape.parent, value)
        else:
            shape.selector = value.replace("&", shape.selector)

    return [Match(found[1], change)]


def _hover(shape: Shape) -> None:
    shape.parent = joined(shape.parent, "@media (hover: hover) and (pointer: fine)")
    shape.selector += ":hover"


def _prose(token: str, theme: StyleTheme) -> list[Match]:
    """`prose-headings:text-red`."""
    match = re.match(r"prose-(\w+)[:-](?=.)", token, re.ASCII)
    selector = element_selector(match[1]) if match else None
    return [Match(token[match.end() :], _extended(f" {selector}"))] if match and selector else []


# ── values ───────────────────────────────────────────────────────────────────────────────────────────


def _theme_values(token: str, theme: StyleTheme) -> list[Match]:
    """`theme(colors.red.500)` in a bracket."""
    if not ("theme(" in token and ")" in token):
        return []

    def change(shape: Shape) -> None:
        shape.declarations = [(name, replace_theme(value, theme)) for name, value in shape.declarations]

    return [Match(token, change)]


def _mixed(token: str, theme: StyleTheme) -> list[Match]:
    """`mix-tint-20:`, `mix-shade-20:`: colours nearer to white or black; `shift` is one or the other by its sign."""
    match = re.match(r"mix-(tint|shade|shift)-(-?\d{1,3})[:-]", token)
    if not match:
        return []
    weight = match[2].removeprefix("-") if match[1] == "shift" else match[2]
    darker = match[1] == "shade" or (match[1] == "shift" and float(match[2]) > 0)

    def change(shape: Shape) -> None:
        shape.declarations = [(name, _mix(value, 0 if darker else 255, weight)) for name, value in shape.declarations]

    return [Match(token[match.end() :], change)]


def _mix(value: str, other: int, weight: str) -> str:
    colour = parse_css_colour(value)
    if not colour or colour.kind not in ("rgb", "rgba"):
        return value
    mixed = [f"calc({own} + ({other} - {own}) * {weight} / 100)" for own in colour.components]
    alpha = colour.alpha or "1"
    return f"rgb({' '.join(mixed)} / calc({alpha} + (1 - {alpha}) * {weight} / 100))"


def _attributify(token: str, theme: StyleTheme) -> list[Match]:
    return [Match(name) for name in to_class(token)]


def _append_attribute(kind: str) -> Callable[[str], Change]:
    return lambda value: _extended(f"[{kind}-{value}]")


VARIANTS: tuple[Variant, ...] = (
    Variant((), _placeholder),
    Variant((), _children_between),
    _parameterised("aria-", "aria", _append_attribute("aria")),
    _parameterised("data-", "data", _append_attribute("data")),
    _parameterised("layer-", "", _in_parent("@layer {}"), repeats=False),
    Variant(("selector-[",), _whole_selector),
    _parameterised("uno-layer-", "", _layer, repeats=False),
    Variant(("-",), _negative),
    Variant(("starting:",), _starting),
    Variant((), _important),
    _parameterised("supports-", "supports", _supports),
    _within("print", "@media print"),
    _parameterised("media-", "media", _in_parent("@media {}")),
    Variant((), _breakpoint, repeats=True),
    *(_combinator(name, to) for name, to in {"all": " ", "children": ">", "next": "+", "sibling": "+"}.items()),
    _combinator("siblings", "~"),
    *PSEUDO_VARIANTS,
    _below("dark", ".dark"),
    _below("light", ".light"),
    _below("rtl", '[dir="rtl"]'),
    _below("ltr", '[dir="ltr"]'),
    Variant(("scope-[",), _scope),
    _simple("*", _extended(" > *"), order=-1),
    Variant(("@",), _container, repeats=True),
    Variant(("[",), _arbitrary, repeats=True),
    *TAGGED_VARIANTS,
    Variant((), _theme_values),
    _within("contrast-more", "@media (prefers-contrast: more)"),
    _within("contrast-less", "@media (prefers-contrast: less)"),
    _within("landscape", "@media (orientation: landscape)"),
    _within("portrait", "@media (orientation: portrait)"),
    _within("motion-reduce", "@media (prefers-reduced-motion: reduce)"),
    _within("motion-safe", "@media (prefers-reduced-motion: no-preference)"),
    _simple("svg", _extended(" svg")),
    _below(".dark", ".dark"),
    _below(".light", ".light"),
    _within("@dark", "@media (prefers-color-scheme: dark)"),
    _within("@light", "@media (prefers-color-scheme: light)"),
    _simple("@hover", _hover),
    Variant(("mix-",), _mixed),
    Variant(("[",), _attributify),
    Variant(("prose-",), _prose),
    _below("forward", ".slidev-nav-go-forward", " "),
    _below("backward", ".slidev-nav-go-backward", " "),
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
