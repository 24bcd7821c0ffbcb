"""Single-file components: `.vue` layouts, components and layers, rendered as they are at first.

In: the file's text, props and slots. Out: nodes. Errors: component-failed, not-static, missing-prop, unknown-prop.
Source: Vue guide, "SFC Syntax", "SFC CSS Features".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from deckc.diagnostics import Diagnostic, problem
from deckc.lazy_regex import lazy_regex
from deckc.model import Component, Origin, Span, Stylesheet
from deckc.source_positions import stretch
from deckc.template.directives import StyleBlock, css_modules_of, has_slotted, put_variables, report_strays, style_block
from deckc.template.expressions import Run, Scope, ScriptError, Slot, template_globals
from deckc.template.scripts import Script, SetUp, report_live, set_up
from deckc.template.tree import Element, Node, Source, parse, read_attributes
from deckc.web.css_module_names import DEFAULT

__all__ = ["render", "slot_marks"]

Expand = Callable[[list[Node], Scope, Run], list[Node]]

BLOCK = lazy_regex(r"<(template|script|style)\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>|<!--.*?-->", re.S)
NESTED = lazy_regex(r"<(/?)template\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(/?)>", re.S)


@dataclass(frozen=True, slots=True)
class Parts:
    """A file, taken apart. The nodes are shared by all uses and never changed."""

    nodes: list[Node]
    problems: tuple[Diagnostic, ...]
    scripts: tuple[Script, ...]  # a plain one first, then `<script setup>`
    styles: tuple[StyleBlock, ...]
    marks: tuple[str, ...]  # of scoped styles
    slot_marks: tuple[str, ...]


@lru_cache(512)
def split(source: str, path: Path, origin: Origin = "deck") -> Parts:
    """The blocks of a file."""
    name = sha256(f"{path.name}{source}".encode()).hexdigest()[:8]
    mark = f"data-v-{name}"
    nodes: list[Node] = []
    problems: list[Diagnostic] = []
    scripts, styles = [], []
    position = 0
    while match := BLOCK.search(source, position):
        kind, attributes = match[1], read_attributes(match[2] or "")
        start = end = match.end()
        if kind and not (match[2] or "").endswith("/"):
            end, position = end_of_block(source, kind, start)
        else:
            position = start
        line = source.count("\n", 0, start) + 1
        if kind == "template" and attributes.get("lang") not in (None, "html"):
            place = Span(path, line)
            problems.append(problem("component-failed", f"templates in '{attributes['lang']}' cannot be read", place))
        elif kind == "template" and not nodes:
            nodes, problems = parse(Source(source[start:end], file=path, first_line=line))
        elif kind == "script" and source[start:end].strip():
            scripts.append(Script(source[start:end], line, "setup" in attributes))
        elif kind == "style":
            place = stretch(source, start, end)
            scope = mark if "scoped" in attributes else None
            lang, css = attributes.get("lang") or "css", source[start:end]
            sheet = Stylesheet(path, css, origin, place.line, place.column, scope, lang)
            module = (attributes["module"] or DEFAULT) if "module" in attributes else None
            styles.append(style_block(sheet, module, name))
    scripts.sort(key=lambda script: script.is_setup)
    scoped = [style.sheet.css for style in styles if style.sheet.scope]
    marks = (mark,) if scoped else ()
    slotted = (f"{mark}-s",) if any(map(has_slotted, scoped)) else ()
    return Parts(nodes, tuple(problems), tuple(scripts), tuple(styles), marks, slotted)


def end_of_block(source: str, kind: str, start: int) -> tuple[int, int]:
    """Where the block's text ends and where the search for the next one begins."""
    if kind != "template":
        close = source.find(f"</{kind}", start)
        return (close, source.find(">", close) + 1) if close >= 0 else (len(source), len(source))
    depth = 1
    for tag in NESTED.finditer(source, start):
        if not tag[2]:
            depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.start(), tag.end()
    return len(source), len(source)


def slot_marks(component: Component) -> tuple[str, ...]:
    """The marks of what the component's `<slot>` shows, where its scoped styles ask for them."""
    return split(component.source, component.path).slot_marks


def render(
    component: Component,
    values: Mapping[str, Any],
    slots: Mapping[str, Slot],
    element: Element,
    run: Run,
    expand: Expand,
    is_layout: bool,
) -> tuple[list[Node], dict[str, Any] | None]:
    """The expanded nodes, and the attributes that are no props; None in their place when it failed."""
    parts = split(component.source, component.path, component.origin)
    modules = css_modules_of(parts.styles)
    run.problems += [found for found in parts.problems if found not in run.problems]
    attrs = {name: as_value(name, value) for name, value in values.items()}
    if is_layout:
        attrs["frontmatter"] = run.facts.frontmatter
    failed = False
    try:
        made = set_up(component, parts.scripts, attrs, slots, run, modules)
    except ScriptError as error:
        report_failure(component, parts.scripts, error, run)
        made, failed = SetUp({}, {}, attrs), True
    report_props(component, made, element, is_layout, run)
    if made.waits:
        run.waits = True
        return [], None
    made.attrs.pop("frontmatter", None)
    if not parts.nodes and parts.scripts:
        run.report("not-static", f"{component.path.name} has no template: its script draws it", Span(component.path, 1))
    names = {**modules, **made.props, **made.names, "$props": made.props, "$attrs": made.attrs}
    names["$slots"] = {name: {} for name in slots}
    scope = Scope(names, template_globals(run), slots, parts.marks, parts.slot_marks, True, failed)
    nodes = expand(parts.nodes, scope, run)
    run.styles |= dict.fromkeys(style.sheet for style in parts.styles)
    put_variables(parts.styles, nodes, scope, run)
    return nodes, made.attrs if made.inherit else {}


def as_value(name: str, value: Any) -> Any:
    """What a tag gave; a single class or style stands for itself."""
    return value[0] if name in ("class", "style") and len(value) == 1 else value


def report_failure(component: Component, scripts: tuple[Script, ...], error: ScriptError, run: Run) -> None:
    place = error.span or Span(component.path, scripts[0].line if scripts else 1)
    code = error.code if error.code in ("expression-limit", "untrusted") else "component-failed"
    hint = "the template is rendered without the script's names"
    run.report(code, f"the script of {component.path.name} failed: {error}", place, hint)


def report_props(component: Component, made: SetUp, element: Element, is_layout: bool, run: Run) -> None:
    if not is_layout:
        for name in made.required:
            run.report("missing-prop", f"{component.name} needs '{name}'", element.span())
        report_strays(made.props, made.attrs, component.name, element, run)
    report_live(made, component.path.name, component.path, run)
