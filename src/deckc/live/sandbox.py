"""Sandbox: live parts rendered by Vue's server renderer, without files, network or time.

In: the bundle of `bundle.py`. Out: markup. Errors: `SandboxError`: the bundle does not load.
"""

from __future__ import annotations

import json
from typing import Any

__all__ = ["Sandbox", "SandboxError"]

LOAD_S = 5.0
PAINT_S = 2.0  # of one part
MEMORY_BYTES = 256 << 20
STACK_BYTES = 1 << 20
MAX_JOBS = 100_000

HEAD = """
globalThis.process = {env: {NODE_ENV: "production"}};
globalThis.console = {log() {}, warn() {}, error() {}, info() {}, debug() {}};
globalThis.setTimeout = globalThis.setInterval = globalThis.requestAnimationFrame = () => 0;
globalThis.clearTimeout = globalThis.clearInterval = globalThis.cancelAnimationFrame = () => {};
globalThis.queueMicrotask ??= (job) => void Promise.resolve().then(job);
0
"""


class SandboxError(Exception):
    """The bundle cannot be run; the text says why."""


class Sandbox:
    """One engine with a deck's components in it."""

    def __init__(self, script: str, deck: Any) -> None:
        import quickjs

        self.failure = quickjs.JSException
        self.context = quickjs.Context()
        self.context.set_memory_limit(MEMORY_BYTES)
        self.context.set_max_stack_size(STACK_BYTES)
        self.context.set_time_limit(LOAD_S)
        try:
            self.context.eval(HEAD)
            self.context.eval(script)
            self.context.eval(f"readDeck({json.dumps(json.dumps(deck))}); 0")
            self.work()
        except self.failure as error:
            raise SandboxError(str(error).strip()) from None

    def render(self, tree: Any, no: int, click: int) -> tuple[str, str]:
        """The markup of a tree on a slide at a click, and why it failed, with a stack; "" when it did not."""
        given = json.dumps({"tree": tree, "no": no, "click": click})
        self.context.set_time_limit(PAINT_S)
        try:
            self.context.eval(f"renderPart({json.dumps(given)}); 0")
            self.work()
            outcome = json.loads(self.context.eval("rendered ?? null") or "null")
        except self.failure as error:
            return "", str(error).strip()
        if outcome is None:
            return "", "it waits for something that only the page has"
        return outcome["html"], outcome["error"]

    def work(self) -> None:
        """Runs what promises have to do."""
        for _ in range(MAX_JOBS):
            if not self.context.execute_pending_job():
                return
