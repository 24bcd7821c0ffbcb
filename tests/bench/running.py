"""Running: CPU seconds of commands, one after the other or in pairs, and tables of what they took."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median

__all__ = ["ROOT", "Row", "cpu_seconds", "ratios", "table"]

ROOT = Path(__file__).parents[2]
Row = Mapping[str, str]  # the heads of the columns → the cells


def cpu_seconds(command: Sequence[str | Path], environment: Mapping[str, str], folder: Path = ROOT) -> float:
    """User and system time of a command and of all processes that it started and waited for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, env=dict(environment), capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(f"{command} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def ratios(pairs: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """The medians of the first and of the second of each pair, and of the ratios of the pairs."""
    return median(one for one, _ in pairs), median(two for _, two in pairs), median(one / two for one, two in pairs)


def table(rows: Iterable[Row]) -> str:
    """A Markdown table; the heads are those of the first row."""
    found = list(rows)
    heads = list(found[0]) if found else []
    lines = [heads, ["---"] * len(heads), *(list(row.values()) for row in found)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
