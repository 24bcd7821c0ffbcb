"""Sandbox: JavaScript in engines of a process of their own, which reach nothing of the machine and end at their limits.

`Sandbox(scripts, limits).call(function, …)`: a library. `Context(process, limits).run(code, seconds)`: programs.
`budget()`: what all of them together may take. The engine is QuickJS.
"""

from __future__ import annotations

from deckc.sandbox.library import Sandbox, SandboxError
from deckc.sandbox.process import Answer, Context, Limits, Process, has_engine
from deckc.sandbox.spending import SPENT, budget, is_spent

__all__ = [
    "SPENT",
    "Answer",
    "Context",
    "Limits",
    "Process",
    "Sandbox",
    "SandboxError",
    "budget",
    "has_engine",
    "is_spent",
]
