"""Preview: what open pages see, and how a new build changes it.

In: build results. Out: files and problems to show. A build with errors leaves the last good files in place;
its problems are shown over them until a build is right again.
"""

from __future__ import annotations

import hashlib
import json
import os
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from deckc.diagnostics import Diagnostic
from deckc.model import Artifact
from deckc.page import changes
from deckc.pipeline import BuildResult, SlideUpdate, slide_update
from deckc.report import render, sorted_problems

__all__ = ["Content", "Preview", "Shown"]

PAGE = PurePosixPath("index.html")
PAGES = frozenset((PAGE, PurePosixPath("404.html")))  # which are the same document
MOST_FAULTS = 50  # told to each page, of each severity
LOST_SHARE = 0.25  # of the slides, and two at least: a save that loses more may be half written

Made = BuildResult | Exception
Content = bytes | Path | Callable[[], bytes]  # the last: made when it is asked for
Fault = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Shown:
    """What open pages see. A page that was made from another version is out of date."""

    files: Mapping[PurePosixPath, Content] = field(default_factory=dict)
    version: str = ""
    good: bool = False  # the files are those of a build without errors
    slides: int = 0
    faults: tuple[Fault, ...] = ()  # `severity`, `text`, and `count` where one stands for many
    marks: Mapping[PurePosixPath, str] = field(default_factory=dict)  # by which a file is known to be another
    change: Mapping[str, Any] | None = None  # from the version before; None: load the page anew
    result: BuildResult | None = None  # what they are of
    updated: frozenset[int] = frozenset()  # the slides that have changed since
    texts: Mapping[Path, str] = field(default_factory=dict)  # of the file that they stand in

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

    def make(self) -> Made:
        """Builds again, and shows nothing of it yet. A fault of ours is given, not raised."""
        try:
            made = self.build()
        except Exception as error:
            return error
        self.watch = frozenset(made.watch)
        return made

    def update(self, saved: Iterable[Path]) -> bool:
        """Shows at once what the save of one slide changes; whether it is only that. The whole build must follow."""
        shown = self.shown
        if self.failure or not shown.good or shown.result is None or shown.result is not self.result:
            return False
        made = slide_update(shown.result, saved)
        if made is None or not shown.updated.issubset(made.pages):
            return False
        self.shown = _updated(shown, made)
        return True

    def doubts(self, made: Made) -> bool:
        """Whether a deck was whole and is not any more, as if it were being written."""
        if isinstance(made, Exception) or not self.shown.slides:
            return False
        lost = self.shown.slides - len(made.slides)
        return is_empty(made) or lost > max(1, LOST_SHARE * self.shown.slides)

    def take(self, made: Made) -> bool:
        """Shows what was made; whether open pages must change."""
        if isinstance(made, Exception):
            return self.fail(made)
        before, self.failure, self.result = self.shown, None, made
        self.shown = _next(before, made)
        self.built(self)
        return self.shown.message() != before.message()

    def fail(self, error: Exception) -> bool:
        """Shows a fault of ours over the slides; whether open pages must change."""
        before, self.failure = self.shown, error
        self.shown = replace(before, faults=(_our_fault(error),))
        self.built(self)
        return self.shown.message() != before.message()


def is_empty(result: BuildResult) -> bool:
    """Whether nothing is written in the deck's file."""
    return not result.deck.sources.get(result.deck.entry, "").strip()


def _next(before: Shown, result: BuildResult) -> Shown:
    faults = _faults(result)
    if before.slides and is_empty(result) and not result.failed:
        empty = {"severity": "error", "text": f"{result.deck.entry.name} is empty. These are the slides that it had."}
        return replace(before, faults=(empty,))
    if result.failed and (before.good or (before.slides and is_empty(result))):
        return replace(before, faults=faults)
    files = {artifact.path: content(artifact.data, result) for artifact in result.artifacts}
    marks = {artifact.path: mark(artifact) for artifact in result.artifacts}
    new = Shown(files, version(marks), not result.failed, len(result.slides), faults, marks, None, result)
    if _is_same(before, new):
        return replace(new, version=before.version, change=before.change)
    return replace(new, change=_change(before, new))


