"""PNG: a folder with a picture a slide or a click.

Names are Slidev's: `3.png`, with clicks `003-01.png`; each slide loaded by itself `03.png`, with clicks `03-1.png`.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import PurePosixPath

from deckc.diagnostics import Diagnostic
from deckc.export.browser_view import Shown
from deckc.export.job import Exported, Job, Sheet, about_slide, sheets_of
from deckc.export.pdf import print_route
from deckc.export.verification import Seen, look_at
from deckc.model import Artifact

__all__ = ["export_png", "is_one_colour", "photographs"]


def export_png(job: Job) -> Exported:
    """Files in a folder of the export's name. Problems: what the slides lack, pictures of one colour."""
    problems: list[Diagnostic] = []
    files = [
        Artifact(PurePosixPath(job.name) / _name(job, seen.sheet), data) for seen, data in photographs(job, problems)
    ]
    return Exported(tuple(files), tuple(problems))


def photographs(job: Job, problems: list[Diagnostic]) -> Iterator[tuple[Seen, bytes]]:
    """A PNG of each sheet, in their order; what is wrong with them is added to `problems`."""
    sheets = sheets_of(job)
    portions = [[no] for no in job.numbers] if job.settings.per_slide else [list(job.numbers)]
    for numbers in portions:
        with ExitStack() as stack:
            view = stack.enter_context(job.show(print_route(job, numbers)))
            wanted = [sheet for sheet in sheets if sheet.no in set(numbers)]
            seen, found = look_at(job, view, wanted)
            problems += found
            for each, data in zip(seen, _pictures(job, view, wanted), strict=True):
                if (each.words or each.painted) and is_one_colour(data):
                    problems.append(about_slide(job, "not-in-export", "its picture is blank", each.sheet.no))
                job.step(1 if each.sheet.click == job.result.slides[each.sheet.no - 1].clicks_start else 0)
                yield each, data


def _pictures(job: Job, view: Shown, sheets: Sequence[Sheet]) -> Iterator[bytes]:
    boxes = view.page.call(PLACES, [sheet.id for sheet in sheets])
    for box in boxes:
        clip = {**box, "width": job.width, "height": job.height}
        yield view.page.screenshot(clip, omit_background=job.settings.omit_background)


PLACES = """(ids) => ids.map((id) => {
  const { left, top } = document.getElementById(id).getBoundingClientRect();
  return { x: left + scrollX, y: top + scrollY };
})"""


def _name(job: Job, sheet: Sheet) -> str:
    if job.settings.per_slide:
        digits = len(str(len(job.result.slides)))
        return f"{sheet.no:0{digits}}" + (f"-{sheet.click}" if job.settings.with_clicks else "") + ".png"
    return f"{sheet.id}.png" if job.settings.with_clicks else f"{sheet.no}.png"


def is_one_colour(png: bytes) -> bool:
    """Whether all pixels of a PNG are equal. Only pictures as browsers write them: not interlaced, 8 bits a channel.

    Rows are coded as differences from their left or upper neighbours, so that a plain picture has none but in its
    first pixel.
    """
    width, _, _, colour = struct.unpack(">IIBB", png[16:26])
    channels = {2: 3, 6: 4}[colour]
    packed, at = [], 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        if kind == b"IDAT":
            packed.append(png[at + 8 : at + 8 + length])
        at += length + 12
    data = zlib.decompress(b"".join(packed))
    stride = 1 + width * channels
    rows = {_differences(data[start : start + stride], channels) for start in range(0, len(data), stride)}
    return rows <= {b"", b"\x00"}


def _differences(row: bytes, channels: int) -> bytes:
    """What in a row is not the same as before: b"" for nothing, one null byte for a row of a new colour."""
    kind, pixels = row[0], row[1:]
    if kind == 0:  # as they are
        plain = pixels == pixels[:channels] * (len(pixels) // channels)
        return b"\x00" if plain else b"\x01"
    rest = pixels[channels:] if kind in (1, 4) else pixels
    return b"" if not any(rest) else b"\x01"
