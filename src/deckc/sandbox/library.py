"""Library: a JavaScript library in the sandbox, and functions in it that can be called."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any

from deckc.sandbox.process import Answer, Context, Limits, Process
from deckc.sandbox.time_budget import SPENT

__all__ = ["Sandbox", "SandboxError"]

# A library may look for a console; what it says there nobody reads. Promises are settled before a call returns.
PRELUDE = """
globalThis.console = { log() {}, info() {}, debug() {}, warn() {}, error() {} };
globalThis.answered = (value) => { globalThis.answer = JSON.stringify({ value }); };
globalThis.refused = (error) => { globalThis.answer = JSON.stringify({ error: String(error?.message ?? error) }); };
"""
CALL = "answer = null; Promise.resolve().then(() => {function}({arguments})).then(answered, refused); null"
MESSAGES = {
    "ended": "interrupted",
    "overflow": "stack overflow",
    "spent": SPENT,
}


class SandboxError(Exception):
    """No answer: an exception in the script, or a limit. The message says which, in the engine's words."""


class Sandbox:
    """A library, and functions in it that can be called."""

    def __init__(self, scripts: Callable[[], Iterable[str]], limits: Limits, process: Process | None = None) -> None:
        """`scripts`: the sources that make up the library, in order, read at the first call. `process`: one that
        several libraries share; None: it has its own."""
        self.scripts, self.limits = scripts, limits
        self.process = process or Process(limits.stack)
        self.context: Context | None = None
        self.lock = Lock()

    def call(self, function: str, *arguments: Any, seconds: float | None = None) -> Any:
        """What a function of the library answers, or what its promise comes to; values are those of JSON.

        `seconds`: of the processor, other than the library's.
        `SandboxError`: there is no answer. After a limit was reached the next call starts another engine.
        """
        given = ", ".join(map(json.dumps, arguments))
        code = CALL.replace("{function}", function).replace("{arguments}", given)
        with self.lock:
            text = self.done(self.started().run(code, seconds, settle=True))
        answer = json.loads(text or '{"error": "no answer"}')
        if "error" in answer:
            raise SandboxError(answer["error"])
        return answer.get("value")

    @property
    def runs(self) -> bool:
        """Whether the library is loaded, with all that earlier calls left in it."""
        return self.context is not None and self.context.is_known

    def started(self) -> Context:
        if self.context is None or not self.runs:
            self.context = Context(self.process, self.limits)
            for script in (PRELUDE, *self.scripts()):
                self.done(self.context.run(script))
        return self.context

    def done(self, answer: Answer) -> str:
        """The text of an answer. SandboxError: the program did not come to its end; its context is used no more."""
        if answer.state != "done":
            self.context = None
            raise SandboxError(MESSAGES.get(answer.state) or answer.text.partition("\n")[0])
        return answer.text
