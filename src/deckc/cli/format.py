"""`deckc format`: decks laid out as Slidev's formatter does."""

from __future__ import annotations

from pathlib import Path

import click

from deckc.cli.deck_arguments import decks_argument, find_decks
from deckc.cli.problem_options import show_problems
from deckc.cli.terminal import FAULTS, OK, USAGE, log
from deckc.parse.formatter import FormatError, formatted

__all__ = ["command"]


@click.command()
@decks_argument
@click.option("--check", is_flag=True, help="Write nothing; the exit status is 1 when a file would change.")
def command(decks: tuple[Path, ...], check: bool) -> int:
    """Lay out decks: one empty line around slides, frontmatter, content and notes.

    DECK is a Markdown file (slides.md where none is named) or a folder of them. What a deck says does not change, nor
    does a file that is laid out so already.
    """
    found, missing = find_decks(decks, whole_folders=True)
    show_problems(missing, {})
    status = USAGE if missing else OK
    for file in found:
        try:
            before = file.read_bytes().decode("utf-8")
            after = formatted(file, before)
        except (UnicodeDecodeError, FormatError) as error:
            log(f"{file} stays as it is: {error}", level=-1)
            status = status or FAULTS
            continue
        if after == before:
            continue
        if check:
            status = status or FAULTS
        else:
            file.write_bytes(after.encode("utf-8"))
        log(f"{file} {'would be' if check else 'is'} laid out anew")
    return status
