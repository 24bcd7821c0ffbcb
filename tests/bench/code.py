"""Colours of code: CPU time of the first block of a process, and of many lines that are all new to it."""

from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Iterator
from statistics import median

from bench.decks import typescript
from bench.running import Row

__all__ = ["rows"]

SMALL, LARGE = 2_000, 16_000  # lines
PROGRAM = """
import sys, time
from deckc.code import highlight
code = sys.stdin.read()
for part in code.split("\\0"):
    began = time.process_time()
    highlight(part, "ts")
    print(time.process_time() - began)
"""


def rows(times: int) -> Iterator[Row]:
    parts = [typescript(20), typescript(SMALL), typescript(LARGE)]
    runs = [measured(parts) for _ in range(times)]
    first, small, large = (median(run[place] for run in runs) for place in range(3))
    growth = median(math.log(run[2] / run[1]) / math.log(LARGE / SMALL) for run in runs)
    yield {"what": "first block, 20 lines of TypeScript", "CPU": f"{first:.3f} s"}
    yield {"what": f"{SMALL:,} lines after it", "CPU": f"{small:.2f} s, {SMALL / small:,.0f} lines/s"}
    yield {"what": f"{LARGE:,} lines", "CPU": f"{large:.2f} s, {LARGE / large:,.0f} lines/s"}
    yield {"what": "growth with the number of lines (1: in proportion)", "CPU": f"exponent {growth:.2f}"}


def measured(parts: list[str]) -> list[float]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], input="\0".join(parts), capture_output=True, text=True, check=True
    )
    return [float(line) for line in done.stdout.split()]
