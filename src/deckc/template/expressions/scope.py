"""Scope: the names that an expression sees, and what one slide's compilation keeps while it runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from deckc.diagnostics import Diagnostic, did_you_mean, problem
from deckc.model import AssetUse, Facts, Span, Stylesheet, Theme, class_in_css
from deckc.template.expressions.engine import Engine, Handle, ScriptError, names_in
from deckc.template.expressions.interpreter import NotSimpleError, compile_simple
from deckc.template.expressions.render_contexts import FIRST, View, answer
from deckc.template.expressions.values import UNDEFINED, Lazy
from deckc.template.tree import Element, Interpolation, Node
from deckc.text.surrogates import whole_characters

__all__ = ["MAX_ELEMENTS", "Run", "Scope", "Slot", "TooLargeError", "evaluate"]

MAX_ELEMENTS = 100_000  # of a slide


class TooLargeError(Exception):
    """Loops or components make more elements than a slide may have."""


@dataclass(slots=True)
class Run:
    """One slide's compilation: what it may know, and what it finds."""

    theme: Theme
    facts: Facts
    problems: list[Diagnostic] = field(default_factory=list)
    reads: set[str] = field(default_factory=set)  # fields of `Facts` that were looked at
    styles: dict[Stylesheet, None] = field(default_factory=dict)
    first: int = 0  # the click at which the slide begins
    click: int = 0  # what `$clicks` is while an expression is evaluated
    totals: tuple[tuple[int, int], ...] = ()  # (click, the slide's highest click as known from then on)
    clicks_read: bool = False  # whether one of them was asked for
    following: list[Callable[[], None]] = field(default_factory=list)  # see follow.py
    sources: dict[str, None] = field(default_factory=dict)  # of components, as they are written
    uses: dict[AssetUse, None] = field(default_factory=dict)  # addresses as written
    resolved: set[str] = field(default_factory=set)  # addresses that are already those of the page
    depth: int = 0  # of components in each other
    nested: int = 0  # elements around this one
    elements: int = 0  # made so far
    engine: Engine | None = None
    waits: bool = False  # whether a component waits for what only a page has, see `<Suspense>`
    given: dict[str, Span] = field(default_factory=dict)  # texts that tags give to components → where, outermost first
    outer: Scope | None = None  # `$page`, `$nav` and so on, made once
    styles_of_slide: str = ""  # the slide's own style blocks
    view: View = FIRST  # where the slide is looked at
    asked: set[str] = field(default_factory=set)  # what of `views.MEMBERS` was asked for

    def report(self, code: str, message: str, span: Span | None, hint: str | None = None) -> None:
        found = problem(code, whole_characters(message), span, hint=hint)
        if found not in self.problems:
            self.problems.append(found)

    def address(self, url: str, span: Span) -> str:
        """The address in the page of a file that the deck names; others as they are."""
        if url in self.resolved or url.startswith(("#", "data:")):
            return url
        self.uses[AssetUse(url, span)] = None
        found = self.facts.asset(url, span)
        if found is None:
            return url
        self.resolved.add(found)
        return found

    def link(self, url: str, span: Span) -> str | None:
        """The address in the page of a file that a link leads to; None: it leads to no file of the deck."""
        if url in self.resolved:
            return None
        self.uses[AssetUse(url, span, link=True)] = None
        found = self.facts.link(url, span)
        if found is not None:
            self.resolved.add(found)
        return found

    def in_styles(self, name: str) -> bool:
        """Whether CSS of deck, theme or slide speaks of a class."""
        return class_in_css(name).search(self.styles_of_slide) is not None or self.theme.styled(name)

    def javascript(self) -> Engine:
        """The engine. ScriptError: the deck is not trusted."""
        if self.facts.untrusted:
            raise ScriptError("untrusted", "scripts and expressions that need the engine are refused")
        self.engine = self.engine or Engine(self.note_clicks)
        self.engine.bring_to(self.click, self.total)
        return self.engine

    @property
    def total(self) -> int:
        """The highest click, as it is known at the present one."""
        return next((total for click, total in reversed(self.totals) if click <= self.click), 0)

    def seen(self, member: str) -> Any:
        """The value of one of `views.MEMBERS`, which is not the same in all views."""
        self.asked.add(member)
        return answer(member, self.view)

    def note_clicks(self) -> None:
        """Says that what is being evaluated depends on the clicks."""
        self.clicks_read = True


