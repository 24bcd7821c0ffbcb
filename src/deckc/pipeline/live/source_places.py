"""Source places: where in the author's files something stands that a bundler or compiler names.

In: a path and a word, or a line. Out: `Span`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from deckc.disk.files import Files
from deckc.model import Span
from deckc.pipeline.live.candidates import Candidates, Sources

__all__ = ["as_named", "place_in", "place_in_slide", "text_of"]


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


def place_in(path: Path, word: str, candidates: Candidates, sources: Sources) -> Span:
    """Where a word stands in a file, or in the slide whose slot stands under the path."""
    if path in candidates.slots:
        return place_in_slide(path, (word,), sources)
    found = place_of(word, text_of(path, candidates, sources.files))
    return replace(found, file=path) if found else Span(path, 1)


def place_in_slide(path: Path, words: Iterable[str], sources: Sources) -> Span:
    """Where the first of some words that the slide holds stands in the deck; else where the slide begins.

    `path`: that of the slot, `slide-2-default.vue`.
    """
    source = sources.deck.slides[int(path.stem.split("-")[1]) - 1].source
    found = next(filter(None, (place_of(word, source.body) for word in words if word)), Span(None, 1))
    shift = source.body_column - 1 if found.line == 1 else 0  # white space before the body was trimmed
    line, end = found.line + source.body_line - 1, found.end_column and found.end_column + shift
    return Span(source.file, line, found.column + shift, line, end)


def place_of(word: str, text: str) -> Span | None:
    """Where a word stands first in a text."""
    at = text.find(word)
    if at < 0:
        return None
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return Span(None, line, column, line, column + len(word))
