"""Deck edits: notes, texts and places that are changed in a page of the preview, written back into the deck's files.

In: what a page asks for, read with distrust. Out: an answer for that page: what the slide's author wrote now, or why
nothing was written. Only the file of that slide is written, and only if it is what the preview read last and the slide
is what the page has seen: whoever saves in an editor meanwhile loses nothing. It is replaced whole, in one moment.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from deckc.disk.files import Files
from deckc.parse import EditError, SlideText, slide_text, with_content, with_note, with_place
from deckc.serve.messages import Edit
from deckc.serve.preview import Preview

__all__ = ["DeckEdits"]

BOM = "\ufeff"
CONFLICT = "the slide has changed in its file meanwhile"


@dataclass(frozen=True, slots=True)
class Source:
    """A slide's file as it stands on the disk."""

    file: Path
    text: str  # without a byte order mark
    has_bom: bool
    index: int  # of the slide in it

    @property
    def slide(self) -> SlideText:
        return slide_text(self.text, self.index)


class DeckEdits:
    """Edits of the deck that a preview shows, one after the other."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        self.written: dict[Path, str] = {}  # what we wrote last, which the preview may not have read yet
        self.lock = threading.Lock()

    def answer(self, edit: Edit) -> Mapping[str, Any]:
        """What a page is told. It waits for the disk, and for other edits."""
        told: dict[str, Any] = {"id": edit.id, "no": edit.no}
        with self.lock:
            try:
                source = self.source(edit.no)
                if edit.changes:
                    source = self.write(source, edit)
            except EditError as error:
                return told | {"problem": str(error)}
            except OSError as error:
                return told | {"problem": error.strerror or str(error)}
        slide = source.slide
        revisions = {"content": revision(slide.content), "note": revision(slide.note)}
        return told | {"revisions": revisions, "content": slide.content, "note": slide.note}

    def source(self, no: int) -> Source:
        """The file of a slide. EditError: it cannot be edited, or is not what the preview read last."""
        result = self.preview.result
        if result is None or no > len(result.deck.slides):
            raise EditError("the deck has no such slide any more")
        slide = result.deck.slides[no - 1]
        if slide.failure is not None:
            raise EditError("this slide's file cannot be read")
        if slide.source.lines:
            raise EditError("a set-up file makes the text of this slide: it cannot be edited here")
        data = Files().read(slide.source.file)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise EditError(f"{slide.source.file.name} is no UTF-8: save it as UTF-8 first") from None
        known = (result.deck.sources, self.preview.shown.texts, self.written)
        if all(text.removeprefix(BOM) != texts.get(slide.source.file) for texts in known):
            raise EditError(CONFLICT)
        return Source(slide.source.file, text.removeprefix(BOM), text.startswith(BOM), slide.source.index)

    def write(self, source: Source, edit: Edit) -> Source:
        """The file with the change in it. EditError: the slide is another one, or the change cannot be made."""
        if revision(source.slide.content if edit.note is None else source.slide.note) != edit.revision:
            raise EditError(CONFLICT)
        if edit.note is not None:
            new = with_note(source.text, source.index, edit.note)
        elif edit.content is not None:
            new = with_content(source.text, source.index, edit.content)
        else:
            new = with_place(source.text, source.index, edit.name, edit.former, edit.place or ())
        if new != source.text:
            replace_file(source.file, (BOM * source.has_bom + new).encode())
            self.written[source.file] = new
        return Source(source.file, new, source.has_bom, source.index)


def revision(text: str) -> str:
    """Another one for another text."""
    return blake2b(text.encode(), digest_size=8).hexdigest()


def replace_file(path: Path, data: bytes) -> None:
    """Puts other bytes in the place of a file's, in one moment; a link stays one, permissions stay."""
    target = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(prefix=".deckc-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(target, name)
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
