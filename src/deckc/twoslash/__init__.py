"""Twoslash: what the TypeScript compiler knows of a block of code, shown in it. See `annotate.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from deckc.twoslash.annotate import Answer
    from deckc.twoslash.compiler import Compiler

__all__ = ["USED", "annotating", "css"]

USED = "twoslash-"
"""Stands in a slide's HTML where a block shows something of its types."""


@contextmanager
def annotating(
    root: Path, answers: MutableMapping[Any, Any], *, trusted: bool
) -> Iterator[Callable[[str, str], Answer | None]]:
    """`annotate(code, language)` for the deck in the folder `root`; the compiler that it starts ends with the block.

    `answers`: what was found before, by content. Nothing is loaded before the first block of code that has types.
    """
    started: list[Compiler] = []

    def look(code: str, language: str) -> Answer | None:
        from deckc.twoslash.annotate import annotate
        from deckc.twoslash.compiler import Compiler

        if not started:
            started.append(Compiler(root, answers, trusted=trusted))
        return annotate(code, language, started[0])

    try:
        yield look
    finally:
        for compiler in started:
            compiler.close()


def css() -> str:
    """The rules of errors, marks and popups."""
    return (Path(__file__).parent / "twoslash.css").read_text(encoding="utf-8")
