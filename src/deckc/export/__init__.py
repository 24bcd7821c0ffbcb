"""Export: a built deck as files for those who have no browser at hand.

In: a `Job`: a built deck, settings, a way to show it. Out: `Exported`: files still in memory, and what is wrong with
them. A format is a module and a row of `FORMATS`. Every format looks at what it made before it says that it is done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deckc.export.browser_view import Fault, Shown, answers_of, shown
from deckc.export.job import Exported, Job, Sheet, about_slide, sheets_of
from deckc.export.settings import ExportSettings, RangeError, resolve_settings, slides_in

__all__ = [
    "FORMATS",
    "ExportSettings",
    "Exported",
    "Fault",
    "Format",
    "Job",
    "RangeError",
    "Sheet",
    "Shown",
    "about_slide",
    "answers_of",
    "resolve_settings",
    "sheets_of",
    "shown",
    "slides_in",
]


@dataclass(frozen=True, slots=True)
class Format:
    """A row of the table. `make`: `module:function`, of a function `Job -> Exported`."""

    make: str
    ending: str  # of the file; "": a folder
    doc: str
    browser: bool = True  # whether one is needed
    needs: tuple[str, ...] = ()  # Python modules that an extra brings
    extra: str = ""  # the extra's name


FORMATS: Mapping[str, Format] = {
    "pdf": Format("deckc.export.pdf:export_pdf", ".pdf", "a page a slide; text, links, outline"),
    "png": Format("deckc.export.png:export_png", "", "a folder of pictures"),
    "pptx": Format("deckc.export.pptx:export_pptx", ".pptx", "pictures and notes", needs=("pptx",), extra="pptx"),
    "pptx-editable": Format(
        "deckc.export.editable.presentation:export_pptx_editable",
        ".pptx",
        "shapes and text",
        needs=("pptx", "fontTools"),
        extra="pptx",
    ),
    "md": Format("deckc.export.text:export_md", ".md", "plain Markdown, pictures beside it", browser=False),
    "handout": Format("deckc.export.handout:export_handout", ".pdf", "slides and notes on paper"),
    "notes": Format("deckc.export.handout:export_notes", ".pdf", "the speaker's notes on paper"),
    "notes-md": Format("deckc.export.notes:export_notes_md", ".md", "the speaker's notes", browser=False),
    "notes-json": Format(
        "deckc.export.notes:export_notes_json", ".json", "notes with titles and clicks", browser=False
    ),
}
