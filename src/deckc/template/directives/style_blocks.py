"""Style blocks: what templates have to do with `<style>`: `v-bind()` in it, and the names of `<style module>`.

Source: Vue guide, "SFC CSS Features".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from deckc.lazy_regex import lazy_regex
from deckc.model import Stylesheet
from deckc.template.directives.attributes import style_text
from deckc.template.expressions import Run, Scope, display, evaluate
from deckc.template.tree import Element, Interpolation, Node
from deckc.web.css_module_names import names_of_module, suffix_of

__all__ = ["StyleBlock", "bound_names", "css_modules_of", "has_slotted", "put_variables", "style_block"]

# `v-bind(…)` in CSS: an expression with its own quotes and, three deep, its own brackets; or one in quotes.
PLAIN = r"\"[^\"]*\"|'[^']*'|[^()\"']"
BRACKETED = rf"(?:{PLAIN}|\((?:{PLAIN}|\((?:{PLAIN})*\))*\))*"
CSS_BIND = lazy_regex(rf"v-bind\s*\(\s*({BRACKETED})\)")
COMMENT = lazy_regex(r"/\*.*?\*/", re.S)
QUOTED = lazy_regex(r"\"[^\"]*\"|'[^']*'")
SLOTTED = lazy_regex(r"::?(?:v-)?slotted\(")


@dataclass(frozen=True, slots=True)
class StyleBlock:
    """The rules, and what stands for the expressions in them."""

    sheet: Stylesheet
    module: str | None  # what templates call its names; None: it is no module
    names: Mapping[str, str]  # of a module
    variables: tuple[tuple[str, str], ...]  # CSS variable, the expression it stands for


def style_block(sheet: Stylesheet, module: str | None, owner: str) -> StyleBlock:
    """The block of a sheet as it was written. `owner` makes the names of variables those of one file."""
    variables = bound_names(sheet.css, owner)
    labels = {expression: label for label, expression in variables.items()}
    css = CSS_BIND.sub(lambda match: f"var({labels[expression_in(match)]})", sheet.css) if variables else sheet.css
    made = Stylesheet(
        sheet.path,
        css,
        sheet.origin,
        sheet.line,
        sheet.column,
        sheet.scope,
        sheet.lang,
        "" if module is None else suffix_of(css),
    )
    return StyleBlock(made, module, {} if module is None else names_of_module(css), tuple(variables.items()))


def expression_in(match: re.Match[str]) -> str:
    written = match[1].strip()
    return written[1:-1] if QUOTED.fullmatch(written) else written


def bound_names(css: str, owner: str) -> dict[str, str]:
    """CSS variables and the expressions of `v-bind()` that they stand for."""
    variables: dict[str, str] = {}
    for match in CSS_BIND.finditer(css):
        expression = expression_in(match)
        label = f"--{owner}-{re.sub(r'[^A-Za-z0-9_-]+', '_', expression)}"
        while variables.setdefault(label, expression) != expression:  # `a + b` beside `a * b`
            label += "_"
    return variables


def css_modules_of(blocks: Iterable[StyleBlock]) -> dict[str, Mapping[str, str]]:
    """The modules by what templates call them; blocks of one name are one module."""
    found: dict[str, Mapping[str, str]] = {}
    for block in blocks:
        if block.module is not None:
            found[block.module] = {**found.get(block.module, {}), **block.names}
    return found


def has_slotted(css: str) -> bool:
    """Whether rules are for what `<slot>` shows."""
    return SLOTTED.search(COMMENT.sub("", css)) is not None


def put_variables(blocks: Iterable[StyleBlock], nodes: Iterable[Node], scope: Scope, run: Run) -> None:
    """Writes the values of `v-bind()` on the root elements."""
    variables = {
        name: display(evaluate(expression, scope, run, Interpolation(expression)))
        for block in blocks
        for name, expression in block.variables
    }
    for root in roots(nodes) if variables else ():
        root.attrs["style"] = style_text([root.attrs.get("style"), variables])


def roots(nodes: Iterable[Node]) -> Iterable[Element]:
    for node in nodes:
        if isinstance(node, Element):
            if node.tag:
                yield node
            else:
                yield from roots(node.children)
