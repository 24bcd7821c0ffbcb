"""Empty presentation: of the deck's size, with a layout for titles and one for none."""

from __future__ import annotations

from typing import Any

from deckc.export.editable.drawingml import emu
from deckc.export.job import Job

__all__ = ["WITHOUT", "WITH_TITLE", "blank_show"]

WITH_TITLE, WITHOUT = 0, 1
"""The layouts."""

KEPT = ("Title Only", "Blank")
"""Their names in python-pptx's own template."""


def blank_show(job: Job) -> Any:
    """A presentation of python-pptx. Its layouts are as large as its slides."""
    from pptx import Presentation
    from pptx.util import Emu

    show = Presentation()
    across, down = emu(job.width) / (show.slide_width or 1), emu(job.height) / (show.slide_height or 1)
    show.slide_width, show.slide_height = Emu(emu(job.width)), Emu(emu(job.height))
    for shapes in (show.slide_master.shapes, *(layout.shapes for layout in show.slide_layouts)):
        for shape in shapes:
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = Emu(round(shape.left * across)), Emu(round(shape.width * across))
                shape.top, shape.height = Emu(round(shape.top * down)), Emu(round(shape.height * down))
    for layout in [each for each in show.slide_layouts if each.name not in KEPT]:
        show.slide_layouts.remove(layout)
    return show
