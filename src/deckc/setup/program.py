"""Program: a set-up file that runs in the sandbox: the value it gives, and calls of functions in that value.

In: a bundle. Out: values: those of JSON, with `Function` and `Pattern` where a function or an expression stands.
Errors: `SetupError`, with the place in the author's file. Texts of the project that a file reads (`fs`) are handed in:
the sandbox itself reaches no file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

from deckc.bundler.source_map import original_place
from deckc.diagnostics import Diagnostic, problem
from deckc.disk.files import Files
from deckc.disk.paths import inside
from deckc.lazy_regex import lazy_regex
from deckc.model import Span
from deckc.sandbox import Limits, Process, Sandbox, SandboxError
from deckc.setup.answers import Answers
from deckc.setup.bundle import OUTPUT, Bundled

__all__ = ["Function", "Pattern", "Program", "SetupError"]

LIMITS = Limits(seconds=3, memory=256 << 20, stack=2 << 20)  # of one call
PROCESS = Process(LIMITS.stack)
OFFSET = 1000  # lines before the bundle: the engine has one name for all scripts
# Whose answers are the same to the same. Others hold functions, which only the engine that gave them knows. What is in
# a row may count: it depends on all that was asked in it before.
REPEATED = ("setupValue", "transformedSlide", "preparsedLines", "preparsedSlides")
IN_A_ROW = ("preparsedLines", "preparsedSlides")
MAX_ROUNDS = 20  # of reading files: a file may name another one
FRAME = lazy_regex(r"\(?<input>:(\d+):(\d+)\)?")
SAID = {
    "interrupted": f"it takes longer than {LIMITS.seconds:.0f} s",
    "out of memory": f"it takes more than {LIMITS.memory >> 20} MB of memory",
}


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the file, which `Program.call()` calls."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression of JavaScript."""

    id: int
    source: str
    flags: str


class SetupError(Exception):
    """A set-up file fails; `found` says how and where."""

    def __init__(self, found: Diagnostic) -> None:
        super().__init__(found.message)
        self.found = found


@dataclass(eq=False)
class Program:
    """A file, ready to run. `path`: as it is told; `drivers`: further scripts of ours that it runs with."""

    path: Path
    bundle: Bundled
    root: Path
    readable: tuple[Path, ...]
    files: Files
    drivers: tuple[str, ...] = ()
    given_values: Mapping[str, Any] = field(default_factory=dict)  # globals of the sandbox, as JSON has them
    given_texts: Mapping[str, Callable[[], str]] = field(default_factory=dict)  # what it may read that is no file
    texts: dict[str, str | None] = field(default_factory=dict)
    answers: Answers | None = None  # those of former builds

    def __post_init__(self) -> None:
        self.sandbox = Sandbox(self.scripts, LIMITS, PROCESS)
        self.given: tuple[list[Any], list[str]] = ([], [])
        self.row: list[tuple[str, tuple[Any, ...]]] = []  # what was asked in a row

    def scripts(self) -> Iterator[str]:
        """What the engine starts with: the texts that have been asked for, our driver, the bundle."""
        yield f"globalThis.deckRoot = {json.dumps(str(self.root))}; globalThis.deckFiles = {json.dumps(self.texts)}; 0"
        for name, value in self.given_values.items():
            yield f"globalThis.{name} = {json.dumps(value)}; 0"
        for name in ("run.js", *self.drivers):
            yield (resources.files("deckc.setup") / name).read_text(encoding="utf-8")
        yield "\n" * OFFSET + f"{self.bundle.script}\nglobalThis.setupModule = setupBundle.load; 0"

    def value(self, *arguments: Any, hosted: tuple[str, ...] = ()) -> Any:
        """What the file's default export gives; a function is called with the arguments, and with those that only
        the sandbox has (`hosted`, see `run.js`)."""
        self.given = (list(arguments), list(hosted))
        return self.run("setupValue", *self.given)

    def call(self, function: Function, *arguments: Any) -> Any:
        """What one of its functions answers."""
        return self.run("callFunction", function.id, list(arguments))

    def run(self, driver: str, *arguments: Any) -> Any:
        """The answer of a function of ours: a former one that still holds, or that of the sandbox."""
        said = self.former_answer(driver, arguments) or self.asked(driver, arguments)
        if driver in IN_A_ROW:
            self.row.append((driver, arguments))
        if "error" in said:
            raise self.failure(said["error"]["message"], said["error"]["stack"])
        return unpacked(said.get("value"))

    def former_answer(self, driver: str, arguments: tuple[Any, ...]) -> Mapping[str, Any] | None:
        if self.answers is None or driver not in REPEATED:
            return None
        found = self.answers.find(self.key(driver, arguments), self.text)
        if found is None:
            return None
        self.texts |= found.texts
        return found.said

    def asked(self, driver: str, arguments: tuple[Any, ...]) -> Mapping[str, Any]:
        """The answer of the sandbox; the file's value is there again if the engine had to start."""
        for _ in range(MAX_ROUNDS):
            if not self.sandbox.runs and driver != "setupValue":
                self.asked("setupValue", self.given)
                for before, given in self.row:
                    self.asked(before, given)
            try:
                said: Mapping[str, Any] = self.sandbox.call(driver, *arguments)
            except SandboxError as error:
                raise self.failure(str(error), "") from error
            if "files" not in said:
                if self.answers is not None and driver in REPEATED:
                    self.answers.keep(self.key(driver, arguments), said, self.texts)
                return said
            self.texts |= {path: self.text(path) for path in said["files"]}
            self.sandbox.context = None  # what was half done begins anew
        raise self.failure(f"it reads more than {MAX_ROUNDS} files one after another", "")

    def key(self, driver: str, arguments: tuple[Any, ...]) -> str:
        given = json.dumps(
            [self.drivers, self.given_values, self.given, driver in IN_A_ROW and self.row, driver, arguments]
        )
        return sha256(f"{self.digest}{given}".encode()).hexdigest()

    @cached_property
    def digest(self) -> str:
        return sha256(f"{self.path}\0{self.bundle.script}".encode()).hexdigest()

    def text(self, name: str) -> str | None:
        """A text that the file reads; None: it is not there, or may not be read."""
        if name in self.given_texts:
            return self.given_texts[name]()
        path = Path(name)
        if not any(inside(folder, path) for folder in self.readable) or not self.files.is_file(path):
            return None
        return self.files.read(path).decode("utf-8", "replace")

    def failure(self, message: str, stack: str) -> SetupError:
        said = SAID.get(message.rpartition(": ")[2], message)
        return SetupError(problem("setup-failed", said, self.place(stack)))

    def place(self, stack: str) -> Span:
        """Where in the author's files an error was thrown: the first frame that lies in one of them."""
        for line, column in FRAME.findall(stack):
            found = original_place(self.bundle.source_map, int(line) - OFFSET, int(column))
            path = found and (self.path.resolve().parent / OUTPUT / found.file).resolve()
            if found and path and path in self.bundle.inputs and "node_modules" not in path.parts:
                own = self.path if path == self.path.resolve() else path
                return Span(own, found.line, found.column)
        return Span(self.path, 1)


def unpacked(value: Any) -> Any:
    if isinstance(value, list):
        return [unpacked(each) for each in value]
    if not isinstance(value, dict):
        return value
    match value.get("$"):
        case "function":
            return Function(value["id"], value["name"])
        case "regexp":
            return Pattern(value["id"], value["source"], value["flags"])
    return {key: unpacked(each) for key, each in value.items()}
