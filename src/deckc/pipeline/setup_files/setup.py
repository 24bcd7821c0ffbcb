"""Setup: what the set-up files of a deck, its theme and its addons say, for all phases that ask.

In: the folders of the chain. Out: `Setup`; each kind is run, or read as plain data, when it is first asked for.
Problem codes: not-live, setup-failed, npm-import, and those of who reads the values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

from deckc import code
from deckc.bundler.program import PINNED
from deckc.diagnostics import Diagnostic, problem
from deckc.disk.files import Files
from deckc.lazy_regex import lazy_regex
from deckc.model import Span
from deckc.setup.answers import Answers
from deckc.setup.chain import Failed, find, has_tools, programs
from deckc.setup.program import Function, Program, SetupError
from deckc.text.js_literals import given_value, plain_parts

__all__ = ["Setup"]

MOST_NOTES = 5
QUOTED = lazy_regex(r"'([^']+)'")
Given = tuple[Path, Any]
Made = TypeVar("Made")
NO_TEXTS: Mapping[str, Callable[[], str]] = {}
NOTHING: Mapping[str, Sequence[Sequence[Any]]] = {}


@dataclass(eq=False)
class Setup:
    """The set-up files. `problems` grow with what is asked for."""

    root: Path
    folders: Sequence[Path]
    files: Files
    trusted: bool = True
    problems: list[Diagnostic] = field(default_factory=list)
    made: dict[str, Any] = field(default_factory=dict)
    former: Answers | None = None  # what the files said before
    still: list[tuple[str, Span]] = field(default_factory=list)  # what would have to be run, and is not

    @cached_property
    def runs(self) -> bool:
        """Whether the files can be run; else what is plain data in them is read."""
        return self.trusted and has_tools(self.root)

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What `make` gives, made when it is first asked for."""
        if name not in self.made:
            self.made[name] = make()
        made: Made = self.made[name]
        return made

    def paths(self, kind: str) -> list[Path]:
        return find(kind, self.folders, self.files)

    @cached_property
    def shiki(self) -> Sequence[tuple[Program, Any]]:
        """What each `setup/shiki.ts` gives, if they are run."""
        return [*self.run("shiki", hosted=("shiki",), drivers=("shiki.js",))] if self.runs else []

    @cached_property
    def look(self) -> code.Look:
        """How code is coloured."""
        if not self.paths("shiki"):
            return code.VITESSE
        given = [(program.path, value) for program, value in self.shiki] if self.runs else [*self.values("shiki")]
        if not given:
            return code.VITESSE
        look, problems = code.read_settings(given)
        self.add(problems)
        return look

    def options(self, kind: str, asked: Mapping[str, Sequence[Sequence[Any]]] = NOTHING) -> Iterator[Given]:
        """What each file of a kind gives, whose values are options.

        `asked`: options that may be functions → what they are called with, each time: what they answer is the value.
        """
        if not self.runs:
            yield from self.values(kind)
            return
        for program, value in self.run(kind):
            if isinstance(value, dict):
                functions = {name: value[name] for name in asked if isinstance(value.get(name), Function)}
                value |= {name: self.answers(program, each, asked[name]) for name, each in functions.items()}
            yield program.path, value

    def answers(self, program: Program, function: Function, calls: Sequence[Sequence[Any]]) -> Any:
        """What a function says to each of several calls: a table of texts, or a list of what it answers yes to."""
        answers = [self.attempt(partial(program.call, function, *call)) for call in calls]
        named = [
            (f"{call[0]['command']} {call[0].get('protocol', '')}" if isinstance(call[0], dict) else call[0], answer)
            for call, answer in zip(calls, answers, strict=True)
        ]
        if all(isinstance(call[0], dict) for call in calls):
            return [name for name, answer in named if answer]
        return dict(named)

    def values(self, kind: str, *arguments: Any, hosted: tuple[str, ...] = ()) -> Iterator[Given]:
        """What each file of a kind gives, run or read."""
        if self.runs:
            yield from ((program.path, value) for program, value in self.run(kind, *arguments, hosted=hosted))
            return
        for path in self.paths(kind):
            value, unread = plain_parts(given_value(self.text(path)))
            self.still += [(name, self.place(path, offset)) for name, offset in unread]
            if isinstance(value, dict):
                yield path, value

    def run(
        self,
        kind: str,
        *arguments: Any,
        hosted: tuple[str, ...] = (),
        drivers: tuple[str, ...] = (),
        values: Mapping[str, Any] | None = None,
        texts: Mapping[str, Callable[[], str]] = NO_TEXTS,
    ) -> Iterator[tuple[Program, Any]]:
        """Each file of a kind as a program, and its value. Those that fail are problems."""
        for made in programs(self.paths(kind), self.root, self.folders, self.files, drivers):
            if isinstance(made, Failed):
                self.problems += self.placed(made)
                continue
            made.given_values, made.given_texts, made.answers = values or {}, texts, self.former
            value = self.attempt(partial(made.value, *arguments, hosted=hosted))
            if value is not None:
                yield made, value

    @contextmanager
    def problems_apart(self) -> Iterator[list[Diagnostic]]:
        """The problems found within the block, which are those of a slide and are kept with it."""
        before, self.problems = self.problems, []
        found = self.problems
        try:
            yield found
        finally:
            self.problems = before

    def attempt(self, do: Callable[[], Any]) -> Any:
        """What a program answers; None where it fails, which is a problem."""
        try:
            return do()
        except SetupError as error:
            if error.found not in self.problems:
                self.problems.append(error.found)
            return None

    def placed(self, failed: Failed) -> Iterator[Diagnostic]:
        from deckc.pipeline.live.problems import placed

        for message in failed.errors:
            found = placed(message, self.root, "setup-failed", failed.path.parent)
            yield found if found.span else problem(found.code, found.message, Span(failed.path, 1), hint=found.hint)

    def add(self, problems: Iterable[Diagnostic]) -> None:
        """Notes problems of values, each at the first quoted word of its message, if the file has it."""
        for found in problems:
            word, span = QUOTED.search(found.message), found.span
            at = self.text(span.file).find(word[1]) if word and span and span.file else -1
            if word and span and span.file and at >= 0:
                start = self.place(span.file, at)
                span = replace(start, end_line=start.line, end_column=start.column + len(word[1]))
            self.problems.append(replace(found, span=span))

    def text(self, path: Path) -> str:
        return self.files.read(path).decode("utf-8", "replace")

    def place(self, path: Path, offset: int) -> Span:
        source = self.text(path)
        return Span(path, source.count("\n", 0, offset) + 1, offset - source.rfind("\n", 0, offset))

    def all_problems(self) -> tuple[Diagnostic, ...]:
        """All that was found, with one problem for all that would have to be run."""
        if not self.still:
            return tuple(self.problems)
        files = dict.fromkeys(span.file.name for _, span in self.still if span.file)
        if self.trusted:
            message = f"set-up files are read as plain data, not run: {', '.join(files)}"
            hint = f"`deckc add {PINNED} --sort package` brings what runs them"
        else:
            message, hint = f"set-up files of an untrusted deck are not run: {', '.join(files)}", None
        notes = [(f"'{name}' is not read" if name else "this is not read", span) for name, span in self.still]
        found = problem("not-live", message, self.still[0][1], hint=hint, notes=notes[:MOST_NOTES])
        return (*self.problems, found)
