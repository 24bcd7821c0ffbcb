"""Outline: what a PDF says of itself: title and author, outline from the slides' titles, page labels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from deckc.build.page import summary
from deckc.export.job import Job, Sheet

if TYPE_CHECKING:
    from pypdf import PdfWriter

__all__ = ["entries", "finish", "labels"]


def finish(writer: PdfWriter, job: Job, sheets: Sequence[Sheet]) -> None:
    """Adds them to a file that has a page for each sheet."""
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

    writer.metadata = metadata(job)
    if job.settings.with_toc:
        above: list[tuple[int, Any]] = []
        for title, level, page in entries(job, sheets):
            while above and above[-1][0] >= level:
                above.pop()
            above.append(
                (level, writer.add_outline_item(title=title, page_number=page, parent=above[-1][1] if above else None))
            )
        if above:
            writer.page_mode = "/UseOutlines"
    numbers = ArrayObject()
    for page, label in labels(sheets):
        said = DictionaryObject({NameObject(key): _pdf_value(value) for key, value in label.items()})
        numbers.extend([NumberObject(page), said])
    writer.root_object[NameObject("/PageLabels")] = DictionaryObject({NameObject("/Nums"): numbers})


def metadata(job: Job) -> dict[str, str]:
    config = job.result.config
    said = {
        "/Title": job.title,
        "/Author": config["author"],
        "/Subject": summary(str(config["info"])) if config["info"] else "",
        "/Keywords": ", ".join(map(str, config["keywords"] or ())),
        "/Creator": "deckc",
    }
    return {key: str(value) for key, value in said.items() if value}


def entries(job: Job, sheets: Sequence[Sheet]) -> list[tuple[str, int, int]]:
    """Title, level and page (from 0) of each slide that has a title, at its first sheet."""
    firsts: dict[int, int] = {}
    for page, sheet in enumerate(sheets):
        firsts.setdefault(sheet.no, page)
    slides = [job.result.slides[no - 1] for no in firsts]
    return [(slide.title, slide.level, firsts[slide.no]) for slide in slides if slide.title]


def labels(sheets: Sequence[Sheet]) -> list[tuple[int, dict[str, int | str]]]:
    """Where a run of labels begins, and what its first is: the slide's number; `3.1` for one of several clicks."""
    several = {one.no for one, other in pairwise(sheets) if one.no == other.no}
    runs: list[tuple[int, dict[str, int | str]]] = []
    expected = -1
    for page, sheet in enumerate(sheets):
        if sheet.no in several:
            runs.append((page, {"/P": f"{sheet.no}.{sheet.click}"}))
            expected = -1
        else:
            if sheet.no != expected:
                runs.append((page, {"/S": "/D", "/St": sheet.no}))
            expected = sheet.no + 1
    return runs


def _pdf_value(value: int | str) -> Any:
    from pypdf.generic import NameObject, NumberObject, TextStringObject

    if isinstance(value, int):
        return NumberObject(value)
    return NameObject(value) if value.startswith("/") else TextStringObject(value)
