"""`deckc` in a process of its own, forked from one that has imported it: a start costs a fraction of a new Python's."""

from __future__ import annotations

import atexit
import multiprocessing
import os
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import TextIO

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["deckc.cli.serve", "deckc.pipeline", "deckc.serve.app", "deckc.serve.connections"])


class Forked:
    """A running `deckc`, with what tests need of `subprocess.Popen`."""

    def __init__(self, process: ForkServerProcess, stdout: TextIO) -> None:
        self.process, self.stdout = process, stdout
        self.pid = process.pid or 0

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def wait(self, timeout: float) -> int | None:
        """Its status, or None when it has not ended in so many seconds; a signal that ended it is negative."""
        self.process.join(timeout)
        return self.process.exitcode


@contextmanager
def forked(words: Sequence[str], errors: Path) -> Iterator[Forked]:
    """`deckc` with these arguments, here, in this environment; its errors go to a file. It is ended afterwards."""
    reading, writing = os.pipe()
    out = Connection(writing, readable=False)
    process = FORKS.Process(target=_deckc, args=(words, dict(os.environ), out, errors))
    with open(reading, encoding="utf-8") as stdout:  # noqa: PTH123 (of a descriptor)
        process.start()
        out.close()
        try:
            yield Forked(process, stdout)
        finally:
            process.terminate()
            process.join(60)
            process.close()


def _deckc(words: Sequence[str], environment: Mapping[str, str], out: Connection, errors: Path) -> None:
    """The child: as `python -W error -m deckc`."""
    from deckc.cli import main

    os.environ.clear()
    os.environ.update(environment)
    with errors.open("wb") as log:
        os.dup2(out.fileno(), 1)
        os.dup2(log.fileno(), 2)
    out.close()
    sys.stdout, sys.stderr = (open(number, "w", closefd=False) for number in (1, 2))  # noqa: SIM115
    sys.argv = ["deckc", *words]
    warnings.simplefilter("error")
    try:
        main()
    finally:
        atexit._run_exitfuncs()  # a process of `multiprocessing` ends without
