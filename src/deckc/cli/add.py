"""`deckc add`: themes, addons and icon collections from npm's registry, into `node_modules` beside the deck."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args

import click

from deckc.cli.decks import DEFAULT_DECK
from deckc.cli.terminal import MISSING_TOOL, OK, USAGE, log
from deckc.files import Files
from deckc.parse import parse_deck
from deckc.registry import RegistryError, Sort, Wish, add, read_wish, registry_address, wishes_of_manifest
from deckc.registry.vendoring import bring_vendored
from deckc.theme.find import by_path, find_package
from deckc.vendored import missing_parts

__all__ = ["command"]


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
    """Bring themes, addons and icon collections from npm's registry. Needs the network, but no Node.

    NAME is what a deck says (`bricks`, `bricks@0.25.0`) or a package's full name (`@iconify-json/carbon`). Without
    names: the theme and addons of slides.md that are not here, and the themes, addons, icons and fonts that
    package.json lists. Nothing of a package is run.
    """
    if vendored:
        return bring_own()
    wishes = [wish_of(name, sort) for name in names] or [*of_manifest(into), *of_deck(into)]
    if not wishes:
        log(f"{into / DEFAULT_DECK} and package.json there ask for nothing that is not here.")
    for wish in wishes:
        try:
            for package in add(wish, into / "node_modules", registry_address(into)):
                log(f"{into / 'node_modules' / package.name}: {package.version}")
        except RegistryError as error:
            log(f"Error: {error}", level=-1)
            return USAGE if error.missing else MISSING_TOOL
    return OK


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


def of_manifest(folder: Path) -> list[Wish]:
    """What the folder's `package.json`, if there is one, lists and deckc can use."""
    file = folder / "package.json"
    try:
        return list(wishes_of_manifest(file)) if file.is_file() else []
    except (ValueError, AttributeError, OSError) as error:
        raise click.UsageError(f"{file} cannot be read: {error}") from None


def of_deck(folder: Path) -> Iterator[Wish]:
    """The theme and addons that `slides.md` names and that are not here."""
    file, files = folder / DEFAULT_DECK, Files()
    head = parse_deck(file, files)[0].head.data if file.is_file() else {}
    addons = head.get("addons") or []
    named: list[tuple[object, Literal["theme", "addon"]]] = [(head.get("theme"), "theme")]
    named += [(addon, "addon") for addon in (addons if isinstance(addons, list) else [addons])]
    for name, sort in named:
        if isinstance(name, str) and name != "none" and not by_path(name, folder):
            wish = read_wish(name, sort)
            if wish and find_package(name, folder, files, sort) is None:
                yield wish
