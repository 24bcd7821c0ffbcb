"""A build with an empty user cache beside the next one of the same deck: CPU seconds of all processes, in pairs."""

from __future__ import annotations

import compileall
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.decks import WRITTEN
from bench.running import ROOT, Row, cpu_seconds, ratios

__all__ = ["rows"]


def rows(times: int) -> Iterator[Row]:
    compileall.compile_dir(str(ROOT / "src"), quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        decks: dict[str, Path] = {"decks/intro.md": ROOT / "decks" / "intro.md"}
        for name, written in WRITTEN.items():
            decks[name] = Path(folder) / name.replace(" ", "-") / "slides.md"
            decks[name].parent.mkdir()
            decks[name].write_text(written(), encoding="utf-8")
        pairs: dict[str, list[tuple[float, float]]] = {name: [] for name in decks}
        for _ in range(times):
            for name, deck in decks.items():
                pairs[name].append(cold_and_warm(deck, Path(folder) / "run"))
        for name, found in pairs.items():
            cold, warm, ratio = ratios(found)
            yield {"deck": name, "first, s": f"{cold:.2f}", "second, s": f"{warm:.2f}", "ratio": f"{ratio:.2f}"}


def cold_and_warm(deck: Path, folder: Path) -> tuple[float, float]:
    """The first build of a deck on a machine that has built none, and the second."""
    shutil.rmtree(folder, ignore_errors=True)
    command = (sys.executable, "-m", "deckc", "build", str(deck), "--out", str(folder / "site"))
    environment: Mapping[str, str] = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    return cpu_seconds(command, environment), cpu_seconds(command, environment)
