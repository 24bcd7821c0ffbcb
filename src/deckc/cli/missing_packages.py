"""Missing packages: those of npm that would bring what a deck shows and has not: its problems' hints name them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from deckc.cli.deck_arguments import DEFAULT_DECK
from deckc.diagnostics import Diagnostic
from deckc.lazy_regex import lazy_regex
from deckc.pipeline import BuildResult

if TYPE_CHECKING:
    from deckc.registry import Sort

__all__ = ["lacked_packages", "line_about_stand_ins"]

ADD = lazy_regex(r"`deckc add ([^`-][^`]*?)(?: --sort (addon|icons|package))?`")


def lacked_packages(problems: Iterable[Diagnostic]) -> dict[str, Sort]:
    """What `deckc add` is told to bring: names as it takes them → what they are short for."""
    found: dict[str, Sort] = {}
    for each in problems:
        for names, sort in ADD.findall(each.hint or ""):
            found |= dict.fromkeys(names.split(), sort or "theme")
    return found


def line_about_stand_ins(results: Iterable[BuildResult]) -> str:
    """What `deckc add` can bring to one deck; empty where that is nothing, or where there are several decks."""
    decks = list(results)
    count = len(lacked_packages(decks[0].problems)) if len(decks) == 1 else 0
    if not count:
        return ""
    things = "1 thing of this deck is a stand-in" if count == 1 else f"{count} things of this deck are stand-ins"
    return f"{things}: `{command_for(decks[0].deck.entry)}` brings {'it' if count == 1 else 'them'}"


def command_for(entry: Path) -> str:
    """The command that looks at this deck."""
    if entry.name != DEFAULT_DECK:
        return f"deckc add {entry}"
    return "deckc add" if entry.parent == Path() else f"deckc add --into {entry.parent}"
