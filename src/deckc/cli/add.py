"""`deckc add`: themes, addons, icon collections and fonts from npm's registry, into `node_modules` beside the deck."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import click

from deckc.cli.deck_arguments import DEFAULT_DECK
from deckc.cli.missing_packages import lacked_packages
from deckc.cli.terminal import MISSING_TOOL, OK, USAGE, log
from deckc.pipeline import build
from deckc.registry import RegistryError, Sort, Wish, add, read_wish, registry_address, wishes_of_manifest
from deckc.registry.vendoring import bring_vendored
from deckc.vendored import missing_parts

__all__ = ["command"]

Outcome = tuple[str, str | RegistryError]
"""A package's name, and its version or why it is not there."""

ROUNDS = 3  # a theme names icons and fonts of its own, and may bring another


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option(
    "--sort",
    type=click.Choice(get_args(Sort)),
    default="theme",
    show_default=True,
    help="What the names are short for.",
)
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    metavar="DIR",
    help="The deck's folder, which gets a node_modules.  [default: this folder]",
)
@click.option(
    "--vendored",
    is_flag=True,
    help="Bring what this installation of deckc was made without: its own formulas, diagrams, colours, icons, fonts.",
)
def command(names: tuple[str, ...], sort: Sort, into: Path, vendored: bool) -> int:
    """Bring themes, addons, icon collections and fonts from npm's registry. Needs the network, but no Node.

    NAME is what a deck says (`bricks`, `bricks@0.25.0`) or a package's full name (`@iconify-json/carbon`). Without
    names, or with a deck's file (`talk.md`): all that the deck shows and lacks, and the themes, addons, icons and fonts
    that package.json lists; a table says what came and what could not. Nothing of a package is run.
    """
    if vendored:
        return bring_own()
    deck = Path(names[0]) if len(names) == 1 and names[0].endswith(".md") else None
    if names and not deck:
        return status_of(bring([wish_of(name, sort) for name in names], into))
    deck = deck or into / DEFAULT_DECK
    return status_of(bring_for_deck(deck, deck.parent))


def bring_for_deck(deck: Path, into: Path) -> list[Outcome]:
    """Brings what a deck and the `package.json` beside it ask for, and prints the table of it."""
    outcomes = bring(of_manifest(into), into)
    tried: set[str] = set()
    for _ in range(ROUNDS):
        wanted = lacked_packages(build(deck).problems) if deck.is_file() else {}
        wishes = [wish for name, sort in wanted.items() if name not in tried and (wish := read_wish(name, sort))]
        if not wishes:
            break
        tried |= wanted.keys()
        outcomes += bring(wishes, into)
    if not outcomes:
        log(f"{deck} and package.json there ask for nothing that is not here.")
    width = max((len(name) for name, _ in outcomes), default=0)
    for name, outcome in outcomes:
        click.echo(f"{name:{width}}  {outcome}")
    return outcomes


def bring(wishes: Iterable[Wish], into: Path) -> list[Outcome]:
    """Brings packages, each with what its style sheets import; ends where no registry answers."""
    outcomes: list[Outcome] = []
    for wish in wishes:
        try:
            for package in add(wish, into / "node_modules", registry_address(into)):
                log(f"{into / 'node_modules' / package.name}: {package.version}")
                outcomes.append((package.name, package.version))
        except RegistryError as error:
            log(f"Error: {error}", level=-1)
            outcomes.append((wish.names[0], error))
            if error.unreachable:
                break
    return outcomes


def status_of(outcomes: Iterable[Outcome]) -> int:
    errors = [outcome for _, outcome in outcomes if isinstance(outcome, RegistryError)]
    if not errors:
        return OK
    return USAGE if all(error.missing for error in errors) else MISSING_TOOL


def bring_own() -> int:
    """Brings the packages that deckc carries into the installation itself."""
    failed = False
    for package, error in bring_vendored(registry_address(Path())):
        failed |= error is not None
        log(f"Error: {error}" if error else f"{package.name}: {package.version}", level=-1 if error else 0)
    if not failed and not missing_parts():
        log("deckc has all its parts.")
    return MISSING_TOOL if failed else OK


def wish_of(name: str, sort: Sort) -> Wish:
    if (wish := read_wish(name, sort)) is None:
        raise click.BadParameter(f"{name!r} is no name of a package.")
    return wish


def of_manifest(folder: Path) -> Iterator[Wish]:
    """What the folder's `package.json`, if there is one, lists and deckc can use."""
    file = folder / "package.json"
    try:
        yield from wishes_of_manifest(file) if file.is_file() else ()
    except (ValueError, AttributeError, OSError, RecursionError) as error:
        raise click.UsageError(f"{file} cannot be read: {error}") from None
