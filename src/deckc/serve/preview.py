"""Preview: what open pages see, and how a new build changes it.

In: build results. Out: files and problems to show. A build with errors leaves the last good files in place;
its problems are shown over them until a build is right again.
"""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from deckc.build import BuildResult
from deckc.diagnostics import Diagnostic
from deckc.model import Artifact
from deckc.page import changes
from deckc.report import render

__all__ = ["Preview", "Shown"]

PAGE = PurePosixPath("index.html")


@dataclass(frozen=True, slots=True)
class Shown:
    """What open pages see. A page that was made from another version is out of date."""

    files: Mapping[PurePosixPath, bytes | Path] = field(default_factory=dict)
    version: str = ""
    good: bool = False  # the files are those of a build without errors
    faults: tuple[Mapping[str, str], ...] = ()  # what stands over the slides: severity and text
    marks: Mapping[PurePosixPath, str] = field(default_factory=dict)  # by which a file is known to be another
    change: Mapping[str, Any] | None = None  # from the version before; None: load the page anew

    def message(self) -> dict[str, Any]:
        """What a page must know to bring itself up to date."""
        return {"version": self.version, "faults": list(self.faults), "change": self.change}


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
    marks = {artifact.path: mark(artifact) for artifact in result.artifacts}
    new = Shown(files, version(marks), not errors, faults, marks)
    return replace(new, change=before.change if new.version == before.version else _change(before, new))


def _change(before: Shown, new: Shown) -> Mapping[str, Any] | None:
    """What open pages of the version before must change; None where a file that they may show is another one."""
    kept = all(new.marks.get(path, old) == old for path, old in before.marks.items() if path.suffix != ".html")
    old, page = before.files.get(PAGE), new.files.get(PAGE)
    made = changes(old.decode(), page.decode()) if kept and isinstance(old, bytes) and isinstance(page, bytes) else None
    return None if made is None else {"before": before.version, **made}


def _fault(error: Diagnostic, sources: Mapping[Path, str]) -> Mapping[str, str]:
    return {"severity": error.severity, "text": render([error], sources).rstrip()}


def _our_fault(trace: str) -> Mapping[str, str]:
    return {
        "severity": "error",
        "text": f"This is a fault of deckc, not of your deck. The slides are as they were.\n\n{trace}",
    }


def mark(artifact: Artifact) -> str:
    """Equal for equal files; one that is copied counts by time and size."""
    if isinstance(artifact.data, bytes):
        return hashlib.blake2b(artifact.data, digest_size=8).hexdigest()
    if not artifact.data.is_file():
        return ""
    status = artifact.data.stat()
    return f"{status.st_mtime_ns} {status.st_size}"


def version(marks: Mapping[PurePosixPath, str]) -> str:
    """A short name for these files."""
    lines = "".join(f"{path}\0{known}\0" for path, known in marks.items())
    return hashlib.blake2b(lines.encode(), digest_size=8).hexdigest()
