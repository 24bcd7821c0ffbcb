"""Runs the fuzzer; exit status 1 when something was found."""

from __future__ import annotations

import argparse
import faulthandler
import multiprocessing
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from math import inf
from pathlib import Path
from random import Random
from types import FrameType

from fuzz.mutate import mutated
from fuzz.shrink import shrunk
from fuzz.targets import TARGETS, seeds_of

HANG_SECONDS = 3.0  # of the processor's time for one case, its builds together
DEAD_SECONDS = 120  # after this a case that cannot be interrupted ends the run
MOST_FINDS = 5  # of one process: then it has done its work


class HangError(Exception):
    """A case took too long."""


@contextmanager
def limited() -> Iterator[None]:
    def end(number: int, frame: FrameType | None) -> None:
        raise HangError

    signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, HANG_SECONDS)
    faulthandler.dump_traceback_later(DEAD_SECONDS, exit=True)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        faulthandler.cancel_dump_traceback_later()


def fault_of(name: str, text: str) -> tuple[str, str] | None:
    """What went wrong, as a short name that is equal for equal faults, and as text for a person."""
    try:
        with limited():
            TARGETS[name](text)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = "" if isinstance(error, HangError) else f" {Path(place.filename).name}:{place.lineno}"
        return f"{type(error).__name__}{where}", traceback.format_exc()
    return None


def goes_wrong(name: str, kind: str, text: str) -> bool:
    fault = fault_of(name, text)
    return fault is not None and fault[0] == kind


def run(
    seed: int, seconds: float, names: list[str], folder: Path, *, most: float = inf, finds: int = MOST_FINDS
) -> int:
    """Feeds targets until the time is over; the number of different faults.

    `most`: cases after which it is enough; `finds`: different faults after which it is.
    """
    known: set[str] = set()
    seeds = {name: seeds_of(name) for name in names}
    for name in names:  # what is loaded once is no case's time
        fault_of(name, seeds[name][0])
    latest = time.monotonic() + seconds
    cases = 0
    for number in count():
        if time.monotonic() > latest or number >= most or len(known) >= finds:
            break
        random = Random(f"{seed}/{number}")
        name = random.choice(names)
        text = mutated(random, seeds[name])
        cases += 1
        fault = fault_of(name, text)
        if fault and fault[0] not in known:
            known.add(fault[0])
            least = shrunk(text, partial(goes_wrong, name, fault[0]))
            folder.mkdir(parents=True, exist_ok=True)
            file = folder / f"{name}-{seed}-{number}.txt"
            file.write_bytes(least.encode("utf-8", "surrogatepass"))
            print(f"{fault[1]}\n{name}, seed {seed}, case {number}, {fault[0]}: {file}\n{least[:400]!r}\n", flush=True)
    print(f"seed {seed}: {cases} cases, {len(known)} faults", flush=True)
    return len(known)


def main() -> int:
    parser = argparse.ArgumentParser(prog="fuzz", description="Feeds deckc with odd input.")
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument(
        "--seed", type=int, default=int(time.time()), help="the first process's; each next has one more"
    )
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--target", action="append", choices=list(TARGETS), help="only this; may be given again")
    parser.add_argument("--out", type=Path, default=Path("fuzz-found"), help="where what was found is written")
    told = parser.parse_args()
    names = told.target or list(TARGETS)
    work = [(told.seed + number, told.seconds, names, told.out) for number in range(told.processes)]
    with multiprocessing.Pool(told.processes) as pool:
        return 1 if sum(pool.starmap(run, work)) else 0


if __name__ == "__main__":
    sys.exit(main())
