"""Job: a deck to be exported, the words that all formats share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from deckc.diagnostics import Diagnostic, problem
from deckc.export.browser_view import Shown
from deckc.export.settings import ExportSettings
from deckc.model import Artifact, Span
from deckc.pipeline import BuildResult

__all__ = ["Exported", "Job", "Sheet", "about_slide", "sheets_of"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A slide at a click. `id`: of its element in the print view."""

    no: int
    click: int
    id: str


@dataclass(frozen=True, slots=True)
class Exported:
    """What a format made. Paths are relative to the folder of the output."""

    files: tuple[Artifact, ...]
    problems: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """A built deck, how it is to be exported, and a browser for those formats that need one.

    `show(route)` opens a view of the deck, such as `/print?range=1-3`, and is ready when the block begins.
    """

    result: BuildResult
    settings: ExportSettings
    numbers: tuple[int, ...]  # of the slides that are wanted
    name: str  # of the file or folder to be, without its ending
    show: Callable[[str], AbstractContextManager[Shown]]
    step: Callable[[int], None] = field(default=lambda done: None)  # so many more pages are done

    @property
    def width(self) -> int:
        """Of the canvas, in px."""
        return round(self.result.config.canvas_width)

    @property
    def height(self) -> int:
        return self.result.config.canvas_height

    @property
    def title(self) -> str:
        """The deck's title, plain text."""
        return self.result.config.page_title.removesuffix(" - Slidev")

    def file(self, ending: str, data: bytes) -> Artifact:
        return Artifact(PurePosixPath(self.name + ending), data)


def sheets_of(job: Job) -> tuple[Sheet, ...]:
    """The pages of the export: a slide each at its last click, or one a click. Ids are those of the print view."""
    return tuple(sheet for no in job.numbers for sheet in _sheets(job, no))


def _sheets(job: Job, no: int) -> Iterable[Sheet]:
    slide = job.result.slides[no - 1]
    last = max(slide.clicks, slide.clicks_start)
    if not job.settings.with_clicks:
        return [Sheet(no, last, f"{no:03}-01")]
    return [Sheet(no, click, f"{no:03}-{click + 1:02}") for click in range(slide.clicks_start, last + 1)]


def about_slide(job: Job, code: str, message: str, no: int, hint: str | None = None) -> Diagnostic:
    """A problem of a slide, at the place where it begins; of the whole deck with 0."""
    if not no:
        return problem(code, message, Span(job.result.deck.entry, 1), hint=hint)
    source = job.result.deck.slides[no - 1].source
    return problem(code, f"slide {no}: {message}", Span(source.file, source.body_line, source.body_column), hint=hint)
