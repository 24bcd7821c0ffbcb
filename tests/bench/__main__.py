"""Runs the benchmarks that are named, or all, and prints a Markdown table of each."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping

from bench import builds, code, live, saves
from bench.running import Row, table

BENCHMARKS: Mapping[str, Callable[[int], Iterable[Row]]] = {
    "builds": builds.rows,
    "code": code.rows,
    "live": live.rows,
    "saves": saves.rows,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}; none: all")
    parser.add_argument("--times", type=int, default=5, metavar="N", help="how often each thing is run (default: 5)")
    given = parser.parse_args()
    unknown = [name for name in given.names if name not in BENCHMARKS]
    if unknown or given.times < 1:
        parser.error(f"there is no benchmark {', '.join(unknown)}" if unknown else "--times: 1 or more")
    for name in given.names or BENCHMARKS:
        module = sys.modules[BENCHMARKS[name].__module__]
        print(f"\n## {name}\n\n{module.__doc__}\n{table(BENCHMARKS[name](given.times))}", flush=True)


if __name__ == "__main__":
    main()
