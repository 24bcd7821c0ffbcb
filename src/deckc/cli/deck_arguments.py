"""Deck arguments: the words after a command → files.

In: paths as they were typed. Out: decks, and a problem for each that is not there (`missing-deck`).
A name may lack its `.md`; a folder means its `slides.md` or, for a command that takes whole folders, all its decks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from deckc.diagnostics import Diagnostic, did_you_mean, problem
from deckc.disk.files import Files
from deckc.model import Span

__all__ = ["DEFAULT_DECK", "decks_argument", "find_decks", "output_names"]

DEFAULT_DECK = "slides.md"

# Markdown that lies beside decks and is none, by stem.
NO_DECKS = frozenset(
    ["readme", "changelog", "contributing", "license", "security", "code_of_conduct", "agents", "claude"]
)

Command = Callable[..., Any]


def decks_argument(command: Command) -> Command:
    """The argument `[DECK]...` of a command; its parameter `decks` is a tuple of paths."""
    return click.argument("decks", nargs=-1, metavar="[DECK]...", type=click.Path(path_type=Path))(command)


def find_decks(named: Sequence[Path], *, whole_folders: bool = False) -> tuple[dict[Path, str], list[Diagnostic]]:
    """The files that are meant, each once, in the order of the command line, and what to call each.

    Problems: `missing-deck`.
    """
    found: dict[Path, str] = {}
    problems = []
    for path in named or [Path(DEFAULT_DECK)]:
        meant = _decks_of_folder(path, whole_folders) if path.is_dir() else _deck(path)
        found.update(meant)
        if not meant:
            problems.append(_missing(path))
    return found, problems


def _deck(path: Path) -> dict[Path, str]:
    with_ending = path.with_name(path.name + ".md")
    return {deck: deck.stem for deck in [each for each in (path, with_ending) if each.is_file()][:1]}


def _decks_of_folder(folder: Path, whole: bool) -> dict[Path, str]:
    if not whole:
        return _deck(folder / DEFAULT_DECK)
    beside = [path for path in sorted(folder.glob("*.md")) if path.is_file() and path.stem.lower() not in NO_DECKS]
    below = [path for path in sorted(folder.glob(f"*/{DEFAULT_DECK}")) if not path.parent.name.startswith(".")]
    return {deck: deck.stem for deck in _without_parts(beside)} | {deck: deck.parent.name for deck in below}


def _without_parts(decks: list[Path]) -> list[Path]:
    """Decks that no other of them imports."""
    from deckc.parse import parse_deck

    kept = list(decks)
    for deck in decks:
        if deck in kept:
            parts = {path.resolve() for path in parse_deck(deck, Files())[0].sources} - {deck.resolve()}
            kept = [other for other in kept if other.resolve() not in parts]
    return kept


def _missing(path: Path) -> Diagnostic:
    folder = path if path.is_dir() else path.parent
    there = [file.name for file in sorted(folder.glob("*.md")) if file.is_file()]
    near = None if path.is_dir() else did_you_mean(path.name, there)
    what = f"no deck in the folder '{path}': it has no {DEFAULT_DECK}" if path.is_dir() else f"no deck '{path}'"
    if near:
        hint = f"did you mean '{folder / near}'?"
    elif there:
        hint = "Markdown that is there: " + ", ".join(there[:8])
    else:
        hint = "`deckc new NAME` begins a deck"
    return problem("missing-deck", what, Span(path, 1), hint=hint)


def output_names(decks: Mapping[Path, str]) -> dict[str, Path]:
    """The folder of each deck in a site of several: its name, after its own folder's where names are equal.

    UsageError: two decks would still lie in the same place.
    """
    all_names = list(decks.values())
    names: dict[str, Path] = {}
    for deck, name in decks.items():
        folder = name if all_names.count(name) == 1 else f"{deck.resolve().parent.name}-{name}"
        if folder in names:
            raise click.UsageError(f"{names[folder]} and {deck} would both be built into {folder}/")
        names[folder] = deck
    return names
