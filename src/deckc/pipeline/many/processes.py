"""Processes: our own workers, one for each processor; one that is killed costs no deck but its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from threading import active_count

from deckc.pipeline import BuildResult
from deckc.pipeline.many.jobs import BuildJob, LostDeck, lost, run_by

__all__ = ["processors", "run_by_processes"]


def run_by_processes(jobs: Sequence[BuildJob]) -> list[BuildResult | LostDeck]:
    """A pool ends with the first worker that is killed: what was near it is tried apart, then a new one goes on."""
    count = processors()
    found: dict[int, BuildResult | LostDeck] = {}
    while waiting := [index for index in range(len(jobs)) if index not in found]:
        found |= results_of_pool(jobs, waiting, min(count, len(waiting)))
        suspects = [index for index in waiting if index not in found][: 2 * count + 1]
        for index in suspects:
            found |= results_of_pool(jobs, [index], 1) or {index: lost(jobs[index])}
    return [found[index] for index in range(len(jobs))]


def results_of_pool(jobs: Sequence[BuildJob], places: Sequence[int], workers: int) -> dict[int, BuildResult | LostDeck]:
    """The results of those jobs that a pool came to."""
    with ProcessPoolExecutor(workers, context()) as pool:
        results = run_by(pool, [jobs[place] for place in places])
    return {place: result for place, result in zip(places, results, strict=True) if result is not None}


def context() -> BaseContext:
    """How processes begin: with all that is imported here, or where other threads might hold locks, in a server."""
    if sys.platform == "linux" and active_count() == 1:
        return get_context("fork")
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    made = get_context("forkserver")
    made.set_forkserver_preload([__name__])
    return made


def processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
