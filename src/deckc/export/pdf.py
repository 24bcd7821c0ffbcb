"""PDF: a page a slide or a click, of the canvas's size, with text, links, outline, page labels, tags and language.

The print view is printed in one go, so that each font and picture is embedded once; `per_slide` prints each slide by
itself and joins them. What will be written is looked at: number of pages, ink and words of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

from deckc.browser.client import BrowserError
from deckc.diagnostics import Diagnostic
from deckc.export.job import Exported, Job, about_slide, sheets_of
from deckc.export.outline import finish
from deckc.export.pdffile.objects import Pdf, PdfError, read, write
from deckc.export.pdffile.smaller import make_smaller
from deckc.export.pdffile.text import has_ink, text_of
from deckc.export.verify import Seen, look_at, lost_words, plain

__all__ = ["export_pdf", "print_route", "read_printed"]


def export_pdf(job: Job) -> Exported:
    """One file. Problems: what the slides lack, and what the file lacks of them."""
    printed: list[bytes] = []
    seen: list[Seen] = []
    problems: list[Diagnostic] = []
    for numbers in _portions(job):
        data, sheets, found = _print(job, numbers)
        printed.append(data)
        seen += sheets
        problems += found
        job.step(len(numbers))
    pdf = read_printed(printed[0] if len(printed) == 1 else _joined(printed))
    finish(pdf, job, [each.sheet for each in seen])
    make_smaller(pdf)
    problems += verify(job, pdf, seen)
    return Exported((job.file(".pdf", write(pdf)),), tuple(problems))


def read_printed(data: bytes) -> Pdf:
    """What a browser has printed. BrowserError: it is no such file."""
    try:
        return read(data)
    except PdfError as error:
        raise BrowserError(f"the browser printed something else than a PDF: {error}") from error


def _joined(files: Sequence[bytes]) -> bytes:
    """Files one after the other."""
    from pypdf import PdfWriter  # slow to import

    writer = PdfWriter()
    for data in files:
        writer.append(BytesIO(data), import_outline=False)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


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


def verify(job: Job, pdf: Pdf, seen: Sequence[Seen]) -> list[Diagnostic]:
    """What the file lacks of what the browser shows."""
    problems = []
    pages = pdf.pages()
    if len(pages) != len(seen):
        problems.append(about_slide(job, "not-in-export", f"the PDF has {len(pages)} pages in place of {len(seen)}", 0))
    for each, (_, page) in zip(seen, pages, strict=False):
        if (each.words or each.painted) and not has_ink(pdf, page):
            problems.append(about_slide(job, "not-in-export", "its page in the PDF is blank", each.sheet.no))
        elif each.words:
            problems += lost_words(job, each, plain(text_of(pdf, page)), "the PDF")
    return problems