# What Slidev's components for code draw inside their root; a slide's scoped styles reach only the root.
DRAWN = frozenset(("slidev-code-block-title", "slidev-code-copy", "shiki-magic-move-container"))


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """Names, those of the scope around it, and the template that both stand in."""

    names: Mapping[str, Any]
    parent: Scope | None = None
    slots: Mapping[str, Slot] = field(default_factory=dict)  # what `<slot>` shows
    marks: tuple[str, ...] = ()  # of scoped styles: attributes on every element of this template
    slot_marks: tuple[str, ...] = ()  # those on what `<slot>` shows
    in_component: bool = False  # `<slot>` means something here
    quiet: bool = False  # its script failed: what is missing now is no news
    received: tuple[str, ...] = ()  # marks of the slots in which this is shown

    def inner(self, names: Mapping[str, Any]) -> Scope:
        return replace(self, names=names, parent=self)

    def of(self, classes: str | None) -> Scope:
        """The scope of an element with these classes: without the mark of scoped styles inside what Slidev draws."""
        drawn = self.marks and classes and not DRAWN.isdisjoint(classes.split())
        return replace(self, marks=(), received=()) if drawn else self

    @property
    def all_marks(self) -> Mapping[str, None]:
        """The attributes on elements: those of the template, and of the slots around."""
        return dict.fromkeys((*self.marks, *self.received))

    def within(self, outer: Scope) -> Scope:
        """The scope of what `<slot>` shows in a template whose scope is `outer`."""
        given = (*outer.slot_marks, *outer.received)
        return replace(self, received=(*self.received, *given)) if given else self

    def handed(self) -> Scope:
        """The scope of what is handed to a component: the slots around reach the component's root, no further."""
        return replace(self, received=()) if self.received else self

    def find(self, name: str) -> Any:
        """The value of a name. KeyError: nothing has it."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names:
                value = scope.names[name]
                return value.make() if isinstance(value, Lazy) else value
            scope = scope.parent
        raise KeyError(name)

    def all_names(self) -> Iterator[str]:
        yield from self.names
        if self.parent:
            yield from self.parent.all_names()

    def get(self, name: str, default: Any, /) -> Any:
        try:
            return self.find(name)
        except KeyError:
            return default


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """Markup handed to a component: not yet expanded, with the scope where it was written."""

    nodes: list[Node]
    scope: Scope
    parameters: str = ""  # `#item="{ text }"` → `{ text }`


def evaluate(expression: str, scope: Scope, run: Run, node: Element | Interpolation) -> Any:
    """The value; UNDEFINED with a problem when the expression fails (expression-…, unknown-name)."""
    try:
        return value_of(expression, scope, run, node)
    except ScriptError as error:
        if scope.quiet:
            return UNDEFINED
        shown = expression if len(expression) < 60 else expression[:57] + "…"
        run.report(error.code, f"'{shown}': {error}", node.source.span(node.offset, expression))
        return UNDEFINED


def value_of(expression: str, scope: Scope, run: Run, node: Element | Interpolation) -> Any:
    if not expression.strip():
        raise ScriptError("expression-syntax", "an expression is missing")
    simple = compile_simple(expression)
    if simple is not None:
        try:
            return simple(lambda name: look_up(name, scope, run, node))
        except (NotSimpleError, RecursionError):
            pass
        except TypeError as error:
            raise ScriptError("expression-failed", str(error)) from None
    engine = run.javascript()
    try:
        return engine.evaluate(expression, scope)
    except ScriptError as error:
        if error.code == "expression-syntax":
            from deckc.template.expressions.typescript import erase_expression  # most decks hold no TypeScript

            if (plain := erase_expression(expression)) != expression:
                return engine.evaluate(plain, scope)
        if error.code == "expression-failed":
            report_unknown(expression, scope, run, node)
        raise


def report_unknown(expression: str, scope: Scope, run: Run, node: Element | Interpolation) -> None:
    """Names at the root of paths and calls that nothing has."""
    for name in sorted(names_in(expression)):
        if scope.get(name, None) is None and re.search(rf"(?<![\w$.'\"]){re.escape(name)}\s*[.(\[]", expression):
            look_up(name, scope, run, node)


def look_up(name: str, scope: Scope, run: Run, node: Element | Interpolation) -> Any:
    try:
        value = scope.find(name)
    except KeyError:
        if scope.quiet:
            return UNDEFINED
        hint = f"did you mean '{near}'?" if (near := did_you_mean(name, scope.all_names())) else None
        run.report("unknown-name", f"nothing is called '{name}' here", node.source.span(node.offset, name), hint)
        return UNDEFINED
    if isinstance(value, Handle):
        raise NotSimpleError
    return value
