"""Attributes: what `:name`, `v-bind`, `v-show`, `v-html`, `@event` and click directives make of an element.

Source: Vue guide, "Class and Style Bindings", "Built-in Directives"; Slidev guide, "Click Animations".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from deckc.diagnostics import did_you_mean
from deckc.lazy_regex import lazy_regex
from deckc.template.directives.events import action_of
from deckc.template.directives.v_motion import PRESETS, motion_preset
from deckc.template.expressions import UNDEFINED, Handle, Run, Scope, display, evaluate, text_of, truthy
from deckc.template.tree import Directive, Element, Node, Source, Text, parse

__all__ = ["KEYS", "Bound", "bind", "class_text", "fallen", "html_attributes", "is_bound", "split_name", "style_text"]

STRUCTURE = frozenset("if else else-if for slot once memo cloak pre".split())  # done elsewhere, or nothing to do
KEYS = frozenset(("key", "ref"))  # Vue's own, never in the page
CLICK_DIRECTIVES = frozenset("click after click-hide mark motion drag".split())
DIRECTIVES = (
    *CLICK_DIRECTIVES,
    *STRUCTURE,
    *"show text html model bind on switch clicks".split(),
    *(f"motion-{name}{more}" for name in PRESETS for more in ("", "-visible", "-visible-once")),
)
MOTION = lazy_regex(r"initial|enter|leave|visible|hovered|focused|tapped|variants|delay|duration|click-\d+(?:-\d+)?")
BOOLEAN = frozenset(
    "allowfullscreen async autofocus autoplay checked controls default defer disabled formnovalidate hidden inert "
    "ismap itemscope loop multiple muted nomodule novalidate open playsinline readonly required reversed "
    "selected".split()
)
WORDS = frozenset(("draggable", "contenteditable", "spellcheck", "translate"))  # false is written out
DECLARATION = lazy_regex(r";(?![^(]*\))")
VENDOR = lazy_regex(r"(?:[Ww]ebkit|Moz|O|ms)(?=[A-Z])")
UPPER = lazy_regex(r"(?<!^)([A-Z])")


@dataclass(slots=True)
class Bound:
    """An element's attributes as values. `class` and `style` hold lists of all that was given for them."""

    values: dict[str, Any] = field(default_factory=dict)
    directives: list[Directive] = field(default_factory=list)
    motion: dict[str, Any] = field(default_factory=dict)  # the variants of `v-motion`
    content: list[Node] | None = None  # of `v-html` and `v-text`

    def give(self, name: str, value: Any) -> None:
        if name in ("class", "style"):
            self.values.setdefault(name, []).append(value)
        else:
            self.values[name] = value


@lru_cache(4096)
def split_name(name: str) -> tuple[str, str, tuple[str, ...]]:
    """`v-bind:x.camel`, `:x`, `@x.stop`, `#x`, `x` → directive ("" for none), argument, modifiers."""
    sign, rest = name[0], name[1:]
    if sign in ":.@#" and rest:
        directive = {":": "bind", ".": "bind", "@": "on", "#": "slot"}[sign]
        argument, *modifiers = [rest] if sign == "#" or rest[0] == "[" else rest.split(".")
        return directive, argument, tuple(modifiers)
    if not name.startswith("v-") or len(name) == 2:
        return "", name, ()
    whole, *modifiers = name[2:].split(".")
    directive, _, argument = whole.partition(":")
    if directive == "slot" and modifiers:  # names of slots may hold dots
        argument, modifiers = name.partition(":")[2], []
    return directive, argument, tuple(modifiers)


def is_bound(element: Element) -> bool:
    """Whether an attribute is more than text."""
    return any(name[0] in ":.@#" or name[:2] == "v-" for name in element.attrs)


def bind(element: Element, scope: Scope, run: Run) -> Bound:
    """The element's attributes, evaluated. What structures the template (v-if, v-for, v-slot) is left out."""
    bound = Bound()
    for name, text in element.attrs.items():
        directive, argument, _ = split_name(name)
        if not directive:
            if name not in KEYS:
                bound.give(name, "" if text is None else text)
        elif directive == "bind":
            bind_value(bound, element, argument, text, scope, run)
        elif directive == "on":
            if action := action_of(element, argument, text or "", scope, run):
                bound.give("data-action", action)
        elif directive in CLICK_DIRECTIVES:
            made = read_directive(element, directive, name, text, scope, run)
            bound.directives.append(made)
            if directive == "motion":
                bound.motion = {**variants_in(made.value), **read_motion(element, scope, run)}
        elif (preset := motion_preset(directive)) is not None:
            bound.motion = {**preset, **read_motion(element, scope, run)}
            bound.directives.append(read_directive(element, "motion", name, None, scope, run))
        elif directive not in STRUCTURE:
            bind_directive(bound, element, directive, name, text or "", scope, run)
    return bound


def bind_value(bound: Bound, element: Element, argument: str, text: str | None, scope: Scope, run: Run) -> None:
    if not argument:  # v-bind="object"
        given = evaluate(text or "", scope, run, element)
        if isinstance(given, Mapping):
            for name, value in given.items():
                bound.give(text_of(name), value)
        return
    if argument.startswith("["):
        argument = text_of(evaluate(argument.strip("[]"), scope, run, element))
    if argument in KEYS or (moves(element) and MOTION.fullmatch(argument)):
        return
    bound.give(argument, evaluate(text or camel(argument), scope, run, element))


