"""Process: a child of this program in which engines run, since no engine can be trusted to look at its clock.

It is started with the first program and again when it has been ended. It takes requests from several threads in turn.
"""

from __future__ import annotations

import os
import sys
import weakref
from collections import deque
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from threading import Lock, Timer
from typing import TYPE_CHECKING

from deckc.sandbox.time_budget import current

if TYPE_CHECKING:
    import subprocess

__all__ = ["Answer", "Context", "Limits", "Process", "has_engine"]

CHILD = Path(__file__).with_name("child.py")
MOST_WAITING = 10  # times the seconds of the processor: other programs want it, too
START_S = 20.0  # until the child takes its first request, on a busy machine
LEAST_STACK = 1 << 20
NUMBERS = count()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may take."""

    seconds: float  # of the processor
    memory: int  # bytes, of all that the engine holds
    stack: int  # bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a program."""

    state: str  # done, failed, overflow, invalid (text that the engine does not take), ended (with its context), spent
    text: str = ""  # the completion value or the exception
    seconds: float = 0.0  # of the processor


def has_engine() -> bool:
    """Whether QuickJS is installed; it has no build for some kinds of machines."""
    return find_spec("_quickjs") is not None


@dataclass(slots=True)
class Running:
    """A child, and what it must still be told."""

    popen: subprocess.Popen[bytes]
    owner: int = field(default_factory=os.getpid)  # after a fork the parent's pipes are not ours
    known: set[int] = field(default_factory=set)  # its contexts


class Process:
    """The child. `stack`: what its contexts may need at most, in bytes."""

    def __init__(self, stack: int) -> None:
        self.stack = max(stack, LEAST_STACK)
        self.running: Running | None = None
        self.unwanted: deque[int] = deque()  # contexts
        self.lock = Lock()

    def ask(self, number: int, limits: Limits, code: str, seconds: float, settle: bool) -> Answer:
        """Runs a program in a context, which is made when there is none of this number. `seconds`: of the processor."""
        budget = current()
        if budget and budget.left_s <= 0:
            return Answer("spent")
        if budget:
            seconds = min(seconds, budget.left_s)
        with self.lock:
            running = self.started()
            data = code.encode("utf-8", "surrogatepass")
            unwanted = [self.unwanted.popleft() for _ in range(len(self.unwanted))]
            head = f"{number} {seconds:.6f} {limits.memory} {limits.stack} {len(data)} {settle:d}\n"
            request = f"{head}{' '.join(map(str, unwanted))}\n".encode() + data
            running.known.add(number)
            answer = asked(running.popen, request, START_S + MOST_WAITING * seconds)
            if answer is None:
                self.stop()
                answer = Answer("ended", seconds=2 * seconds)
        if budget:
            budget.left_s -= answer.seconds
        return answer

    def started(self) -> Running:
        """The child that runs; another one where there is none, or it belongs to the program that this one was."""
        if self.running is None or self.running.owner != os.getpid():
            self.running = Running(start(self.stack))
            weakref.finalize(self, end, self.running)
        return self.running

    def knows(self, number: int) -> bool:
        """Whether a context still has what was run in it."""
        running = self.running
        return running is not None and running.owner == os.getpid() and number in running.known

    def stop(self) -> None:
        if self.running:
            end(self.running)
        self.running = None


class Context:
    """An engine with its own globals."""

    def __init__(self, process: Process, limits: Limits) -> None:
        self.process, self.limits, self.number = process, limits, next(NUMBERS)
        weakref.finalize(self, process.unwanted.append, self.number).atexit = False

    @property
    def is_known(self) -> bool:
        """Whether it still has what was run in it: it has not yet where nothing was run, and no more after `ended`."""
        return self.process.knows(self.number)

    def run(self, code: str, seconds: float | None = None, *, settle: bool = False) -> Answer:
        """What comes of a program. `seconds`: less than the context's; `settle`: promises are settled, and the answer
        is the global `answer`."""
        return self.process.ask(self.number, self.limits, code, seconds or self.limits.seconds, settle)


def start(stack: int) -> subprocess.Popen[bytes]:
    """The child, isolated: no site-packages, no environment."""
    import subprocess  # 10 ms, and most decks need none

    spec = find_spec("_quickjs")
    folder = str(Path((spec and spec.origin) or "").parent)
    return subprocess.Popen(
        [sys.executable, "-I", "-S", "-B", str(CHILD), folder, str(2 * stack)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def asked(popen: subprocess.Popen[bytes], request: bytes, latest_s: float) -> Answer | None:
    """The child's answer; None: it ended, or was ended after so many seconds."""
    assert popen.stdin
    assert popen.stdout
    timer = Timer(latest_s, popen.kill)
    timer.daemon = True
    timer.start()
    try:
        popen.stdin.write(request)
        popen.stdin.flush()
        head = popen.stdout.readline().split()
        data = popen.stdout.read(int(head[2])) if len(head) == 3 else b""
    except OSError:
        return None
    finally:
        timer.cancel()
    if len(head) < 3 or len(data) < int(head[2]):
        return None
    return Answer(head[0].decode(), data.decode("utf-8", "surrogatepass"), float(head[1]))


def end(running: Running) -> None:
    """Ends the child, if it is ours."""
    if running.owner != os.getpid():
        return
    running.popen.kill()
    running.popen.communicate()  # closes the pipes and takes its status
