"""Imports: chunks of files as slides of the deck, with `src:` followed.

In: the entry file. Out: slides in order, numbered; the text of every file read; problems.
Errors: `import-not-found`, `import-outside`, `import-cycle`, `import-range`, `unreadable-deck`, and those of the files.
Source: Slidev guide, "Importing Slides" and "Frontmatter Merging": the outermost importer's keys win.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from deckc.diagnostics import Diagnostic, did_you_mean, problem
from deckc.disk.files import Files
from deckc.disk.paths import workspace
from deckc.model import Import, Slide, SourceSlide, Span
from deckc.parse.decoding import decode
from deckc.parse.preparser import Preparser
from deckc.parse.source import Source, read_source
from deckc.text.number_ranges import parse_ranges

__all__ = ["Reader"]

MOST_CHUNKS = 10_000  # files that import files that import files multiply

Spans = Mapping[tuple[str | int, ...], Span]


class Reader:
    """Reads files once and gathers the slides that their chunks become."""

    def __init__(self, root: Path, files: Files, preparser: Preparser | None = None) -> None:
        self.root, self.files, self.preparser = root, files, preparser
        self.workspace = workspace(root)
        self.sources: dict[Path, Source] = {}
        self.slides: list[Slide] = []
        self.problems: list[Diagnostic] = []
        self.resolved: dict[Path, Path] = {}
        self.chunks = 0
        self.full = False

    def source(self, file: Path) -> Source:
        """A file's slides. OSError: it cannot be read."""
        if file not in self.sources:
            text, problems = decode(self.files.read(file), file)
            self.sources[file] = read_source(file, text, self.preparser)
            self.problems += [*problems, *self.sources[file].problems]
        return self.sources[file]

    def add(self, slide: SourceSlide, over: Mapping[str, Any], over_spans: Spans, chain: tuple[Import, ...]) -> None:
        """Appends the slides that a chunk stands for: none if hidden, the imported ones, or itself.

        `over` holds the importers' keys, `chain` their places, outermost first.
        """
        self.chunks += 1
        own = slide.frontmatter
        if is_on(own.data.get("disabled")) or is_on(own.data.get("hide")):
            return
        data = {**own.data, **over}
        spans = {path: span for path, span in own.spans.items() if not path or path[0] not in over} | dict(over_spans)
        if not own.data.get("src"):
            self.slides.append(Slide(len(self.slides) + 1, slide, data, spans, chain))
            return
        data.pop("src", None)
        spans.pop(("src",), None)
        spans.pop((), None)
        place = own.spans[("src",)]
        if failure := self.import_from(slide, place, data, spans, chain):
            self.problems.append(failure)
            self.slides.append(Slide(len(self.slides) + 1, slide, data, spans, chain, failure.message))

    def import_from(
        self, slide: SourceSlide, place: Span, over: Mapping[str, Any], over_spans: Spans, chain: tuple[Import, ...]
    ) -> Diagnostic | None:
        """Appends what `src:` names, or returns the problem that prevents it."""
        written = str(slide.frontmatter.data["src"])
        name, _, rest = written.replace("\\", "/").partition("#")
        file = normal(self.root / name.lstrip("/") if name.startswith("/") else slide.file.parent / name)

        def lost(code: str, message: str, hint: str | None = None) -> Diagnostic:
            notes = [("imported from here", link.span) for link in reversed(chain)]
            return problem(code, f"'{written}' {message}", place, hint=hint, notes=notes)

        try:
            if self.real(file) in map(self.real, (slide.file, *(link.file for link in chain))):
                return lost("import-cycle", "leads back to a file that imports it")
            if not self.real(file).is_relative_to(self.workspace):
                return lost("import-outside", "lies outside the project", "move it below the deck's folder")
            source = self.source(file)
        except FileNotFoundError:
            return lost("import-not-found", "is not there", self.hint_for(file))
        except (OSError, ValueError, RuntimeError) as error:  # no such name can be; links that lead round in a circle
            return lost("unreadable-deck", f"cannot be read: {getattr(error, 'strerror', None) or error}")
        numbers = [number for number in parse_ranges(rest.partition("#")[0], len(source.slides)) if number > 0]
        if not numbers:
            count = len(source.slides)
            return lost("import-range", f"takes no slide: {file.name} has {count}", "slides count from 1")
        for number in numbers:
            if self.chunks >= MOST_CHUNKS:
                return self.stop(lost("import-too-much", f"is one import too many: more than {MOST_CHUNKS} slides"))
            self.add(source.slides[number - 1], over, over_spans, (*chain, Import(slide.file, place.line, place)))
        return None

    def hint_for(self, missing: Path) -> str:
        if {"http:", "https:"}.intersection(missing.parts):
            return "only files are imported: download it beside the deck"
        stems = {Path(name).stem: name for name in self.files.names(missing.parent) if name.endswith(".md")}
        near = did_you_mean(missing.stem, stems)
        return f"did you mean '{stems[near]}'?" if near else f"there is no {missing.as_posix()}"

    def real(self, file: Path) -> Path:
        """The file with links followed. OSError, ValueError, RuntimeError: there can be no such file."""
        if file not in self.resolved:
            self.resolved[file] = file.resolve()
        return self.resolved[file]

    def stop(self, failure: Diagnostic) -> Diagnostic | None:
        """The failure, for the first import that it stops."""
        first, self.full = not self.full, True
        return failure if first else None


def is_on(value: Any) -> bool:
    """Whether a switch is on; words that mean no in YAML 1.1 are no, as in `config`, which names them."""
    return bool(value) and str(value).lower() not in ("no", "off", "false")


def normal(path: Path) -> Path:
    """The path without `..` in its middle. Links are not followed."""
    return Path(os.path.normpath(path))
