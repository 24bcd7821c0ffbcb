"""Pseudo: variants of pseudo-classes and pseudo-elements, of an element or of one before or around it.

The order of the names is the order of their rules: `active:` wins over `hover:`.
"""

from __future__ import annotations

import re
from functools import cache

from deckc.style.theme import StyleTheme, bracket, escape
from deckc.style.tokens import Match, Shape, Variant, parameter, value_of

__all__ = ["PSEUDO_VARIANTS", "TAGGED_VARIANTS"]

_SLOT = "(*)"
_NAMES = (
    "first-letter=::first-letter first-line=::first-line any-link link visited target "
    "open=[open] default checked indeterminate placeholder-shown autofill optional required "
    "valid invalid user-valid user-invalid in-range out-of-range read-only read-write empty focus-within hover focus "
    "focus-visible active enabled disabled popover-open root even-of-type=:nth-of-type(even) even=:nth-child(even) "
    "odd-of-type=:nth-of-type(odd) odd=:nth-child(odd) nth=:nth-child(*) nth-last=:nth-last-child(*) "
    "nth-last-of-type=:nth-last-of-type(*) nth-of-type=:nth-of-type(*) first-of-type first=:first-child last-of-type "
    "last=:last-child only-child only-of-type backdrop-element=::backdrop placeholder=::placeholder before=::before "
    "after=::after file=::file-selector-button details-content=::details-content"
)
PSEUDOS = {name: to or f":{name}" for name, _, to in (word.partition("=") for word in _NAMES.split())}
_PLACES = {name: place for place, name in enumerate(PSEUDOS)}
_BACKDROP = {"backdrop": "::backdrop"}
_SELECTOR_ELEMENTS = ("::file-selector-button",)  # behave as part of the selector, not behind it
_TWICE = {"selection": ("::selection", " *::selection"), "marker": ("::marker", " *::marker")}
_FUNCTIONS = "not|is|where|has"


