"""HTML components: layouts and components in `.html` files, deckc's own way of writing them.

The file begins with a comment that is YAML: `doc`, `props`, `slots`. Its output is a template again, in which tags of
components, directives and `<slot>` work, but not mustaches: those are Jinja's.
Errors: component-failed, missing-prop, unknown-prop. Nothing of the machine can be reached from a template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

import yaml
from jinja2 import Template, TemplateError, TemplateSyntaxError, Undefined, meta
from markupsafe import Markup

from deckc.lazy_regex import lazy_regex
from deckc.model import Component, Span, Style, Stylesheet
from deckc.source_positions import stretch
from deckc.template.directives import has_slotted, value_place
from deckc.template.expressions import Run, Scope, Slot, display, template_globals
from deckc.template.jinja.props import check_props, split_props
from deckc.template.jinja.routes import file_of, route
from deckc.template.jinja.sandbox import Sandbox, printed, spending
from deckc.template.jinja.slide_titles import title_slot
from deckc.template.jinja.template_context import template_context
from deckc.template.tree import Element, Node, Source, parse, read_attributes
from deckc.text.yaml_limits import load_limited

__all__ = ["declared_props", "render"]

Expand = Callable[[list[Node], Scope, Run], list[Node]]

STYLE = lazy_regex(r"<style\b([^>]*)>((?:(?!</style>|\{[{%]).)*)</style>\s*", re.S)
COMMENT = lazy_regex(r"\s*\{#-?(.*?)-?#\}\n?", re.S)
FACTS = {
    "page": ("no",),
    "total": ("total",),
    "toc": ("toc",),
    "nav": ("no", "total", "toc"),
    "route": ("no", "total", "toc"),
    "file": ("toc",),
    "slide_title": ("toc",),
}  # name → reads


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file's template and what its comment says."""

    template: Template
    props: Mapping[str, Mapping[str, Any]]
    reads: frozenset[str]
    first_line: int  # of what follows the comment
    styles: tuple[Style, ...]
    attribute: str  # of scoped styles; "" without them


def written(value: Any) -> Any:
    """How a value is printed: as `{{ }}` in Markdown prints it."""
    if isinstance(value, (str, Markup)):
        return value
    return str(value) if isinstance(value, Undefined) else display(value)  # the first raises


ENVIRONMENT = Sandbox(finalize=written)


@lru_cache(512)
def load(source: str) -> Loaded:
    """The file as a template. TemplateSyntaxError, yaml.YAMLError: it is none."""
    comment = COMMENT.match(source)
    head = load_limited(comment[1]) if comment else None
    head = head if isinstance(head, dict) else {}
    props = {name: about if isinstance(about, dict) else {} for name, about in (head.get("props") or {}).items()}
    body, styles, attribute = take_out_styles(source, comment.end() if comment else 0)
    names = meta.find_undeclared_variables(ENVIRONMENT.parse(body))
    reads = frozenset(fact for name in names for fact in FACTS.get(name, ()))
    first_line = source.count("\n", 0, comment.end()) + 1 if comment else 1
    return Loaded(ENVIRONMENT.from_string(body), props, reads, first_line, styles, attribute)


def declared_props(component: Component) -> Mapping[str, Mapping[str, Any]]:
    """The props that the comment at the top of the file declares; {} where it cannot be read."""
    try:
        return load(component.source).props
    except (TemplateSyntaxError, yaml.YAMLError):
        return {}


def take_out_styles(source: str, begin: int) -> tuple[str, tuple[Style, ...], str]:
    """The text without its `<style>` blocks, but for those that Jinja writes; the blocks; the mark of scoped ones.

    `begin`: where the comment at the top ends.
    """
    styles = []
    for found in STYLE.finditer(source, begin):
        attributes, place = read_attributes(found[1]), stretch(source, *found.span(2))
        lang = attributes.get("lang") or "css"
        styles.append(Style(found[2], "scoped" in attributes, lang, place.line, place.column))
    scoped = "".join(style.css for style in styles if style.scoped)
    mark = f"data-v-{sha256(scoped.encode()).hexdigest()[:8]}" if scoped else ""
    return STYLE.sub("", source[begin:]), tuple(styles), mark


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
    slots = dict(slots)
    try:
        loaded = load(component.source)
        props, rest = split_props(loaded.props, values)
        if not is_layout:
            check_props(component, loaded.props, props, rest, element, run)
        run.reads |= loaded.reads
        place = Span(component.path, 1) if is_layout else element.span()
        names = template_context(place, props, rest, slots, run) | links(element, run)
        names["slide_title"] = lambda no: title_slot(no, slots, value_place(element, "no"), run)
        with spending(component.source):
            text = printed(loaded.template.generate(names))
    except TemplateSyntaxError as error:
        first = COMMENT.match(component.source)
        line = error.lineno + (component.source.count("\n", 0, first.end()) if first else 0)
        return failed(component, error.message or "", line, run)
    except yaml.YAMLError as error:
        return failed(component, f"the comment at its top is not YAML: {error}", 1, run)
    except (
        TemplateError,
        TypeError,
        ValueError,
        ArithmeticError,
        LookupError,
        AttributeError,
        MemoryError,
        RecursionError,
    ) as error:
        line = line_of(error)
        if component.origin == "base" and not is_layout:  # the file is deckc's: what it was given is wrong
            run.report("component-failed", f"{component.name} cannot be shown with these props", element.span())
            return [], None
        return failed(component, str(error) or type(error).__name__, line + loaded.first_line - 1 if line else 1, run)
    source = Source(text, file=component.path, first_line=loaded.first_line)
    nodes, problems = parse(source, mustaches=False)
    run.problems += problems
    for style in loaded.styles:
        mark = loaded.attribute if style.scoped else None
        sheet = Stylesheet(component.path, style.css, component.origin, style.line, style.column, mark, style.lang)
        run.styles[sheet] = None
    marks = (loaded.attribute,) if loaded.attribute else ()
    slotted = any(style.scoped and has_slotted(style.css) for style in loaded.styles)
    slot_marks = (f"{loaded.attribute}-s",) if slotted else ()
    scope = Scope(props, template_globals(run), slots, marks, slot_marks, True)
    return expand(nodes, scope, run), rest


def links(element: Element, run: Run) -> dict[str, Callable[[Any], Any]]:
    """`route(to)` and `file(to)`: where a link leads, to a slide or to a file of the deck."""
    return {
        "route": lambda to: route(to, value_place(element, "to", str(to)), run),
        "file": lambda to: file_of(to, value_place(element, "to", str(to)), run),
    }


def failed(component: Component, message: str, line: int, run: Run) -> tuple[list[Node], None]:
    run.report("component-failed", f"{component.path.name}: {message}", Span(component.path, line))
    return [], None


def line_of(error: BaseException) -> int:
    """The template's line where an error was raised; 0 when unknown."""
    trace, line = error.__traceback__, 0
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
