"""HTML components: layouts and components in `.html` files, deckc's own way of writing them.

The file begins with a comment that is YAML: `doc`, `props`, `slots`. Its output is a template again, in which tags of
components, directives and `<slot>` work, but not mustaches: those are Jinja's.
Errors: component-failed, missing-prop, unknown-prop. Nothing of the machine can be reached from a template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

import yaml
from jinja2 import Template, TemplateError, TemplateSyntaxError, Undefined, meta
from markupsafe import Markup

from deckc.lazy_regex import lazy_regex
from deckc.model import Component, Span, Style, Stylesheet
from deckc.template.directives import (
    attribute_place,
    class_text,
    has_slotted,
    html_attributes,
    is_authored,
    report_strays,
    report_values,
    style_text,
)
from deckc.template.expressions import UNDEFINED, Run, Scope, Slot, display, member, navigation, surroundings
from deckc.template.jinja.routes import file_of, route
from deckc.template.jinja.sandbox import Sandbox, printed, spending
from deckc.template.jinja.slide_titles import title_slot
from deckc.template.tree import Element, Node, Source, parse, read_attributes
from deckc.text.source_positions import stretch
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


class View:
    """A mapping whose members a template reads with a dot, lazy ones too; what is missing is None."""

    def __init__(self, mapping: Mapping[str, Any]) -> None:
        self.mapping = mapping

    def __getitem__(self, name: str) -> Any:
        value = member(self.mapping, name)
        return None if value is UNDEFINED else View(value) if isinstance(value, Mapping) else value

    def __contains__(self, name: object) -> bool:
        return name in self.mapping

    def __iter__(self) -> Iterator[str]:  # Python would ask for one number after the other, without end
        return iter(self.mapping)


class Slots:
    """`slots.name`: the place of a slot's markup; empty, and so false, when nothing fills it."""

    def __init__(self, names: Mapping[str, Slot]) -> None:
        self.names = names

    def __getitem__(self, name: str) -> Markup:
        return Markup(f'<slot name="{name}"></slot>') if name in self.names else Markup("")

    def __contains__(self, name: object) -> bool:
        return name in self.names

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)


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
        names = context(place, props, rest, slots, run) | links(element, run)
        names["slide_title"] = lambda no: title_slot(no, slots, run)
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
    scope = Scope(props, surroundings(run), slots, marks, slot_marks, True)
    return expand(nodes, scope, run), rest


def links(element: Element, run: Run) -> dict[str, Callable[[Any], Any]]:
    """`route(to)` and `file(to)`: where a link leads, to a slide or to a file of the deck."""
    return {
        "route": lambda to: route(to, element.span(str(to)), run),
        "file": lambda to: file_of(to, element.span(str(to)), run),
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


# ── props ────────────────────────────────────────────────────────────────────────────────────────────


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
        report_values(declared, props, component.name, lambda name: attribute_place(element, name), run)


# ── what a template sees ─────────────────────────────────────────────────────────────────────────────


def context(
    span: Span, props: Mapping[str, Any], rest: Mapping[str, Any], slots: Mapping[str, Slot], run: Run
) -> dict[str, Any]:
    """`span` is where a file is asked for: what the author wrote."""
    facts = run.facts
    return {
        "frontmatter": View(facts.frontmatter),
        "page": facts.no,
        "total": facts.total,
        "nav": View(navigation(run)),
        "configs": View(facts.configs),
        "themeConfigs": View(facts.theme_configs),
        "toc": facts.toc,
        "asset": lambda url: address(url, span, run),
        "backdrop": lambda value, size="cover", dim=False: backdrop(value, size, dim, span, run),
        "attributes": lambda classes="": attributes(rest, classes),
        "slots": Slots(slots),
        **props,
    }


def attributes(rest: Mapping[str, Any], classes: str) -> Markup:
    """What is no prop as attributes of a further element, which has these classes: the root gets them in any case."""
    made = html_attributes({**rest, "class": [classes, rest.get("class")]})
    return Markup("").join(Markup(' {}="{}"').format(name, text or "") for name, text in made.items())


def address(url: Any, span: Span, run: Run) -> str:
    """The address in the page. A file that is not there is settled too: one complaint is enough."""
    found = run.address(str(url), run.given.get(str(url), span))
    run.resolved.add(found)
    return found


COLOUR = lazy_regex(r"#|rgb|hsl")
UNSAFE_IN_URL = lazy_regex(r"[\\\"\n]")


def backdrop(value: Any, size: Any, dim: bool, span: Span, run: Run) -> str:
    """Inline style for a colour or a picture; `dim` darkens the picture. Text on a picture is white."""
    still = f"background-repeat:no-repeat;background-position:center;background-size:{size}"
    if not value:
        return still
    if COLOUR.match(str(value)):
        return f"background:{value};{still}"
    picture = f'url("{UNSAFE_IN_URL.sub("", address(value, span, run))}")'
    shade = "linear-gradient(#0005,#0008)," if dim else ""
    return f"color:white;background-image:{shade}{picture};{still}"
