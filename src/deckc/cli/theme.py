"""`deckc theme`: which themes there are, what they offer, and a copy of one to change."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import click

from deckc.cli.deck_arguments import DEFAULT_DECK
from deckc.cli.terminal import OK, USAGE, log
from deckc.cli.theme_option import find_theme
from deckc.disk.files import Files
from deckc.parse import parse_deck
from deckc.theme import describe_themes
from deckc.theme.find import by_path

__all__ = ["command"]

NOT_COPIED = shutil.ignore_patterns("node_modules", ".git", "__pycache__")


@click.group()
def command() -> None:
    """List and copy themes."""


@command.command("list")
def list_themes() -> int:
    """Print the names that `theme:` may have here, and what each theme is."""
    themes = describe_themes(Path.cwd(), Files())
    width = max(len(theme.name) for theme in themes)
    for theme in themes:
        click.echo(f"{theme.name:{width}}  {theme.doc}")
    return OK


@command.command()
@click.argument("name", required=False)
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--dir", "directory", type=click.Path(path_type=Path), metavar="FOLDER", help="The same as FOLDER.")
@click.option("-t", "--theme", metavar="NAME", help="The same as NAME.")
@click.option(
    "--deck",
    type=click.Path(path_type=Path),
    default=DEFAULT_DECK,
    show_default=True,
    metavar="DECK",
    help="The deck whose theme it is to be.",
)
def eject(name: str | None, folder: Path | None, directory: Path | None, theme: str | None, deck: Path) -> int:
    """Copy the theme NAME (default: the deck's own) into FOLDER (default: NAME-theme), to make it your own.

    `theme:` of the deck, where there is one, names the copy then. A Markdown file in the place of NAME is the deck, as
    with Slidev.
    """
    if name and name.endswith(".md"):
        deck, name = Path(name), None
    name = name or theme or theme_of(deck)
    if name == "none":
        raise click.UsageError("the deck has no theme to copy: theme: none")
    if by_path(name, deck.parent) is not None:
        raise click.UsageError(f"{name} is a folder of yours already")
    source = find_theme(name, deck.parent)
    target = folder or directory or deck.parent / f"{name.rpartition('/')[2]}-theme"
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        log(f"{target} is there already, and not empty: nothing is copied")
        return USAGE
    shutil.copytree(source, target, dirs_exist_ok=True, ignore=NOT_COPIED)
    set_theme(deck, target)
    return OK


def theme_of(deck: Path) -> str:
    """The theme that a deck names; that of a deck that is not there, or names none, is `default`."""
    head = parse_deck(deck, Files())[0].head.data if deck.is_file() else {}
    name = head.get("theme", "default")
    return "none" if name is None else str(name)


def set_theme(deck: Path, folder: Path) -> None:
    """Makes `theme:` of the deck name a folder; nothing else of the file changes."""
    address = address_from(deck, folder)
    if not deck.is_file():
        log(f"{folder}: write `theme: {address}` in a deck beside it")
        return
    text = deck.read_bytes().decode("utf-8")
    deck.write_bytes(with_theme(deck, text, address).encode("utf-8"))
    log(f"{folder} is the theme of {deck} now: `theme: {address}`")


def address_from(deck: Path, folder: Path) -> str:
    """How a deck names a folder: relative to its own."""
    path = Path(folder).resolve()
    return (
        f"./{path.relative_to(deck.resolve().parent).as_posix()}"
        if path.is_relative_to(deck.resolve().parent)
        else path.as_posix()
    )


def with_theme(deck: Path, text: str, address: str) -> str:
    """The text of a deck with another theme in its headmatter, which it gets where it has none."""
    end = "\r\n" if "\r\n" in text else "\n"
    head = parse_deck(deck, Files())[0].head
    if (span := head.spans.get(("theme",))) is not None:
        lines = text.split("\n")
        line = lines[span.line - 1]
        lines[span.line - 1] = f"{line[: span.column - 1]}{address}{line[span.end_column - 1 :]}"
        return "\n".join(lines)
    if head.style == "frontmatter":
        return re.sub(r"\A(\ufeff?---[^\n]*\n)", lambda match: f"{match[1]}theme: {address}{end}", text)
    return f"---{end}theme: {address}{end}---{end}{end}{text.removeprefix(chr(0xFEFF))}"
