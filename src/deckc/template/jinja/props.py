"""Props: the attributes of a component in Jinja, parted by what its file declares. Problem code: missing-prop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deckc.model import Component
from deckc.template.directives import (
    class_text,
    is_authored,
    report_strays,
    report_values,
    style_text,
    value_place,
)
from deckc.template.expressions import UNDEFINED, Run
from deckc.template.tree import Element

__all__ = ["check_props", "split_props"]


def split_props(
    declared: Mapping[str, Mapping[str, Any]], values: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The declared props with their values or defaults, and the rest. `two-way` gives `twoWay`."""
    by_key = {name.lower(): name for name in declared}
    props = {name: about.get("default") for name, about in declared.items()}
    rest = {}
    for name, value in values.items():
        prop = by_key.get(name.replace("-", "").lower())
        if prop is None:
            rest[name] = value
        elif value is not None and value is not UNDEFINED:
            props[prop] = as_prop(prop, value, props[prop])
    return props, rest


def as_prop(name: str, value: Any, default: Any) -> Any:
    """Classes and styles become text; an attribute without value, or `true` and `false` as text, a boolean."""
    if name.lower().endswith("class"):
        return class_text(value)
    if name == "style":
        return style_text(value)
    if isinstance(default, bool) and value in ("", "true", "false"):
        return value != "false"
    return value


def check_props(
    component: Component,
    declared: Mapping[str, Mapping[str, Any]],
    props: Mapping[str, Any],
    rest: Mapping[str, Any],
    element: Element,
    run: Run,
) -> None:
    for name, about in declared.items():
        if "default" not in about and props[name] is None:
            run.report("missing-prop", f"{component.name} needs '{name}'", element.span(), about.get("doc"))
    report_strays(declared, rest, component.name, element, run)
    if is_authored(element, run):
        report_values(declared, props, component.name, lambda name, word: value_place(element, name, word), run)