def moves(element: Element) -> bool:
    return any(name.startswith("v-motion") for name in element.attrs)


def camel(name: str) -> str:
    """`:foo-bar` alone is short for `:foo-bar="fooBar"`."""
    return re.sub(r"-(\w)", lambda match: match[1].upper(), name)


def read_directive(element: Element, directive: str, name: str, text: str | None, scope: Scope, run: Run) -> Directive:
    _, argument, modifiers = split_name(name)
    span = element.source.span(element.offset, name)
    value = evaluate(text, scope, run, element) if text and text.strip() else None
    return Directive(directive, argument or None, modifiers, None if value is UNDEFINED else value, text, span)


def variants_in(value: Any) -> dict[str, Any]:
    """The variants in `v-motion="{ initial: …, enter: … }"`."""
    given = value.items() if isinstance(value, Mapping) else ()
    return {name: variant for name, variant in given if MOTION.fullmatch(text_of(name))}


def read_motion(element: Element, scope: Scope, run: Run) -> dict[str, Any]:
    """`:initial`, `:enter`, `:click-1` and their kin."""
    variants = {}
    for name, expression in element.attrs.items():
        directive, variant, _ = split_name(name)
        if directive == "bind" and expression and MOTION.fullmatch(variant):
            variants[variant] = evaluate(expression, scope, run, element)
    return variants


def bind_directive(
    bound: Bound, element: Element, directive: str, name: str, text: str, scope: Scope, run: Run
) -> None:
    if directive == "show":
        if not truthy(evaluate(text, scope, run, element)):
            bound.give("style", "display:none")
    elif directive == "text":
        bound.content = [Text(display(evaluate(text, scope, run, element)))]
    elif directive == "html":
        markup = Source(display(evaluate(text, scope, run, element)), file=element.source.file)
        bound.content, _ = parse(markup, mustaches=False, literal=True)
    elif directive == "model":
        run.report("not-static", "v-model needs a running program; the first value stays", element.span(name))
        value = evaluate(text, scope, run, element)
        if element.attrs.get("type") in ("checkbox", "radio"):
            bound.give("checked", truthy(value))
        else:
            argument = split_name(name)[1]
            bound.give(argument or ("value" if element.tag in ("input", "textarea") else "modelValue"), value)
    else:
        near = did_you_mean(directive, DIRECTIVES)
        hint = f"did you mean 'v-{near}'?" if near else None
        run.report("unknown-directive", f"no directive is called '{name}'", element.span(name), hint)


# ── values → text ────────────────────────────────────────────────────────────────────────────────────


def html_attributes(values: Mapping[str, Any]) -> dict[str, str | None]:
    """Attributes as a browser would hold them: without what is null, and by Vue's rules for booleans."""
    attributes: dict[str, str | None] = {}
    for name, value in values.items():
        if name == "class":
            if text := class_text(value):
                attributes[name] = text
        elif name == "style":
            if text := style_text(value):
                attributes[name] = text
        elif value is None or value is UNDEFINED or isinstance(value, Handle):
            continue
        elif name.lower() in BOOLEAN:
            if value is not False:
                attributes[name] = ""
        elif isinstance(value, str):
            attributes[name] = value
        else:
            attributes[name] = text_of(value)
    return attributes


def fallen(own: Mapping[str, str | None], given: Mapping[str, str | None]) -> dict[str, str | None]:
    """The attributes that are given to a component, as its root has them: classes and styles with the root's own."""
    join = {"class": class_text, "style": style_text}
    return {
        name: join[name]([own[name], text]) if name in join and own.get(name) else text for name, text in given.items()
    }


def class_text(value: Any) -> str:
    """Classes from a text, a list or a map of truth values, each once is not promised."""
    if isinstance(value, str):
        return value if " " not in value else " ".join(value.split())
    if isinstance(value, (list, tuple)):
        return " ".join(filter(None, map(class_text, value)))
    if isinstance(value, Mapping):
        return " ".join(text_of(name) for name, on in value.items() if truthy(on))
    return ""


def style_text(value: Any) -> str:
    """Inline style from a text, a map, or a list of both; later ones win."""
    if isinstance(value, (list, tuple)):
        given = [item for item in value if item]
        if len(given) == 1:
            return style_text(given[0])
        value = {name: part for item in given for name, part in declarations(item)}
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return ";".join(f"{name}:{part}" for name, part in declarations(value))
    return ""


def property_name(name: str) -> str:
    """`fontSize` → `font-size`, `WebkitMask` and `msFlex` → `-webkit-mask` and `-ms-flex`; variables as they are."""
    if name.startswith("--"):
        return name
    hyphenated = UPPER.sub(r"-\1", name).lower()
    return f"-{hyphenated}" if VENDOR.match(name) else hyphenated


def declarations(value: Any) -> Iterable[tuple[str, str]]:
    if isinstance(value, str):
        for part in DECLARATION.split(value):
            name, colon, text = part.partition(":")
            if colon and text.strip():
                yield name.strip(), text.strip()
    elif isinstance(value, Mapping):
        for key, part in value.items():
            name = property_name(text_of(key))
            for each in part if isinstance(part, (list, tuple)) else (part,):  # a browser takes the last that it knows
                if isinstance(each, (str, int, float)) and not isinstance(each, bool) and each != "":
                    yield name, text_of(each)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from declarations(item)