def _longest_first(names: list[str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


@cache
def _own_pattern() -> re.Pattern[str]:
    names = _longest_first(list(PSEUDOS))
    return re.compile(rf"({names})(?:-(\d+|\[(?:\w|[+-.])+\]))?[:-]|(backdrop):", re.ASCII)


@cache
def _function_pattern() -> re.Pattern[str]:
    names = _longest_first([name for name, to in PSEUDOS.items() if not to.startswith("::")])
    return re.compile(rf"({_FUNCTIONS})-(?:({names})[:-]|(\[.+\]):)")


@cache
def _tagged_pattern() -> re.Pattern[str]:
    names = _longest_first([name for name, to in PSEUDOS.items() if not to.startswith("::")])
    return re.compile(
        rf"(?:group|peer|parent|previous)-(?:(?:(?:({_FUNCTIONS})-)?({names}))(/[\w-]+)?[:-]"
        rf"|({_FUNCTIONS})-\[(.+)\](/[\w-]+)?:)",
        re.ASCII,
    )


# ── of the element itself ────────────────────────────────────────────────────────────────────────────


def _own(token: str, theme: StyleTheme) -> list[Match]:
    match = _own_pattern().match(token)
    if not match:
        return []
    name = match[1] or match[3]
    pseudo = PSEUDOS.get(name) or _BACKDROP[name]
    if number := match[2]:
        pseudo = pseudo.replace(_SLOT, f"({bracket(number) or number})")
    elif _SLOT in pseudo:
        return []

    def change(shape: Shape) -> None:
        if "::" in pseudo and pseudo not in _SELECTOR_ELEMENTS:
            shape.pseudo += pseudo
        else:
            shape.selector += pseudo
        shape.sort = _PLACES.get(name, 0)
        shape.no_merge = True

    return [Match(token[match.end() :], change)]


def _twice(token: str, theme: StyleTheme) -> list[Match]:
    name = next((name for name in _TWICE if token.startswith((f"{name}:", f"{name}-"))), None)
    if name is None:
        return []

    def behind(pseudo: str) -> Match:
        def change(shape: Shape) -> None:
            shape.pseudo += pseudo

        return Match(token[len(name) + 1 :], change)

    return [behind(pseudo) for pseudo in _TWICE[name]]


def _function(token: str, theme: StyleTheme) -> list[Match]:
    match = _function_pattern().match(token)
    if not match:
        return []
    inner = PSEUDOS[match[2]] if match[2] else bracket(match[3])
    if inner is None:
        return []

    def change(shape: Shape) -> None:
        shape.selector += f":{match[1]}({inner})"

    return [Match(token[match.end() :], change)]


def _part(token: str, theme: StyleTheme) -> list[Match]:
    match = re.match(r"part-\[(.+)\]:(?=.)", token)
    if not match:
        return []

    def change(shape: Shape) -> None:
        shape.selector += f"::part({match[1]})"

    return [Match(token[match.end() :], change)]


# ── of an element around or before it ────────────────────────────────────────────────────────────────


def _tagged(tag: str, combinator: str) -> Variant:
    """`group-hover:` and its kin: a pseudo-class of the element that carries the class `group`."""
    parent = f".{tag}"
    repeated = re.compile(rf"^({re.escape(parent)}:)(\S+){re.escape(combinator)}\1")

    def match(token: str, theme: StyleTheme) -> list[Match]:
        found = _tagged_bracket(tag, token) or _tagged_pseudo(parent, token)
        if not found:
            return []
        rest, prefix, name = found

        def change(shape: Shape) -> None:
            shape.prefix = repeated.sub(r"\1\2:", f"{prefix}{combinator}{shape.prefix}")
            shape.sort = _PLACES.get(name, -1)

        return [Match(rest, change)]

    return Variant((f"{tag}-",), match, repeats=True)


def _tagged_bracket(tag: str, token: str) -> tuple[str, str, str] | None:
    """`group-[.open]:`, `group-[:nth-of-type(3)_&]/label:`."""
    prefix = f"{tag}-"
    if not token.startswith(f"{prefix}["):
        return None
    depth = 0
    for index in range(len(prefix), len(token)):
        depth += (token[index] == "[") - (token[index] == "]")
        if depth == 0:
            break
    value, rest = bracket(token[len(prefix) : index + 1]), token[index + 1 :]
    if value is None or not rest or depth:
        return None
    label = re.split("[:-]", rest, maxsplit=1)[0]
    parent = f".{tag}{escape(label) if label else ''}"
    return rest[len(label) + 1 :], value.replace("&", parent) if "&" in value else parent + value, ""


def _tagged_pseudo(parent: str, token: str) -> tuple[str, str, str] | None:
    match = _tagged_pattern().match(token)
    if not match:
        return None
    function, name, label, around, inner, inner_label = match.groups()
    label = label or inner_label
    pseudo = PSEUDOS[name] if name else inner
    if function or around:
        pseudo = f":{function or around}({pseudo})"
    return token[match.end() :], f"{parent}{escape(label) if label else ''}{pseudo}", name or ""


def _tagged_attribute(tag: str, combinator: str, kind: str) -> Variant:
    """`group-data-[x]:`, `peer-aria-checked:`: an attribute of the element that carries the class."""

    def match(token: str, theme: StyleTheme) -> list[Match]:
        found = parameter(f"{tag}-{kind}-", token)
        value = value_of(found[0], theme, kind) if found else ""
        if not found or not value:
            return []
        parent = f".{tag}" + (escape(f"/{found[2]}") if found[2] else "")
        attribute = f"[{kind}-{value}]"
        known = re.compile(re.escape(parent) + r"(?:\[.+?\])+")

        def change(shape: Shape) -> None:
            if there := known.search(shape.prefix):
                at = there.start() + len(parent)
                shape.prefix = shape.prefix[:at] + attribute + shape.prefix[at:]
            else:
                at = max(shape.prefix.find(f".{tag}"), 0)
                shape.prefix = shape.prefix[:at] + parent + attribute + combinator + shape.prefix[at:]

        return [Match(found[1], change)]

    return Variant((f"{tag}-{kind}-",), match, repeats=True)


def _has_attribute(kind: str) -> Variant:
    def match(token: str, theme: StyleTheme) -> list[Match]:
        found = parameter(f"has-{kind}-", token)
        value = value_of(found[0], theme, kind) if found else ""
        if not found or not value:
            return []

        def change(shape: Shape) -> None:
            shape.pseudo += f":has([{kind}-{value}])"

        return [Match(found[1], change)]

    return Variant((f"has-{kind}-",), match, repeats=True)


_TAGS = {"group": " ", "peer": "~", "parent": ">", "previous": "+"}

PSEUDO_VARIANTS = (
    Variant((*PSEUDOS, *_BACKDROP), _own, repeats=True),
    Variant(tuple(_TWICE), _twice),
    Variant(("not-", "is-", "where-", "has-"), _function, repeats=True),
    *(_tagged(tag, combinator) for tag, combinator in _TAGS.items()),
    Variant(("part-[",), _part, repeats=True),
)

TAGGED_VARIANTS = tuple(
    variant
    for kind in ("data", "aria")
    for variant in (
        *(_tagged_attribute(tag, combinator, kind) for tag, combinator in _TAGS.items()),
        _has_attribute(kind),
    )
)
