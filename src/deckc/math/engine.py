"""Engine: KaTeX, in a process beside this one.

`pykatex` holds KaTeX with a JavaScript engine that reaches nothing of the machine, but it is native code with neither a
limit of time nor a sound way out of errors. So it has its own process, with a limit of memory, which is ended when a
formula takes too long and after any error; the next formula starts another. It starts with the first formula and ends
with this process.
"""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from threading import Lock, Timer
from typing import Any

__all__ = ["EngineError", "rendered"]

SECONDS = 10.0  # for one formula, also on a busy machine
LOCK = Lock()
WORKER = Path(__file__).with_name("worker.py")
running: subprocess.Popen[str] | None = None


class EngineError(Exception):
    """KaTeX gave no HTML; the message says why."""


def rendered(tex: str, options: Mapping[str, Any]) -> str:
    """KaTeX's HTML. EngineError: it takes too long, or something else than TeX's own rules stops it.

    `options`: `pykatex`'s, which are those of KaTeX; mistakes in the TeX come as HTML with `throwOnError: False`.
    """
    with LOCK:
        worker = started()
        timer = Timer(SECONDS, worker.kill)
        timer.start()
        try:
            answer = asked(worker, json.dumps([tex, options]))
        finally:
            in_time = not timer.finished.is_set()
            timer.cancel()
        if "html" in answer:
            return str(answer["html"])
        stop(worker)
        raise EngineError(answer["error"] if in_time else "the formula takes too long")


def started() -> subprocess.Popen[str]:
    global running  # noqa: PLW0603 (there is one)
    if running is None or running.poll() is not None:
        spec = find_spec("pykatex")
        if spec is None or spec.origin is None:
            raise EngineError("formulas need the package 'pykatex', which is not installed here")
        # Isolated, and without the packages that are installed: it needs none of them.
        command = [sys.executable, "-I", "-S", str(WORKER), spec.origin]
        pipe = subprocess.PIPE
        running = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
        )
    return running


def asked(worker: subprocess.Popen[str], question: str) -> dict[str, str]:
    """The worker's answer; an error where it has ended without one."""
    assert worker.stdin is not None
    assert worker.stdout is not None
    try:
        worker.stdin.write(f"{question}\n")
        worker.stdin.flush()
        line = worker.stdout.readline()
    except OSError:
        line = ""
    answer: dict[str, str] = json.loads(line) if line else {"error": "KaTeX stops at this formula"}
    return answer


@atexit.register
def end() -> None:
    if running is not None:
        stop(running)


def stop(worker: subprocess.Popen[str]) -> None:
    worker.kill()
    worker.communicate()
