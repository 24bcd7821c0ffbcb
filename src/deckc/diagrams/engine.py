"""Engine: Mermaid in a JavaScript engine without files and network, with limits on time and memory.

It lives as long as the program, in a thread of its own: it may be called from there only, and Mermaid needs a deeper
stack than threads have on some systems.
"""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import resources
from pathlib import Path

import quickjs

__all__ = ["verdict"]

SECONDS = 5.0
MEMORY_BYTES = 256 << 20
STACK_BYTES = 8 << 20


def verdict(source: str, library: Path) -> str:
    """What Mermaid, whose file is `library`, says of a diagram, as JSON: null, or what `check.js` makes of an error.

    Null also for a diagram that is too large to be read here.
    """
    return thread().submit(ask, source, library).result()


@cache
def thread() -> ThreadPoolExecutor:
    executor = ThreadPoolExecutor(1, "mermaid")
    before = threading.stack_size(2 * STACK_BYTES)
    try:
        executor.submit(int).result()  # starts the thread
    finally:
        threading.stack_size(before)
    return executor


def ask(source: str, library: Path) -> str:
    engine = started(library)
    engine.set_time_limit(SECONDS)
    try:
        engine.eval(f"check({json.dumps(source)})")
        while engine.execute_pending_job():
            pass
        return str(engine.eval("verdict"))
    except quickjs.JSException:  # too large for the limits: the page will tell
        started.cache_clear()
        return "null"


@cache
def started(library: Path) -> quickjs.Context:
    """Mermaid, and before it as much of a page as it wants to see."""
    engine = quickjs.Context()
    engine.set_memory_limit(MEMORY_BYTES)
    engine.set_max_stack_size(STACK_BYTES)
    page = library.with_name("dom_shim.js").read_text(encoding="utf-8")
    own = (resources.files("deckc.diagrams") / "check.js").read_text(encoding="utf-8")
    for script in (page, library.read_text(encoding="utf-8"), own):
        engine.eval(script)
    return engine
