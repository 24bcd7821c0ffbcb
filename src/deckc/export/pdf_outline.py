"""PDF outline: what a PDF says of itself: title and author, outline from the slides' titles, page labels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from deckc.export.job import Job, Sheet
from deckc.export.pdffile.objects import Pdf, Ref, string
from deckc.pipeline.page_input import summary

__all__ = ["entries", "finish", "labels", "say"]

Entry = tuple[str, int, int]


def finish(pdf: Pdf, job: Job, sheets: Sequence[Sheet]) -> None:
    """Adds them to a file that has a page for each sheet."""
    say(pdf, job)
    said = b"/PageLabels<</Nums[%s]>>" % b" ".join(b"%d<<%s>>" % (page, label) for page, label in labels(sheets))
    pages = [number for number, _ in pdf.pages()]
    found = [entry for entry in entries(job, sheets) if entry[2] < len(pages)]
    if job.settings.with_toc and found:
        said += b"/Outlines %d 0 R/PageMode/UseOutlines" % _outline(pdf, pages, found).number
    catalogue = pdf.objects[pdf.root]
    pdf.objects[pdf.root] = catalogue[: catalogue.rindex(b">>")] + said + b">>"


def say(pdf: Pdf, job: Job) -> None:
    """Title, author and the like; when it was made stays."""
    fields = {key: string(value) for key, value in metadata(job).items()}
    kept = {
        key: value for key, value in pdf.value(Ref(pdf.info)).items() if key in ("Producer", "CreationDate", "ModDate")
    }
    fields = {**{f"/{key}": b"(%s)" % value for key, value in kept.items()}, **fields}
    pdf.objects[pdf.info] = b"<<%s>>" % b"".join(b"%s%s" % (key.encode(), value) for key, value in fields.items())


def _outline(pdf: Pdf, pages: Sequence[int], found: Sequence[Entry]) -> Ref:
    """A tree of titles, each below the last one before it of a higher level."""
    root = pdf.add(b"")
    items = [pdf.add(b"") for _ in found]
    kids: dict[Ref, list[int]] = {root: []}
    parents: list[Ref] = []
    above: list[int] = []
    for index, (_, level, _) in enumerate(found):
        while above and found[above[-1]][1] >= level:
            above.pop()
        parent = items[above[-1]] if above else root
        kids.setdefault(parent, []).append(index)
        parents.append(parent)
        above.append(index)

    def family(ref: Ref) -> bytes:
        own = kids.get(ref)
        if not own:
            return b""
        first, last = items[own[0]].number, items[own[-1]].number
        return b"/First %d 0 R/Last %d 0 R/Count %d" % (first, last, _below(ref, kids, items))

    for index, (title, _, page) in enumerate(found):
        siblings = kids[parents[index]]
        at = siblings.index(index)
        near = b"/Prev %d 0 R" % items[siblings[at - 1]].number if at else b""
        near += b"/Next %d 0 R" % items[siblings[at + 1]].number if at + 1 < len(siblings) else b""
        place = b"/Parent %d 0 R/Dest[%d 0 R/Fit]" % (parents[index].number, pages[page])
        pdf.objects[items[index].number] = b"<</Title%s%s%s%s>>" % (string(title), place, near, family(items[index]))
    pdf.objects[root.number] = b"<</Type/Outlines%s>>" % family(root)
    return root


def _below(ref: Ref, kids: dict[Ref, list[int]], items: Sequence[Ref]) -> int:
    """How many titles are shown below one."""
    own = kids.get(ref, [])
    return len(own) + sum(_below(items[index], kids, items) for index in own)


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


def labels(sheets: Sequence[Sheet]) -> list[tuple[int, bytes]]:
    """Where a run of labels begins, and what its first is: the slide's number; `3.1` for one of several clicks."""
    several = {one.no for one, other in pairwise(sheets) if one.no == other.no}
    runs: list[tuple[int, bytes]] = []
    expected = -1
    for page, sheet in enumerate(sheets):
        if sheet.no in several:
            runs.append((page, b"/P(%d.%d)" % (sheet.no, sheet.click)))
            expected = -1
        else:
            if sheet.no != expected:
                runs.append((page, b"/S/D/St %d" % sheet.no))
            expected = sheet.no + 1
    return runs
