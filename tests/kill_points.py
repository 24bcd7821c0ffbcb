"""A process that is killed at each step of writing a site, in a program of its own: it forks.

`python kill_points.py FOLDER`: in the folder lie `old.pickle` and `new.pickle`, a site each as path → bytes or Path.
Prints one JSON object: `points`, how many there are, and `broken`, what was wrong after a kill, by its point.
"""

from __future__ import annotations

import io
import json
import os
import pickle
import shutil
import signal
import sys
from collections.abc import Mapping
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Any

from deckc.model import Artifact
from deckc.write import MANIFEST, write

STEPS = frozenset(["open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"])

Site = Mapping[PurePosixPath, bytes | Path]


class Killer:
    """Kills its process at a step on the disk, counted from now on; half a write is a step, too."""

    def __init__(self, point: int) -> None:
        self.left = point
        sys.addaudithook(lambda event, _: self.step() if event in STEPS else None)
        opened = io.open

        def open_slow(*all_: Any, **named: Any) -> Any:
            file = opened(*all_, **named)
            if isinstance(file, io.BufferedWriter):
                self.slow(file)
            return file

        io.open = open_slow

    def slow(self, file: io.BufferedWriter) -> None:
        raw = file.raw

        def write_halves(data: Any) -> int:
            half = bytes(data[: len(data) // 2])
            raw.write(half)
            self.step()
            raw.write(bytes(data[len(half) :]))
            return len(data)

        file.write = write_halves  # type: ignore[method-assign]

    def step(self) -> None:
        self.left -= 1
        if self.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)


def artifacts(site: Site) -> list[Artifact]:
    return [Artifact(path, data) for path, data in site.items()]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def content(site: Site) -> dict[str, bytes]:
    return {str(path): data if isinstance(data, bytes) else data.read_bytes() for path, data in site.items()}


def killed_at(point: int, new: Site, out: Path) -> bool:
    """Whether a process that writes the site was killed at that point: there are fewer of them otherwise."""
    child = os.fork()
    if child == 0:
        Killer(point)
        write(artifacts(new), out)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def fault_of(before: Mapping[str, bytes], after: Mapping[str, bytes], new: Site, out: Path) -> str | None:
    """What is wrong with the site after a kill, and after the build that follows."""
    stands = files(out)
    site = before if stands["index.html"] == before["index.html"] else after
    # A page beside `index.html` may be the new one already; it has its own files, which must stand.
    wrong = [name for name, data in site.items() if stands.get(name) != data and not name.endswith(".html")]
    half = [name for name in before if name in stands and stands[name] not in (before[name], after.get(name))]
    if wrong or half:
        return f"missing {wrong}, half {half}"
    write(artifacts(new), out)
    stands = files(out)
    left = stands.keys() ^ {*after, str(MANIFEST)}
    return f"left {sorted(left)}" if left or any(stands[name] != data for name, data in after.items()) else None


def main(folder: Path) -> None:
    old: Site = pickle.loads((folder / "old.pickle").read_bytes())
    new: Site = pickle.loads((folder / "new.pickle").read_bytes())
    before, after = content(old), content(new)
    write(artifacts(old), folder / "old")
    broken = {}
    for point in count():
        out = folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(folder / "old", out, copy_function=os.link)  # files are replaced, never written into
        if not killed_at(point, new, out):
            break
        if fault := fault_of(before, after, new, out):
            broken[point] = fault
    print(json.dumps({"points": point, "broken": broken}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
