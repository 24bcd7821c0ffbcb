"""Prop checks: what a tag or a slide gives, against what the component or layout declares.

In: declarations, as the comment of a component's file has them: `default`, `values` (words), `type` (`number`,
`place` or `colour`), `min`, `pattern` (an expression; `doc` says it in words).
Errors: `unknown-prop`, `unknown-slot`, `unknown-value`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from math import isnan
from typing import Any

from deckc.diagnostics import did_you_mean
from deckc.lazy_regex import lazy_regex
from deckc.model import Component, Span
from deckc.template.directives.attributes import split_name
from deckc.template.directives.css_names import COLOURS, is_colour
from deckc.template.directives.value_places import attribute_place, bare, value_place
from deckc.template.expressions import UNDEFINED, Run, Slot, number_from, text_of
from deckc.template.tree import Element

__all__ = [
    "click_props",
    "is_authored",
    "named_places",
    "names_slot",
    "near_slot",
    "place_of",
    "report_click_props",
    "report_slots",
    "report_strays",
    "report_values",
]

Declared = Mapping[str, Mapping[str, Any]]

CHECKED = frozenset(("values", "type", "pattern"))
NUMBER: Mapping[str, Any] = {"type": "number"}
COUNT: Mapping[str, Any] = {"type": "number", "min": 1}
APPEARANCE: Declared = {"hide": {}, "fade": {}, "animation": {}}
CLICK_PROPS: Mapping[str, Declared] = {
    "v-click": {**APPEARANCE, "at": {}},
    "v-clicks": {**APPEARANCE, "at": {}, "depth": COUNT, "every": COUNT, "handleSpecialElements": {}},
    "v-after": APPEARANCE,
    "v-click-gap": {"size": NUMBER},
    "v-switch": {"at": {}, "tag": {}, "childTag": {}, "unmount": {}, "transition": {}},
}
"""Source: Slidev guide, "Click Animation"; its components' props."""

OF_HTML = frozenset(("class", "style", "id", "title", "is", "slot", "role", "lang", "dir"))
PLACE = "x,y,width,height[,rotation] or a name in 'dragPos'"


def is_authored(element: Element, run: Run) -> bool:
    """Whether a tag stands in a slide or in a file of deck, theme or addon, not in one of deckc's own."""
    file = element.source.file
    return file is None or not (run.theme.folders and file.is_relative_to(run.theme.folders[0]))


