"""Nodes: the tree of a template, as Vue's compiler sees it, not as the HTML parser would.

In: template text. Out: a tree that keeps the case of tags and the order and spelling of attributes.
Text and attribute values are held decoded; `parser.py` reads templates, `serializer.py` writes HTML.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

from deckc.lazy_regex import lazy_regex
from deckc.model import Span

__all__ = [
    "VOID",
    "Comment",
    "Directive",
    "Element",
    "Interpolation",
    "Markup",
    "Node",
    "Source",
    "Text",
    "literal",
    "renamed",
    "walk",
    "without",
]

START_TAG = lazy_regex(r"(<[a-z][^<>]*)>")
TAG = lazy_regex(r"<[^<>]*>")
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A text that templates come from: a slide's slot (`file` None) or a component's file.

    `anchors` are those of `TemplateSlot`; `body` is the Markdown they lead to, where columns are looked up.
    """

    text: str
    anchors: tuple[tuple[int, int], ...] = ()
    file: Path | None = None
    body: str = ""
    first_line: int = 1  # the line of the text's first character, without anchors

    def span(self, offset: int, word: str = "") -> Span:
        """The place of an offset; with a word that stands there, its column and end in the Markdown too."""
        index = bisect_right(self.anchors, offset, key=lambda anchor: anchor[0]) - 1
        start, line = self.anchors[index] if index >= 0 else (0, self.first_line)
        line += self.text.count("\n", start, offset)
        begin = max(start, self.text.rfind("\n", 0, offset) + 1)  # a line may hold several blocks, each with its anchor
        before = self.text.count(word, begin, offset) if word else 0
        if not self.anchors and not self.body:
            column = offset - (self.text.rfind("\n", 0, offset) + 1) + 1
            return Span(self.file, line, column, line, column + len(word.partition("\n")[0]))
        return self.span_in_body(line, word, before)

    def span_in_body(self, line: int, word: str, before: int) -> Span:
        """Markdown may move text a few lines down its anchor: the word's first place from there to the next empty
        line, but for those that stand `before` it on its line. Without an end: the word is not the author's."""
        first = word.partition("\n")[0]
        for number, text in enumerate(self.body.split("\n")[line - 1 : line + 20], line):
            if number > line and not text.strip():
                break
            if first and (column := find_after(text, first, before) + 1):
                return Span(self.file, number, column, number, column + len(first))
        return Span(self.file, line)


def find_after(text: str, word: str, before: int) -> int:
    """The index of a word, or of a later one of it; -1: it is not there."""
    index = text.find(word)
    while before and (found := text.find(word, index + 1)) >= 0:
        index, before = found, before - 1
    return index


NOWHERE = Source("")


@dataclass(frozen=True, slots=True)
class Directive:
    """A click directive with its evaluated value: `v-click.fade="'+1'"` → click, (), ("fade",), "+1"."""

    name: str  # without `v-`: click, after, click-hide, mark, motion, drag
    arg: str | None
    modifiers: tuple[str, ...]
    value: Any  # None when there is no expression; numbers that are whole are int
    expression: str | None
    span: Span | None = None


@dataclass(slots=True, eq=False)
class Text:
    """Text, decoded."""

    text: str
    states: list[list[Any]] = field(default_factory=list, kw_only=True)  # `[[click, text], …]`, where it follows them
    shown: list[int] | None = field(default=None, kw_only=True)  # the clicks at which it is there; None: always


@dataclass(slots=True, eq=False)
class Comment(Text):
    """A comment in what Vue rendered; its text is not shown. Vue finds its fragments again by them."""

    data: str = ""


@dataclass(slots=True, eq=False)
class Interpolation:
    """`{{ expression }}`, until it is expanded."""

    expression: str
    source: Source = NOWHERE
    offset: int = 0


@dataclass(slots=True, eq=False)
class Markup:
    """The whole content of an element below `v-pre`, as HTML that is finished (`finished.py`)."""

    html: str

    def marked(self, marks: Mapping[str, None]) -> Markup:
        """With the marks of scoped styles on each element."""
        added = "".join(f' {mark}=""' for mark in marks)
        return Markup(START_TAG.sub(rf"\1{added}>", self.html))

    def text(self) -> str:
        return unescape(TAG.sub("", self.html))


@dataclass(slots=True, eq=False)
class Element:
    """A tag as written, with its attributes in order; None: an attribute without value.

    After expansion no `:bound` or `v-…` attribute is left: click directives stand in `directives`, and the click
    components (`v-click`, `v-clicks`, `v-after`, `v-click-gap`, `v-switch`) keep their evaluated `props` and,
    for `v-switch`, `slots`.
    """

    tag: str
    attrs: dict[str, str | None] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    source: Source = NOWHERE
    offset: int = 0
    literal: bool = False  # below `v-pre`: nothing here is an expression or component
    directives: list[Directive] = field(default_factory=list)
    props: dict[str, Any] = field(default_factory=dict)
    slots: dict[str, list[Node]] = field(default_factory=dict)
    key: Any = None  # Vue's: with another one it is another element
    states: dict[str, list[list[Any]]] = field(default_factory=dict)  # attribute → `[[click, value], …]`
    shown: list[int] | None = None  # the clicks at which it is there; None: always
    bound: Callable[[], dict[str, str | None]] | None = (
        None  # its attributes at the present click, where they follow it
    )

    def span(self, word: str = "") -> Span:
        return self.source.span(self.offset, word or f"<{self.tag}")

    @property
    def line(self) -> int:
        return self.span().line


def without(element: Element, *names: str) -> Element:
    """A copy of the tag without some of its attributes."""
    attrs = {name: value for name, value in element.attrs.items() if name not in names}
    return Element(element.tag, attrs, element.children, element.source, element.offset, element.literal)


def renamed(element: Element, tag: str) -> Element:
    """A copy of the tag with another name."""
    copy = without(element)
    copy.tag = tag
    return copy


def literal(element: Element, marks: Mapping[str, None], in_component: bool) -> Element:
    """An element below `v-pre`: as it is, but part of its template's scoped styles, whose marks are given."""
    if not marks and not in_component:
        return element
    children = [literal_child(child, marks, in_component) for child in element.children]
    attrs = {**element.attrs, **marks}
    return Element(element.tag, attrs, children, element.source, element.offset, True)


def literal_child(node: Node, marks: Mapping[str, None], in_component: bool) -> Node:
    if isinstance(node, Element):
        return literal(node, marks, in_component)
    return node.marked(marks) if isinstance(node, Markup) and marks else node


Node = Text | Interpolation | Element | Markup


def walk(nodes: list[Node]) -> Iterator[Element]:
    """All elements below, in document order, those in slots of click components too."""
    waiting = [iter(nodes)]  # no generator in each other for each level: tables have many elements, and lie deep
    while waiting:
        for node in waiting[-1]:
            if isinstance(node, Element):
                yield node
                waiting += map(iter, (*reversed(node.slots.values()), node.children))
                break
        else:
            waiting.pop()
