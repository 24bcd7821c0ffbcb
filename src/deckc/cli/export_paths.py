"""Export paths: where the files of an export go, and how they get there whole."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath, PureWindowsPath

from deckc.cli.terminal import log
from deckc.diagnostics import Diagnostic, problem
from deckc.export import FORMATS, Exported
from deckc.model import Artifact, Span
from deckc.pipeline import BuildResult
from deckc.write import OutputError, write

__all__ = ["Place", "place_of", "put"]

USUAL = {
    "handout": "{}-handout",
    "notes": "{}-export-notes",
    "notes-md": "{}-export-notes",
    "notes-json": "{}-export-notes",
}
"""Names of what is not the deck itself; all else is `<deck>-export`, as in Slidev."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a deck's export goes: `folder / stem`, with the format's ending."""

    result: BuildResult
    name: str  # of the deck, for people
    folder: Path
    stem: str


def place_of(output: Path | None, result: BuildResult, name: str, alone: bool, format_: str) -> Place:
    """`output`: a file for one deck, a folder for several. A deck says its file's name, not where it lies."""
    if output and alone:
        ending = FORMATS[format_].ending or ".png"
        stem = output.name.removesuffix(ending) if output.suffix.lower() == ending else output.name
        return Place(result, name, output.parent, stem or "export")
    own = PureWindowsPath(str(result.config["exportFilename"] or "")).name.replace("\0", "").strip(". ")
    own = own.removesuffix(FORMATS[format_].ending)
    usual = USUAL.get(format_, "{}-export")
    return Place(result, name, output or Path(), (own if usual == "{}-export" else "") or usual.format(own or name))


def put(place: Place, exported: Exported) -> list[Diagnostic]:
    """Writes the files, each whole or not at all, and prints the first path. Problems: `not-written`."""
    single = [file for file in exported.files if len(file.path.parts) == 1]
    below: dict[str, list[Artifact]] = {}
    for file in exported.files:
        if len(file.path.parts) > 1:
            inner = replace(file, path=PurePosixPath(*file.path.parts[1:]))
            below.setdefault(file.path.parts[0], []).append(inner)
    try:
        place.folder.mkdir(parents=True, exist_ok=True)
        for name, files in below.items():
            write(files, place.folder / name)
        for file in single:
            _put(place.folder / file.path, file.data)
    except (OSError, OutputError) as error:
        why = f"{error.strerror}: {error.filename}" if isinstance(error, OSError) else str(error)
        return [problem("not-written", f"the export cannot be written: {why}", Span(place.result.deck.entry, 1))]
    log(f"exported to {_shown(place.folder, exported.files)}")
    return []


def _put(target: Path, data: bytes | Path) -> None:
    """A file in one step: readers see the former or the new one."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(data.read_bytes() if isinstance(data, Path) else data)
        beside.replace(target)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _shown(folder: Path, files: Iterable[Artifact]) -> str:
    paths = [file.path for file in files]
    alone = [path for path in paths if len(path.parts) == 1]
    return str(folder / alone[0]) if alone else f"{folder / paths[0].parts[0]}{os.sep}" if paths else str(folder)
