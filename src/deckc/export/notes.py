"""Notes: what the speaker says, as Markdown and as JSON."""

from __future__ import annotations

import json

from deckc.export.job import Exported, Job

__all__ = ["export_notes_json", "export_notes_md"]


def export_notes_md(job: Job) -> Exported:
    """A heading a slide, its note below, as it was written."""
    lines = [f"# {job.title}"]
    for no in job.numbers:
        note = note_of(job, no)
        title = job.result.slides[no - 1].title or ""
        lines += [f"## {no}. {title}".rstrip(), *([note] if note else [])]
    return Exported((job.file(".md", ("\n\n".join(lines) + "\n").encode()),))


def export_notes_json(job: Job) -> Exported:
    """A list with an entry a slide: `no`, `title` (or null), `note` (Markdown; or null), `clicks`."""
    rows = [
        {"no": slide.no, "title": slide.title, "note": note_of(job, slide.no) or None, "clicks": slide.clicks}
        for slide in (job.result.slides[no - 1] for no in job.numbers)
    ]
    return Exported((job.file(".json", (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode()),))


def note_of(job: Job, no: int) -> str:
    """The note of a slide as it was written; "" without one."""
    return (job.result.deck.slides[no - 1].source.note or "").strip()
