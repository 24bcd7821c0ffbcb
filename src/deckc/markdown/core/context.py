"""Context: what the rules know of the slide at hand, and where they put what they find.

markdown-it hands an `env` from rule to rule; that of a slide carries a `Context`, that of a note a `Report`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from deckc.diagnostics import Diagnostic, problem
from deckc.disk.files import Files
from deckc.model import AnnotatedCode, Span

__all__ = [
    "Context",
    "Highlight",
    "MarkdownOptions",
    "Mistake",
    "Report",
    "TransformCode",
    "TransformedBlock",
    "Twoslash",
    "Typeset",
    "context_of",
    "new_env",
    "report_of",
]

Highlight = Callable[[str, str], tuple[str, ...] | None]
"""Code and language → the HTML inside each line; None: the language is unknown."""

Twoslash = Callable[[str, str], tuple[AnnotatedCode, tuple[Diagnostic, ...]] | None]
"""Code and language → what is shown of it, and problems whose lines count in the code, from 1 (0: the whole block);
None: the language has no types."""

DiagramFault = Callable[[str], tuple[str, int, int] | None]
"""A diagram's source → message, line (-1: all of it) and column from 0 of what is wrong with it, or None."""


@dataclass(frozen=True, slots=True)
class TransformedBlock:
    """A block of code as HTML: what stands before, between and behind its lines, of which there may be none.

    A line is its classes, its other attributes as HTML, and the HTML inside.
    """

    open: str
    lines: Sequence[tuple[str, str, str]]
    close: str


class TransformCode(Protocol):
    """Changes blocks of code, one after the other."""

    def source(self, code: str, language: str, meta: str) -> str:
        """The code that is to be highlighted; `meta`: what stands behind the language."""

    def block(self, lines: Sequence[str], pre: Mapping[str, str], code: Mapping[str, str]) -> TransformedBlock | None:
        """The block of highlighted lines and these attributes of its elements; None: it stays as it is."""


class Mistake(Protocol):
    """What is wrong with a formula: offset in its TeX, and length; 0 where it ends too early."""

    @property
    def message(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def length(self) -> int: ...


Typeset = Callable[[str, bool], tuple[str, Mistake | None]]
"""TeX and whether it stands on its own line → finished HTML, also where there is a mistake."""


@dataclass(frozen=True, slots=True)
class MarkdownOptions:
    """What the deck and its settings say about Markdown."""

    file: Path  # the file that holds the slide
    root: Path  # `@/` begins here
    highlight: Highlight
    code_frame: tuple[str, str] = ("shiki-themes", "")  # classes and style of a block's `<pre>`
    transform_code: TransformCode | None = None  # None: blocks stay as they are highlighted
    editors: bool | str = ""  # whether fences become editors; else what would make them, "": nothing
    languages: Callable[[], Iterable[str]] = tuple  # the names that `highlight` knows
    highlight_editor: Highlight | None = None  # with an editor's colours; None: as elsewhere
    twoslash: Twoslash | None = None  # None: the deck wants no types in its code
    comark: bool = False
    typeset: Typeset | None = None  # None: `$` is a letter in this deck
    line_numbers: bool = False
    code_copy: bool = True
    magic_move_copy: bool | str = True  # "always" is True; "final": after the last step only
    magic_move_duration: int = 800  # ms
    magic_move_motion: Mapping[str, Any] = field(default_factory=dict)  # the deck's `shiki.magicMove`
    roots: tuple[Path, ...] = ()  # folders that `<<<` may read from, besides `root`
    diagram_fault: DiagramFault | None = None  # None: diagrams stay text
    references: Mapping[str, Any] = field(default_factory=dict)  # link definitions of the deck, as markdown-it has them
    plantuml_server: str | None = None  # None: diagrams stay text


@dataclass(slots=True)
class Report:
    """A text being rendered, and what is found in it. Lines are indexes (from 0) as markdown-it counts them."""

    lines: list[str]
    problems: list[Diagnostic] = field(default_factory=list)  # their places count in the text

    def span(self, line: int, word: str = "") -> Span:
        """The place of a word in a line; the line's text where the word is not found."""
        text = self.text(line)
        start = text.find(word) if word else -1
        if start < 0:
            start, word = len(text) - len(text.lstrip()), text.strip()
        return Span(None, line + 1, start + 1, line + 1, start + 1 + max(len(word), 1))

    def text(self, line: int) -> str:
        """A line; empty behind the last one."""
        return self.lines[line] if line < len(self.lines) else ""

    def report(self, code: str, message: str, line: int, word: str = "", *, hint: str | None = None) -> None:
        """Rules may look at a line more than once: the same problem at the same place is one problem."""
        self.add(problem(code, message, self.span(line, word), hint=hint))

    def add(self, found: Diagnostic) -> None:
        if found not in self.problems:
            self.problems.append(found)

    def report_once(self, code: str, message: str, line: int, word: str = "", *, hint: str | None = None) -> None:
        """For what a slide need be told once only."""
        if not any(known.code == code for known in self.problems):
            self.report(code, message, line, word, hint=hint)


@dataclass(slots=True, kw_only=True)
class Context(Report):
    """One slide being rendered."""

    options: MarkdownOptions
    files: Files
    reads: list[Path] = field(default_factory=list)


def new_env(context: Context) -> dict[str, Any]:
    return {"slide": context, "report": context, "typeset": context.options.typeset}


def context_of(env: MutableMapping[str, Any]) -> Context:
    context = env["slide"]
    assert isinstance(context, Context)
    return context


def report_of(env: MutableMapping[str, Any]) -> Report:
    """Where rules put what they find, in slides and in notes."""
    report = env["report"]
    assert isinstance(report, Report)
    return report
