"""Cache: compiled slides by what went into them, so that an edit compiles one slide.

In: the inputs of a slide's compilation. Out: the former result while it still holds.
This one is memory only and lives as long as its preview; that of `disk_cache.py` outlasts the process.
A slide is found by its own text, frontmatter and file;
it still holds when every fact of the deck that it read (its number, the total, …), every address that it named
(a picture's hashed name) and every file that it looked at (a snippet) is what it was.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deckc.diagnostics import Diagnostic
from deckc.disk.files import Files
from deckc.model import AssetUse, CompiledSlide, Facts, Span
from deckc.sandbox import is_spent
from deckc.setup.answers import Answers

if TYPE_CHECKING:
    from deckc.live.toolchain import Toolchain

__all__ = ["Cache", "Compiled"]

Compiled = tuple[CompiledSlide, tuple[Diagnostic, ...]]

Places = Mapping[tuple[str | int, ...], Span]
"""Where the values of a slide's frontmatter stand."""

PER_KEY = 4  # the same text at several places of a deck reads other page numbers


@dataclass(frozen=True, slots=True)
class Entry:
    compiled: Compiled
    facts: tuple[tuple[str, Any], ...]
    addresses: tuple[str | None, ...]
    files: tuple[tuple[Path, tuple[int, ...]], ...]  # with their state
    places: Places


class Cache:
    """Compiled slides of the former build and of this one; older ones are forgotten."""

    def __init__(self) -> None:
        self.former: dict[Hashable, list[Entry]] = {}
        self.current: dict[Hashable, list[Entry]] = {}
        self.toolchain: Toolchain | None = None  # of what runs in the page
        self.answers = Answers()  # of set-up files
        self.annotated: dict[Hashable, Any] = {}  # blocks of code by content, whose types take the longest to find

    def save(self) -> None:
        """Memory is not kept."""

    def begin(self) -> None:
        """A new build begins: what it does not use is gone with the next one."""
        self.former, self.current = self.current, {}
        self.answers.begin()

    def compiled(
        self, key: Hashable, facts: Facts, files: Files, compile_: Callable[[], Compiled], places: Places
    ) -> Compiled:
        """The result for these inputs: a former one that still holds, else what `compile_` gives."""
        for entries in (self.current, self.former):
            for entry in entries.get(key, ()):
                if holds(entry, facts, files, places):
                    self.keep(key, entry)
                    return entry.compiled
        with files.recording() as looked_at:
            result = compile_()
        if is_spent():
            return result
        slide = result[0]
        self.keep(
            key,
            Entry(
                result,
                tuple((name, getattr(facts, name)) for name in sorted(slide.reads)),
                addresses(slide.assets, facts),
                tuple((path, files.state(path)) for path in sorted(looked_at)),
                places,
            ),
        )
        return result

    def keep(self, key: Hashable, entry: Entry) -> None:
        entries = self.current.setdefault(key, [])
        if entry not in entries:
            del entries[PER_KEY - 1 :]
            entries.insert(0, entry)


def holds(entry: Entry, facts: Facts, files: Files, places: Places) -> bool:
    """Whether the facts, addresses and files that a compiled slide used are still the same; and where its frontmatter
    stands, if a problem says so: other places are counted from the slide."""
    return (
        all(getattr(facts, name) == value for name, value in entry.facts)
        and all(files.state(path) == state for path, state in entry.files)
        and (entry.places == places or all(span is None or span.file is None for span in spans(entry)))
        and entry.addresses == addresses(entry.compiled[0].assets, facts)
    )


def addresses(uses: Iterable[AssetUse], facts: Facts) -> tuple[str | None, ...]:
    """Where the addresses that a slide names lead in the page."""
    return tuple((facts.link if use.link else facts.asset)(use.url, use.span) for use in uses)


def spans(entry: Entry) -> Iterator[Span | None]:
    """The places of a compiled slide's problems."""
    return (found.span for found in entry.compiled[1])
