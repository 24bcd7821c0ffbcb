"""Many decks: each built by a worker of an executor, so that all processors, or several machines, share them.

In: paths of decks, an executor. Out: a result for each, in the order of the paths: a `BuildResult` as `build()` gives
it, or a `LostDeck` where the worker ended (it was killed, or ran out of memory).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from pathlib import Path

from deckc.config import Options
from deckc.pipeline import BuildResult
from deckc.pipeline.many import processes
from deckc.pipeline.many.jobs import BuildJob, LostDeck, kept_build, lost, run_by

__all__ = ["BuildJob", "LostDeck", "build_jobs", "build_many"]

FEWEST = 4  # decks: fewer are built before other processes are as warm as this one


def build_many(
    paths: Iterable[Path | str], executor: Executor | None = None, *, options: Options | None = None
) -> list[BuildResult | LostDeck]:
    """The decks, each whole, in the order of their paths; nothing is written.

    `executor`: any of `concurrent.futures`, or one like them (Dask's `Client.get_executor()`); None: a process for each
    processor. The result does not depend on it. An exception of a build (a mistake of deckc's) is raised.
    """
    return build_jobs([BuildJob(Path(path), options or Options()) for path in paths], executor)


def build_jobs(jobs: Sequence[BuildJob], executor: Executor | None = None) -> list[BuildResult | LostDeck]:
    """A result for each job, in order."""
    if executor is not None:
        results = run_by(executor, jobs)
        return [lost(job) if result is None else result for job, result in zip(jobs, results, strict=True)]
    if len(jobs) < FEWEST or processes.processors() < 2:
        return [kept_build(job.entry, job.options, job.keep) for job in jobs]
    return processes.run_by_processes(jobs)
