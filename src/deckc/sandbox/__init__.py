"""Sandbox: JavaScript in engines of a process of their own, which reach nothing of the machine and end at their limits.

`Sandbox(scripts, limits).call(function, …)`: a library. `Context(process, limits).run(code, seconds)`: programs.
`budget()`: what all of them together may take. `standard()`: a script of what browsers have. The engine is QuickJS.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from deckc.sandbox.library import Sandbox, SandboxError
from deckc.sandbox.process import Answer, Context, Limits, Process, has_engine
from deckc.sandbox.time_budget import SPENT, budget, is_spent

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
    "standard",
]


@lru_cache(1)
def standard() -> str:
    """A script: what browsers have and the engine lacks, such as `Intl`; the same random numbers in every build."""
    return (resources.files("deckc.sandbox") / "standard.js").read_text(encoding="utf-8")
