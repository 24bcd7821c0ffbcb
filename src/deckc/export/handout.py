"""Handout: slides and notes on paper, and the notes alone. The player's own view is printed."""

from __future__ import annotations

from typing import Any

from deckc.export.job import Exported, Job, Sheet, about_slide
from deckc.export.notes import note_of
from deckc.export.pdf import read_printed
from deckc.export.pdf_outline import say
from deckc.export.pdffile.compression import make_smaller
from deckc.export.pdffile.objects import write
from deckc.export.pdffile.page_text import text_of
from deckc.export.verification import look_at, lost_words, lost_words_of_text, plain

__all__ = ["UPS", "export_handout", "export_notes"]

UPS = (1, 2, 3, 6)
"""How many slides a page may have."""


def export_handout(job: Job) -> Exported:
    """Slides with their notes, so many a page. Problems: what the slides lack, and what the file lacks of them."""
    up = max(up for up in UPS if up <= max(job.settings.up, 1))
    sheets = [Sheet(no, job.result.slides[no - 1].clicks, f"{no:03}-01") for no in job.numbers]
    with job.show(f"{_route(job)}&up={up}") as view:
        seen, problems = look_at(job, view, sheets)
        data, text = _printed(job, view)
    for each in seen:
        problems += lost_words(job, each, text, "the handout")
    return Exported((job.file(".pdf", data),), (*problems, *_lost_notes(job, text)))


def export_notes(job: Job) -> Exported:
    """The notes of the slides that have some. Problems: words of them that the file lacks."""
    with job.show(_route(job)) as view:
        problems = [about_slide(job, fault.code, fault.message, fault.no) for fault in view.faults]
        data, text = _printed(job, view)
    return Exported((job.file(".pdf", data),), (*problems, *_lost_notes(job, text)))


def _route(job: Job) -> str:
    return f"/presenter/print?paper={job.settings.paper}&range={','.join(map(str, job.numbers))}"


def _printed(job: Job, view: Any) -> tuple[bytes, str]:
    """The file, and the text of all its pages as it is compared."""
    pdf = read_printed(view.page.pdf())
    say(pdf, job)
    make_smaller(pdf)
    job.step(len(job.numbers))
    return write(pdf), plain("".join(text_of(pdf, page) for _, page in pdf.pages()))


def _lost_notes(job: Job, text: str) -> list[Any]:
    """Problems of notes whose words are not there."""
    problems = []
    for no in job.numbers:
        html = job.result.slides[no - 1].note_html if note_of(job, no) else ""
        if lost := lost_words_of_text(html, text):
            problems.append(about_slide(job, "not-in-export", f"the file lacks {lost} of its note", no))
    return problems
