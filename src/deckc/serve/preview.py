"""Preview: what open pages see, and how a new build changes it.

In: build results. Out: files and problems to show. A build with errors leaves the last good files in place;
its problems are shown over them until a build is right again.
"""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from deckc.build import BuildResult
from deckc.diagnostics import Diagnostic
from deckc.model import Artifact
from deckc.report import render

__all__ = ["Preview", "Shown"]


@dataclass(frozen=True, slots=True)
class Shown:
    """What open pages see. A page that was made from another version is out of date."""

    files: Mapping[PurePosixPath, bytes | Path] = field(default_factory=dict)
    version: str = ""
    good: bool = False  # the files are those of a build without errors
    faults: tuple[Mapping[str, str], ...] = ()  # what stands over the slides: severity and text

    def message(self) -> dict[str, Any]:
        """What a page must know to bring itself up to date."""
        return {"version": self.version, "faults": list(self.faults)}


class Preview:
    """The state of a running preview: what is shown now and what it was made from."""

    def __init__(self, build: Callable[[], BuildResult], built: Callable[[Preview], None]) -> None:
        self.build = build
        self.built = built
        self.shown = Shown()
        self.watch: frozenset[Path] = frozenset()
        self.result: BuildResult | None = None
        self.failure: Exception | None = None  # the last build's, if it was a fault of ours

    def rebuild(self) -> bool:
        """Builds again; whether open pages must change. A fault of ours is shown, not raised."""
        before, self.failure = self.shown, None
        try:
            self.result = self.build()
        except Exception as error:
            self.failure = error
            self.shown = replace(before, faults=(_our_fault(traceback.format_exc()),))
        else:
            self.watch = frozenset(self.result.watch)
            self.shown = _next(before, self.result)
        self.built(self)
        return self.shown.message() != before.message()


def _next(before: Shown, result: BuildResult) -> Shown:
    errors = [problem for problem in result.problems if problem.severity == "error"]
    faults = tuple(_fault(error, result.deck.sources) for error in errors)
    if errors and before.good:
        return replace(before, faults=faults)
    files = {artifact.path: artifact.data for artifact in result.artifacts}
    return Shown(files, version(result.artifacts), not errors, faults)


def _fault(error: Diagnostic, sources: Mapping[Path, str]) -> Mapping[str, str]:
    return {"severity": error.severity, "text": render([error], sources).rstrip()}


def _our_fault(trace: str) -> Mapping[str, str]:
    return {
        "severity": "error",
        "text": f"This is a fault of deckc, not of your deck. The slides are as they were.\n\n{trace}",
    }


def version(artifacts: Iterable[Artifact]) -> str:
    """A short name for these files, equal for equal files; files that are copied count by time and size."""
    digest = hashlib.blake2b(digest_size=8)
    for artifact in artifacts:
        digest.update(f"\0{artifact.path}\0".encode())
        if isinstance(artifact.data, bytes):
            digest.update(artifact.data)
        elif artifact.data.is_file():
            status = artifact.data.stat()
            digest.update(f"{status.st_mtime_ns} {status.st_size}".encode())
    return digest.hexdigest()