def _updated(before: Shown, made: SlideUpdate) -> Shown:
    change: dict[str, Any] = {"pages": made.pages, "facts": made.facts}
    files = {path: made.page if path in PAGES and path in before.files else data for path, data in before.files.items()}
    new = version({PAGE: json.dumps([before.version, change], default=str)})
    change = {"before": before.version, **change}
    return replace(before, files=files, version=new, change=change, updated=frozenset(made.pages), texts=made.texts)


def _is_same(before: Shown, new: Shown) -> bool:
    """Whether the files are the same, of which an update leaves the marks of pages as they were."""
    return before.files.keys() == new.files.keys() and all(
        before.files[path] == data if path in PAGES else before.marks[path] == new.marks[path]
        for path, data in new.files.items()
    )


def content(data: bytes | Path, result: BuildResult) -> Content:
    return result.later.get(data, data) if isinstance(data, bytes) else data


def _change(before: Shown, new: Shown) -> Mapping[str, Any] | None:
    """What open pages of the version before must change; None where a file that they may show is another one."""
    kept = all(new.marks.get(path, old) == old for path, old in before.marks.items() if path.suffix != ".html")
    old, page = before.files.get(PAGE), new.files.get(PAGE)
    if not (kept and isinstance(old, bytes) and isinstance(page, bytes)):
        return None
    made = changes(old.decode(), page.decode(), *_exchanged(before.result, new.result))
    return None if made is None else {"before": before.version, **made}


def _exchanged(before: BuildResult | None, after: BuildResult | None) -> tuple[str | None, frozenset[int]]:
    """The script that exchanges components, as `changes` takes it, and the slides that are otherwise the same."""
    if not (before and after and before.live and after.live):
        return None, frozenset()
    slides = zip(before.deck.slides, after.deck.slides, before.slides, after.slides, strict=False)
    same = (new.no for old, new, made, again in slides if old == new and made.sources == again.sources)
    return after.live.update_of(before.live), frozenset(same)


def _faults(result: BuildResult) -> tuple[Fault, ...]:
    """Errors, then warnings."""
    problems = sorted_problems(result.problems)
    return tuple(
        fault
        for severity in ("error", "warning")
        for fault in _first([each for each in problems if each.severity == severity], result.deck.sources)
    )


def _first(found: Sequence[Diagnostic], sources: Mapping[Path, str]) -> list[Fault]:
    """Problems of one severity as faults; one stands for all that are too many."""
    faults: list[Fault] = [_fault(each, sources) for each in found[:MOST_FAULTS]]
    if rest := len(found) - len(faults):
        text = f"And {rest} more: `deckc check` prints them all."
        faults.append({"severity": found[0].severity, "text": text, "count": rest})
    return faults


def _fault(problem: Diagnostic, sources: Mapping[Path, str]) -> Fault:
    return {"severity": problem.severity, "text": render([problem], sources).rstrip()}


def _our_fault(error: Exception) -> Fault:
    trace = "".join(traceback.format_exception(error))
    text = f"This is a fault of deckc, not of your deck. The slides are as they were.\n\n{trace}"
    return {"severity": "error", "text": text}


def mark(artifact: Artifact) -> str:
    """Equal for equal files; one that is copied counts by time and size."""
    if isinstance(artifact.data, bytes):
        return hashlib.blake2b(artifact.data, digest_size=8).hexdigest()
    try:
        status = artifact.data.stat()
    except (OSError, ValueError):
        return ""
    return f"{status.st_mtime_ns} {status.st_size}"


def version(marks: Mapping[PurePosixPath, str]) -> str:
    """A short name for these files, whose own names may be no text."""
    lines = (os.fsencode(path) + f"\0{known}\0".encode() for path, known in marks.items())
    return hashlib.blake2b(b"".join(lines), digest_size=8).hexdigest()
