"""How work grows with its size: a ratio of two CPU times in one run, which no slow or busy machine changes."""

from __future__ import annotations

import time
from collections.abc import Callable

TIMES = 8  # how much larger the larger work is
LINEAR = 3 * TIMES  # a wide margin over work in proportion; what grows with the square takes 64 times as long


def growth(work: Callable[[int], object], size: int) -> float:
    """CPU time of the work at a size over that at an eighth of it; the least of three counts for both."""
    return _least(work, size) / _least(work, size // TIMES)


def _least(work: Callable[[int], object], size: int) -> float:
    spent = []
    for _ in range(3):
        began = time.process_time()
        work(size)
        spent.append(time.process_time() - began)
    return min(spent)
