"""Jobs: a deck to build, as it goes to a worker, and what comes back.

What a build raises comes back as data: what a future raises itself is said of the executor.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from concurrent.futures import Executor, Future
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from traceback import format_exception

from deckc.config import Options
from deckc.diagnostics import Diagnostic, problem
from deckc.model import Span
from deckc.pipeline import BuildResult, Cache, build
from deckc.pipeline.disk_cache import DiskCache

__all__ = ["BuildJob", "LostDeck", "kept_build", "lost", "run_by"]


@dataclass(frozen=True, slots=True)
class BuildJob:
    """A deck to build. `keep`: with compiled slides of former builds, and for later ones (`disk_cache.py`)."""

    entry: Path
    options: Options = field(default_factory=Options)
    keep: bool = False


@dataclass(frozen=True, slots=True)
class LostDeck:
    """A deck whose worker ended before it was built."""

    entry: Path
    problems: tuple[Diagnostic, ...]
    failed: bool = True


def kept_build(entry: Path, options: Options, keep: bool) -> BuildResult:
    """One deck, whole; `keep` as in `BuildJob`."""
    cache = DiskCache(entry, options) if keep else Cache()
    result = build(entry, options=options, cache=cache)
    cache.save()
    return result


def run_by(executor: Executor, jobs: Sequence[BuildJob]) -> list[BuildResult | None]:
    """What became of each job; None: its worker ended."""
    futures: list[Future[bytes] | None] = []
    for job in jobs:
        try:
            futures.append(executor.submit(worker, job))
        except Exception:  # no worker is left
            futures.append(None)
    return [None if future is None else result_of(future) for future in futures]


def result_of(future: Future[bytes]) -> BuildResult | None:
    try:
        data = future.result()
    except Exception:  # what a build raises is data: each executor has its own for a worker that is gone
        return None
    result: BuildResult | Exception = pickle.loads(data)  # of our own worker
    if isinstance(result, Exception):
        raise result
    return result


def run(job: BuildJob) -> bytes:
    """A job, in a worker: its `BuildResult` or its exception, pickled."""
    try:
        return pickle.dumps(built(job))
    except Exception as error:
        with suppress(Exception):
            return pickle.dumps(error)
        return pickle.dumps(RuntimeError("".join(format_exception(error))))


def built(job: BuildJob) -> BuildResult:
    """The result without what holds functions and handles of its process: what a preview goes on with."""
    return replace(kept_build(job.entry, job.options, job.keep), live=None, inputs=None)


worker = run  # what an executor is given


def lost(job: BuildJob) -> LostDeck:
    message = "the process that built this deck ended before it was done"
    hint = "it was killed, or had too little memory; `--untrusted` bounds what scripts of a deck may take"
    return LostDeck(job.entry, (problem("worker-lost", message, Span(job.entry, 1), hint=hint),))
