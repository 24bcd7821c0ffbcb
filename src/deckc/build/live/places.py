"""Places: where in the author's files something stands that a bundler or compiler names.

In: a path and a word, or a line. Out: `Span`.
"""

from __future__ import annotations

from pathlib import Path

from deckc.build.live.candidates import Candidates
from deckc.files import Files
from deckc.model import Span

__all__ = ["as_named", "place_in", "text_of"]


def as_named(path: Path, root: Path) -> Path:
    """An absolute path as the deck's folder was named by the person who called."""
    whole = root.absolute()
    return root / path.relative_to(whole) if path.is_relative_to(whole) else path


def text_of(path: Path, candidates: Candidates, files: Files) -> str:
    """A file's text, or that of the slide's slot that stands under the path; "" where there is none."""
    slot = candidates.slots.get(path)
    try:
        return slot.source if slot else files.read(path).decode(errors="replace")
    except OSError:
        return ""


def place_in(path: Path, word: str, candidates: Candidates, files: Files) -> Span:
    """Where a word stands in a file; the deck itself for a slide's slot."""
    if slot := candidates.slots.get(path):
        return Span(slot.file, 1)
    text = text_of(path, candidates, files)
    at = text.find(word)
    if at < 0:
        return Span(path, 1)
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return Span(path, line, column, line, column + len(word))
