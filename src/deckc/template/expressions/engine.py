"""Engine: JavaScript for what the simple evaluator cannot do, started when it is first needed.

In: expressions and the data they name. Out: data; what JSON cannot say stays in the engine as a `Handle`.
Errors: ScriptError (syntax, failure, limit, no engine). Nothing of the machine is reachable from inside: no files, no
network, no timers; time, memory, stack and the size of results are limited, all expressions of a slide share one
budget.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Protocol

from deckc.lazy_regex import lazy_regex
from deckc.model import Span
from deckc.sandbox import SPENT, Answer, Context, Limits, Process, has_engine, standard
from deckc.template.expressions.values import UNDEFINED, plain

__all__ = ["GLOBALS", "Engine", "Handle", "ScriptError", "names_in", "received"]

EXPRESSION_S = 0.5
BUDGET_S = 1.0  # of all expressions of a slide together
LIMITS = Limits(seconds=EXPRESSION_S, memory=128 << 20, stack=256 << 10)
PROCESS = Process(LIMITS.stack)
RESULT_CHARACTERS = 2_000_000

NAME = lazy_regex(r"(?<![\w$])[A-Za-z_$][\w$]*")
RESERVED = frozenset(
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends "
    "false finally for function if implements import in instanceof interface let new null package private protected "
    "public return static super switch this throw true try typeof undefined var void while with yield".split()
)
GLOBALS = frozenset(
    "Infinity NaN isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI encodeURIComponent Math "
    "Number Date Array Object Boolean String RegExp Map Set WeakMap WeakSet JSON Intl BigInt Error TypeError "
    "RangeError Symbol Promise Proxy Reflect console globalThis".split()
)


class ScriptError(Exception):
    """What went wrong in a script: `code` is the problem's code, `frames` are lines and columns of the program, the
    deepest first, `span` is the place in the author's file, once it is known."""

    def __init__(
        self, code: str, message: str, frames: Sequence[tuple[int, int]] = (), span: Span | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.frames = frames
        self.span = span


class Names(Protocol):
    """Where an expression's names are looked up: a scope, or a plain mapping."""

    def get(self, name: str, default: Any, /) -> Any: ...


@dataclass(frozen=True, slots=True)
class Handle:
    """A value that lives in the engine: a function, something that holds one, or a date."""

    index: int
    text: str = ""  # of a date, as it is shown
    json: str = ""  # and as JSON has it

    @property
    def source(self) -> str:
        return f"unref(held[{self.index}])"


def names_in(expression: str) -> frozenset[str]:
    """All words of an expression that could be names of the template."""
    return frozenset(NAME.findall(expression)) - RESERVED - GLOBALS


@lru_cache(1)
def runtime() -> str:
    """What every script finds in the engine."""
    return standard() + (resources.files("deckc.template.expressions") / "runtime.js").read_text(encoding="utf-8")


class Engine:
    """One context of the sandbox; a slide has at most one."""

    def __init__(self, note_clicks: Callable[[], None] = lambda: None) -> None:
        """`note_clicks` is called whenever a value depends on the click. `ScriptError`: this machine has no engine."""
        if not has_engine():
            raise ScriptError("missing-part", "'quickjs-ng', which runs scripts, is not installed here")
        self.note_clicks = note_clicks
        self.place: tuple[int, int] | None = None
        self.context = Context(PROCESS, LIMITS)
        self.has_run = False
        self.left_s = BUDGET_S
        self.told = False  # of the deck, see template_globals.py
        self.run(f"{runtime()}\n0")

    def run(self, code: str, *, settle: bool = False) -> str:
        """The completion value of a program. ScriptError: it failed or took too long.

        `settle`: promises come as far as they can without the world outside; the value is then none.
        """
        if self.left_s <= 0:
            raise ScriptError("expression-limit", "the slide's scripts have used up their time")
        is_lost = self.has_run and not self.context.is_known  # with the process, in which another one was ended
        answer = Answer("ended") if is_lost else self.context.run(code, min(self.left_s, EXPRESSION_S), settle=settle)
        self.has_run = True
        self.left_s -= answer.seconds
        if answer.state == "ended":
            self.left_s = 0  # what its scripts had made is gone
        if answer.state == "failed":
            raise explain(answer.text)
        if answer.state != "done":
            raise ScriptError(*FAULTS[answer.state])
        return answer.text

    def bring_to(self, click: int, total: int) -> None:
        """Tells the scripts at which click the slide is, and its highest."""
        if self.place != (click, total):
            self.place = (click, total)
            self.run(f"bringTo({click}, {total}); 0")

    def evaluate(self, expression: str, names: Names) -> Any:
        """The value of an expression. `names` are what it may use: data or handles; all others are undefined."""
        words = frozenset(NAME.findall(expression))
        wanted = sorted(words - RESERVED - GLOBALS)
        given = [self.write(names.get(name, UNDEFINED), words) for name in wanted]
        head = f"giveJson(() => (({','.join(wanted)}) => ("
        return self.take(self.run(f"{head}{expression}\n))({','.join(given)}))"))

    def asked(self) -> set[str]:
        """What scripts have asked of the view in which the slide is looked at."""
        try:
            return set(json.loads(self.run("JSON.stringify([...asked])")))
        except (ScriptError, ValueError):  # its time is spent, or a script has taken these names: one view it is
            return set()

    def read(self, handle: Handle) -> Any:
        """The value of what is held, as it is now."""
        return self.take(self.run(f"giveJson(() => {handle.source})"))

    def members(self, handle: Handle) -> Any:
        """The list or map behind a handle, its members taken one by one."""
        given = json.loads(self.run(f"asJson(giveMembers({handle.source}))"))
        if isinstance(given, list):
            return [received(item) for item in given]
        return {name: received(item) for name, item in given.items()}

    def write(self, value: Any, words: frozenset[str] | None = None) -> str:
        """The value as JavaScript source."""
        if isinstance(value, Handle):
            return value.source
        if value is UNDEFINED:
            return "undefined"
        return json.dumps(plain(value, words))

    def take(self, result: str) -> Any:
        """A result's text as a value."""
        if len(result) > RESULT_CHARACTERS:
            raise ScriptError("expression-limit", f"the result is larger than {RESULT_CHARACTERS} characters")
        answer = json.loads(result)
        if "clicks" in answer:
            self.note_clicks()
        return received(answer["given"])


def received(given: dict[str, Any]) -> Any:
    """What the runtime's `give` says of a value."""
    if "handle" in given:
        return Handle(given["handle"], given.get("text", ""), given.get("json") or "")
    if "number" in given:
        return float(given["number"].replace("Infinity", "inf"))
    return given.get("value", UNDEFINED)


FAULTS = {
    "overflow": ("expression-limit", "the script calls itself too deeply"),
    "invalid": ("expression-syntax", "it holds a character that no script may hold"),
    "ended": ("expression-limit", "it takes too much time or memory"),
    "spent": ("expression-limit", SPENT),
}
FRAME = lazy_regex(r"<input>:(\d+):(\d+)")
SIGNS_OF_LIMITS = ("interrupted", "out of memory", "too long", "invalid string length")


def explain(message: str) -> ScriptError:
    """The engine's exception, without its own places; QuickJS puts a stack below the first line.

    It is `null` when no memory is left for it, and when a script throws that.
    """
    first, _, stack = message.partition("\n")
    frames = [(int(line), int(column)) for line, column in FRAME.findall(stack)]
    if first == "null":
        return ScriptError("expression-limit", "it throws null, or takes too much memory")
    if any(sign in first for sign in SIGNS_OF_LIMITS):
        return ScriptError("expression-limit", "it takes too much time or memory")
    code = "expression-syntax" if first.startswith("SyntaxError") else "expression-failed"
    return ScriptError(code, first, frames)
