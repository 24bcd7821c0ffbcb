"""Sandbox: a JavaScript library in an engine that reaches nothing of the machine, with limits of time and memory.

The engine (QuickJS) starts with the first call and lives as long as the program, in a thread of its own: it may be
called from one thread only, and libraries want a deeper stack than threads have on some systems.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import quickjs

__all__ = ["Limits", "Sandbox", "SandboxError", "has_engine"]

# A library may look for a console; what it says there nobody reads. Promises are settled before a call returns.
PRELUDE = """
globalThis.console = { log() {}, info() {}, debug() {}, warn() {}, error() {} };
globalThis.answered = (value) => { globalThis.answer = JSON.stringify({ value }); };
globalThis.refused = (error) => { globalThis.answer = JSON.stringify({ error: String(error?.message ?? error) }); };
"""
CALL = "answer = null; Promise.resolve().then(() => {function}({arguments})).then(answered, refused); null"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may take."""

    seconds: float  # of the processor
    memory: int  # bytes, of all that the engine holds
    stack: int  # bytes


class SandboxError(Exception):
    """No answer: an exception in the script, or a limit. The message says which, in the engine's words."""


def has_engine() -> bool:
    """Whether QuickJS is installed; it has no build for some kinds of machines."""
    return find_spec("quickjs") is not None


class Sandbox:
    """A library, and functions in it that can be called."""

    def __init__(self, name: str, scripts: Callable[[], Iterable[str]], limits: Limits) -> None:
        """`scripts`: the sources that make up the library, in order, read at the first call."""
        self.name, self.scripts, self.limits = name, scripts, limits
        self.context: quickjs.Context | None = None

    def call(self, function: str, *arguments: Any) -> Any:
        """What a function of the library answers, or what its promise comes to; values are those of JSON.

        `SandboxError`: there is no answer. After a limit was reached the next call starts another engine.
        """
        return self.thread.submit(self.ask, function, arguments).result()

    @cached_property
    def thread(self) -> ThreadPoolExecutor:
        executor = ThreadPoolExecutor(1, self.name)
        before = threading.stack_size(2 * self.limits.stack)
        try:
            executor.submit(int).result()  # starts the thread
        finally:
            threading.stack_size(before)
        return executor

    def ask(self, function: str, arguments: tuple[Any, ...]) -> Any:
        context = self.started()
        context.set_time_limit(self.limits.seconds)
        given = ", ".join(map(json.dumps, arguments))
        try:
            context.eval(CALL.replace("{function}", function).replace("{arguments}", given))
            while context.execute_pending_job():
                pass
            answer = json.loads(context.eval("answer") or '{"error": "no answer"}')
        except Exception as error:  # quickjs.JSException and its kind
            self.context = None
            raise SandboxError(str(error).partition("\n")[0]) from error
        if "error" in answer:
            raise SandboxError(answer["error"])
        return answer.get("value")

    def started(self) -> quickjs.Context:
        import quickjs  # 30 ms, and most decks need none

        if self.context is None:
            context = quickjs.Context()
            context.set_memory_limit(self.limits.memory)
            context.set_max_stack_size(self.limits.stack)
            for script in (PRELUDE, *self.scripts()):
                context.eval(script)
            self.context = context
        return self.context
