"""PDF: a page a slide or a click, of the canvas's size, with text, links, outline, page labels, tags and language.

The print view is printed in one go, so that each font and picture is embedded once; `per_slide` prints each slide by
itself and joins them. Then the file is read again: number of pages, ink and words of each.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from deckc.diagnostics import Diagnostic
from deckc.export.job import Exported, Job, about_slide, sheets_of
from deckc.export.outline import finish
from deckc.export.verify import Seen, look_at, lost_words, plain

__all__ = ["export_pdf", "print_route", "quiet_pypdf"]

INK = re.compile(rb"(?<![\w/])(?:Tj|TJ|Do|sh|S|B\*?|b\*?|EI)(?!\w)")
FILL = re.compile(rb"(?<![\w/])f\*?(?!\w)")


def export_pdf(job: Job) -> Exported:
    """One file. Problems: what the slides lack, and what the file lacks of them."""
    from pypdf import PdfReader, PdfWriter  # slow to import

    quiet_pypdf()
    writer = PdfWriter()
    seen: list[Seen] = []
    problems: list[Diagnostic] = []
    for numbers in _portions(job):
        data, sheets, found = _print(job, numbers)
        seen += sheets
        problems += found
        if len(job.numbers) == len(numbers):
            writer = PdfWriter(clone_from=BytesIO(data))
        else:
            writer.append(BytesIO(data), import_outline=False)
        job.step(len(numbers))
    finish(writer, job, [each.sheet for each in seen])
    file = BytesIO()
    writer.write(file)
    problems += verify(job, PdfReader(BytesIO(file.getvalue())), seen)
    return Exported((job.file(".pdf", file.getvalue()),), tuple(problems))


def _portions(job: Job) -> Iterator[tuple[int, ...]]:
    """The slides that are printed together."""
    if job.settings.per_slide:
        yield from ((no,) for no in job.numbers)
    else:
        yield job.numbers


def _print(job: Job, numbers: Sequence[int]) -> tuple[bytes, list[Seen], list[Diagnostic]]:
    with job.show(print_route(job, numbers)) as view:
        sheets = [sheet for sheet in sheets_of(job) if sheet.no in set(numbers)]
        seen, problems = look_at(job, view, sheets)
        return view.page.pdf(seconds=max(60, len(sheets))), seen, problems


def print_route(job: Job, numbers: Sequence[int]) -> str:
    """The route of the view with all sheets of these slides."""
    clicks = "print=clicks&" if job.settings.with_clicks else ""
    return f"/print?{clicks}range={','.join(map(str, numbers))}"


def verify(job: Job, reader: Any, seen: Sequence[Seen]) -> list[Diagnostic]:
    """What the file lacks of what the browser shows."""
    problems = []
    pages = list(reader.pages)
    if len(pages) != len(seen):
        problems.append(about_slide(job, "not-in-export", f"the PDF has {len(pages)} pages in place of {len(seen)}", 0))
    for each, page in zip(seen, pages, strict=False):
        if (each.words or each.painted) and not has_ink(page):
            problems.append(about_slide(job, "not-in-export", "its page in the PDF is blank", each.sheet.no))
        elif each.words:
            problems += lost_words(job, each, plain(page.extract_text()), "the PDF")
    return problems


def has_ink(page: Any) -> bool:
    """Whether text, pictures, lines or more than a background are painted."""
    contents = page.get_contents()
    data = b"" if contents is None else contents.get_data()
    return bool(INK.search(data)) or len(FILL.findall(data)) > 2


def quiet_pypdf() -> None:
    """It warns of what Chromium's files are like."""
    logging.getLogger("pypdf").setLevel(logging.ERROR)
