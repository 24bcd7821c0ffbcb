"""PPTX: a picture a page, as Slidev's: it looks like the deck everywhere and holds the notes. Words are alt text."""

from __future__ import annotations

from io import BytesIO
from itertools import zip_longest

from deckc.diagnostics import Diagnostic
from deckc.export.job import Exported, Job, about_slide
from deckc.export.notes import note_of
from deckc.export.pdf_outline import metadata
from deckc.export.png import photographs

__all__ = ["EMU_PER_PX", "describe", "export_pptx"]

EMU_PER_PX = 9525
NO_LAYOUT = 6  # "Blank" of python-pptx's own template
ALT_LENGTH = 1000


def export_pptx(job: Job) -> Exported:
    """One file. Problems: what the slides lack, a page that the file lacks."""
    from pptx import Presentation  # of an extra
    from pptx.util import Emu

    problems: list[Diagnostic] = []
    show = Presentation()
    show.slide_width, show.slide_height = Emu(job.width * EMU_PER_PX), Emu(job.height * EMU_PER_PX)
    describe(show, job)
    count = 0
    for seen, png in photographs(job, problems):
        slide = show.slides.add_slide(show.slide_layouts[NO_LAYOUT])
        picture = slide.shapes.add_picture(BytesIO(png), 0, 0, show.slide_width, show.slide_height)
        properties = picture._element.nvPicPr.cNvPr
        properties.set("descr", " ".join((*seen.words, *seen.drawn))[:ALT_LENGTH] or f"Slide {seen.sheet.no}")
        properties.set("name", f"Slide {seen.sheet.no}")
        if note := note_of(job, seen.sheet.no):
            slide.notes_slide.notes_text_frame.text = note
        count += 1
    file = BytesIO()
    show.save(file)
    pages = Presentation(BytesIO(file.getvalue())).slides
    for no, (page, _) in enumerate(zip_longest(pages, range(count)), 1):
        if page is None or not any(shape.shape_type == 13 for shape in page.shapes):
            problems.append(about_slide(job, "not-in-export", f"page {no} of the PPTX has no picture", 0))
    return Exported((job.file(".pptx", file.getvalue()),), tuple(problems))


def describe(show: object, job: Job) -> None:
    """Title, author and subject of a presentation of python-pptx."""
    said = metadata(job)
    properties = show.core_properties  # type: ignore[attr-defined]
    properties.title, properties.author = said.get("/Title", ""), said.get("/Author", "")
    properties.subject, properties.keywords = said.get("/Subject", "")[:255], said.get("/Keywords", "")[:255]
    properties.comments = "Created by deckc"
