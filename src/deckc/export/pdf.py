"""PDF: a page a slide or a click, of the canvas's size, with text, links, outline, page labels, tags and language.

The print view is printed in one go, so that each font and picture is embedded once; a long deck in portions that are
joined, and with `per_slide` each slide by itself. What will be written is looked at: number of pages, ink and words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from deckc.browser.devtools import BrowserError
from deckc.diagnostics import Diagnostic
from deckc.export.job import Exported, Job, about_slide, sheets_of
from deckc.export.pdf_outline import finish
from deckc.export.pdffile.compression import make_smaller
from deckc.export.pdffile.merging import join
from deckc.export.pdffile.objects import Pdf, PdfError, read, write
from deckc.export.pdffile.page_text import has_ink, text_of
from deckc.export.verification import Seen, look_at, lost_words, plain

__all__ = ["export_pdf", "portions", "print_route", "read_printed"]

SHEETS = 80
"""So many are printed together: a browser takes more than a megabyte for each, until the file is made."""


def export_pdf(job: Job) -> Exported:
    """One file. Problems: what the slides lack, and what the file lacks of them."""
    printed: list[bytes] = []
    seen: list[Seen] = []
    problems: list[Diagnostic] = []
    for numbers in portions(job, SHEETS):
        data, sheets, found = _print(job, numbers)
        printed.append(data)
        seen += sheets
        problems += found
        job.step(len(numbers))
    pdf = join([read_printed(data) for data in printed], [each.sheet.id for each in seen])
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


def portions(job: Job, sheets: int) -> Iterator[tuple[int, ...]]:
    """The slides that are shown together: at most so many sheets, as a browser holds in little memory."""
    most = 1 if job.settings.per_slide else sheets
    clicks = Counter(sheet.no for sheet in sheets_of(job))
    portion: list[int] = []
    for no in job.numbers:
        if portion and sum(clicks[each] for each in portion) + clicks[no] > most:
            yield tuple(portion)
            portion = []
        portion.append(no)
    yield tuple(portion)


def _print(job: Job, numbers: Sequence[int]) -> tuple[bytes, list[Seen], list[Diagnostic]]:
    with job.show(print_route(job, numbers)) as view:
        sheets = [sheet for sheet in sheets_of(job) if sheet.no in set(numbers)]
        seen, problems = look_at(job, view, sheets)
        return view.page.pdf(seconds=max(60, len(sheets))), seen, problems


def print_route(job: Job, numbers: Sequence[int]) -> str:
    """The route of the view with all sheets of these slides. Links lead to any slide of the job."""
    clicks = "print=clicks&" if job.settings.with_clicks else ""
    among = "" if len(numbers) == len(job.numbers) else f"&among={','.join(map(str, job.numbers))}"
    return f"/print?{clicks}range={','.join(map(str, numbers))}{among}"


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
