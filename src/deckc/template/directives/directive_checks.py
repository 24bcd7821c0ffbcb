"""Directive checks: arguments and modifiers of directives, and what `v-motion` is given.

Errors: `unknown-modifier`, `unknown-prop`, `unknown-value`.
Source: Slidev guide, "Animation"; Vue guide, "Event Handling", "Form Input Bindings"; VueUse Motion, "Variants".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from deckc.diagnostics import did_you_mean
from deckc.model import Span
from deckc.template.directives.attributes import MOTION, split_name
from deckc.template.expressions import Run
from deckc.template.tree import Element

__all__ = ["report_directives", "report_presets"]

PRESETS = tuple("none fade fade-in up down left right scale".split())
CLICK = ("hide", *PRESETS)
MODIFIERS: Mapping[str, tuple[str, ...]] = {
    "click": CLICK,
    "after": CLICK,
    "click-hide": CLICK,
    "motion": (),
    "drag": (),
    "model": ("lazy", "number", "trim"),
    "bind": ("camel", "prop", "attr"),
}
"""Those of each directive; `v-mark` has its own (`clicks/v_mark.py`), and events take names of keys, too."""

ON = "stop prevent self capture once passive exact enter tab delete esc space up down left right".split()
VARIANTS = "initial enter leave visible visible-once hovered focused tapped variants delay duration click-1".split()
WITH_ARGUMENT = frozenset(("bind", "on", "slot", "model"))


def report_directives(element: Element, run: Run) -> None:
    """What is wrong with the names of an element's directives."""
    for name in element.attrs:
        if name[0] in ":@" or name[:2] == "v-":
            report_directive(element, name, run)
    if any(name.startswith("v-motion") for name in element.attrs):
        report_motion(element, run)


def report_directive(element: Element, name: str, run: Run) -> None:
    """A modifier that the directive does not know, or an argument that it does not take. `name` is as written."""
    directive, argument, modifiers = split_name(name)
    known = MODIFIERS.get(directive, ())
    for modifier in modifiers:
        near = did_you_mean(modifier, known or ON)
        if directive == "on":
            wrong = near is not None and modifier not in ON and len(modifier) > 3
        else:
            wrong = directive in MODIFIERS and modifier not in known
        if wrong and not (known is CLICK and run.in_styles(f"slidev-vclick-anim-{modifier}")):
            hint = f"did you mean '{near}'?" if near else "; ".join(filter(None, (of_all(known), of_css(known))))
            message = f"{shown(name)} has no modifier called '{modifier}'"
            run.report("unknown-modifier", message, element.span(name), hint or None)
    if argument and (directive in MODIFIERS or directive == "mark") and directive not in WITH_ARGUMENT:
        message = f"{shown(name)} takes no ':{argument}'"
        run.report("unknown-modifier", message, element.span(name), 'its value stands in quotes: v-click="2"')


def report_presets(names: Iterable[str], span: Span, run: Run) -> None:
    """Names of `clickAnimation` that are no presets and no classes of CSS."""
    for name in names:
        if name not in PRESETS and not run.in_styles(f"slidev-vclick-anim-{name}"):
            near = did_you_mean(name, PRESETS)
            hint = f"did you mean '{near}'?" if near else f"there are {', '.join(PRESETS)}; {of_css(CLICK)}"
            run.report("unknown-value", f"'clickAnimation' has no preset called '{name}'", span, hint)


def shown(name: str) -> str:
    """`v-click`, `@click`: a directive without its modifiers and argument."""
    whole = name.partition(".")[0] or name
    return whole if whole[0] == ":" else whole.partition(":")[0]


def of_all(known: tuple[str, ...]) -> str:
    return f"there are {', '.join(known)}" if known else "it takes none"


def of_css(known: tuple[str, ...]) -> str:
    return "another one is a class of CSS, .slidev-vclick-anim-NAME" if known is CLICK else ""


def report_motion(element: Element, run: Run) -> None:
    """Bound attributes beside `v-motion` that look like a misspelt variant."""
    for name in element.attrs:
        directive, argument, _ = split_name(name)
        if directive != "bind" or MOTION.fullmatch(argument) or argument in VARIANTS:
            continue
        if near := did_you_mean(argument, VARIANTS):
            message = f"v-motion has no variant called '{argument}'"
            run.report("unknown-prop", message, element.span(name), f"did you mean '{near}'?")