def click_props(tag: str, given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The props of a click component, by the names that it declares, and what falls through to its root."""
    by_key = {bare(name): name for name in CLICK_PROPS[tag]}
    props = {by_key[bare(name)]: value for name, value in given.items() if bare(name) in by_key}
    return props, {name: value for name, value in given.items() if bare(name) not in by_key}


def report_click_props(element: Element, tag: str, props: Mapping[str, Any], rest: Mapping[str, Any], run: Run) -> None:
    """What is wrong with the props of a click component, and with names among the `rest` that look like them."""
    report_strays(CLICK_PROPS[tag], rest, tag, element, run)
    report_values(CLICK_PROPS[tag], props, tag, lambda name, word: value_place(element, name, word), run)


def report_strays(declared: Iterable[str], rest: Iterable[str], owner: str, element: Element, run: Run) -> None:
    """Attributes that are no props of `owner` and look like one: a letter or two apart."""
    declared = list(declared)
    for name in rest:
        near = None if name in OF_HTML or name.startswith(("data-", "aria-")) else did_you_mean(name, declared)
        if near:
            place = attribute_place(element, name)
            run.report("unknown-prop", f"{owner} has no prop '{name}'", place, f"did you mean '{near}'?")


# ── values ───────────────────────────────────────────────────────────────────────────────────────────


def report_values(
    declared: Declared, given: Mapping[str, Any], owner: str, place: Callable[[str, str], Span | None], run: Run
) -> None:
    """What is wrong with the values of `owner`'s props, by their declared names.

    `place`: where a prop's value was given, or a word of it.
    """
    for name, about in declared.items():
        value = given.get(name)
        if not CHECKED & about.keys() or value is None or value is UNDEFINED:
            continue
        names = named_places(run)
        for part in value if isinstance(value, (list, tuple)) and about.get("type") != "place" else [value]:
            if not fits(part, about, names):
                text = text_of(part)
                message = f"'{name}' of {owner} cannot be '{text if len(text) < 40 else text[:37] + '…'}'"
                word = "" if part is value else text
                run.report("unknown-value", message, place(name, word), value_hint(part, about, names))


def fits(value: Any, about: Mapping[str, Any], names: Mapping[str, Any]) -> bool:
    text = text_of(value)
    if text in words_of(about):
        return True
    if "pattern" in about:
        return re.search(about["pattern"], text) is not None
    if about.get("type") == "colour":
        return is_colour(text)
    if about.get("type") == "number":
        return text.strip() != "" and number_from(value) >= about.get("min", float("-inf"))  # false for NaN
    return about.get("type") == "place" and (text == "" or is_place(place_of(value, names)))


def value_hint(value: Any, about: Mapping[str, Any], names: Mapping[str, Any]) -> str:
    is_place, of_colour = about.get("type") == "place", about.get("type") == "colour"
    words = names if is_place else COLOURS if of_colour else ()
    near = did_you_mean(text_of(value), [*words_of(about), *words])
    if near:
        return f"did you mean '{near}'?"
    kinds = words_of(about)
    if is_place:
        kinds.append(PLACE)
    elif "pattern" in about:
        kinds.append(about["doc"])
    elif of_colour:
        kinds.append("a colour of CSS")
    elif about.get("type") == "number":
        kinds.append(f"a number from {about['min']} on" if "min" in about else "a number")
    return f"write {' or '.join(filter(None, kinds))}"


def words_of(about: Mapping[str, Any]) -> list[str]:
    return [text_of(word) for word in about.get("values", ())]


def named_places(run: Run) -> Mapping[str, Any]:
    """The slide's `dragPos`."""
    positions = run.facts.frontmatter.get("dragPos")
    return positions if isinstance(positions, Mapping) else {}


def place_of(value: Any, names: Mapping[str, Any]) -> list[float]:
    """The numbers of a place, as text, list or by a name of `dragPos`."""
    if isinstance(value, str) and "," not in value:
        value = names.get(value)
    parts = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    return [number_from(part) for part in parts]


def is_place(numbers: list[float]) -> bool:
    """Whether numbers are a place; its height may be left to the content (`_`)."""
    return 4 <= len(numbers) <= 5 and not any(map(isnan, [*numbers[:3], *numbers[4:]]))


# ── slots ────────────────────────────────────────────────────────────────────────────────────────────

ANY_SLOT = lazy_regex(r"slots\[|\$slots\b|useSlots|:name=|v-bind:name=|\bslots\b(?!\.\w)")


def names_slot(source: str, name: str) -> bool:
    """Whether a component's or layout's file shows the slot."""
    word = re.escape(name)
    named = rf"slots\??\.{word}\b|name=[\"']?{word}\b"
    if name == "default":
        named += r"|<slot\s*/?>|<slot\s(?![^>]*name=)"
    return re.search(named, source) is not None or ANY_SLOT.search(without_comment(source)) is not None


def without_comment(source: str) -> str:
    return re.sub(r"\A\s*\{#.*?#\}", "", source, flags=re.S)


def report_slots(component: Component, slots: Mapping[str, Slot], element: Element, run: Run) -> None:
    """Content for slots that the component does not have: it is not shown."""
    for name, slot in slots.items():
        if not slot.nodes or names_slot(component.source, name):
            continue
        message = f"{component.name} has no slot '{name}'; its content is not shown"
        run.report("unknown-slot", message, slot_place(name, element), near_slot(name, component))


def near_slot(name: str, component: Component) -> str | None:
    """A hint: which slot was meant."""
    written = re.findall(r"<slot\s[^>]*?name=[\"']?([\w.-]+)|slots\.(\w+)", component.source)
    near = did_you_mean(name, {one or other for one, other in written})
    return f"did you mean '{near}'?" if near else None


def slot_place(name: str, element: Element) -> Span:
    for child in element.children:
        if isinstance(child, Element) and child.tag == "template":
            for written in child.attrs:
                if split_name(written)[:2] == ("slot", name):
                    return child.span(written)
    return element.span()
