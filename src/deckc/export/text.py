"""Text: the slides' words as plain Markdown, with their pictures in a folder beside it."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from deckc.export.job import Exported, Job, about_slide
from deckc.export.markdown import to_markdown
from deckc.export.notes import note_of
from deckc.export.verification import lost_words_of_text
from deckc.model import Artifact

__all__ = ["export_md"]


def export_md(job: Job) -> Exported:
    """One file, slides parted by `---`, notes as quotations; a folder of pictures. Problems: words that it lacks."""
    site = {str(artifact.path): artifact.data for artifact in job.result.artifacts}
    pictures: dict[str, Artifact] = {}

    def picture(address: str) -> str:
        path = unquote(urlsplit(address).path).removeprefix("./").removeprefix("/")
        if path not in site:
            return address
        name = PurePosixPath(job.name) / path
        pictures[path] = Artifact(name, site[path])
        return str(name)

    parts, problems = [], []
    for no in job.numbers:
        slide = job.result.slides[no - 1]
        text = to_markdown(slide.html, slide.clicks, picture)
        note = note_of(job, no)
        quoted = "\n".join(f"> {line}".rstrip() for line in note.split("\n")) if note else ""
        parts.append("\n\n".join(part for part in (text, quoted) if part))
        if lost := lost_words_of_text(slide.html, text):
            problems.append(about_slide(job, "not-in-export", f"the Markdown lacks {lost}", no))
    file = job.file(".md", ("\n\n---\n\n".join(parts) + "\n").encode())
    return Exported((file, *pictures.values()), tuple(problems))
