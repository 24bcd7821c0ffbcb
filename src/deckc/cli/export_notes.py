"""`deckc export-notes`: the speaker's notes as a PDF, under Slidev's name for it."""

from __future__ import annotations

from pathlib import Path

import click

from deckc.cli.deck_arguments import decks_argument
from deckc.cli.export import command as export

__all__ = ["command"]


@click.command()
@decks_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="PATH", help="The file.  [default: <deck>-export-notes]"
)
@click.option("--timeout", type=click.IntRange(1), metavar="MS", help="How long a picture may take.  [default: 30000]")
@click.option("--wait", type=click.IntRange(0), metavar="MS", help="How long to wait besides.  [default: 0]")
@click.option("--executable-path", type=click.Path(path_type=Path), metavar="PATH", help="The browser's program.")
@click.pass_context
def command(
    context: click.Context,
    decks: tuple[Path, ...],
    output: Path | None,
    timeout: int | None,
    wait: int | None,
    executable_path: Path | None,
) -> int:
    """Make a PDF of the speaker's notes; the same as `deckc export --format notes`."""
    given = {"output": output, "timeout": timeout, "wait": wait, "executable_path": executable_path}
    return int(context.invoke(export, decks=decks, format_="notes", **given))
