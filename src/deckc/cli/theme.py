"""`deckc theme`: which themes there are, what they offer, and a copy of one to change."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from deckc.cli.terminal import OK, USAGE, log
from deckc.diagnostics import did_you_mean
from deckc.files import Files
from deckc.theme import describe_themes

__all__ = ["command"]


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
@click.argument("name")
@click.argument("folder", type=click.Path(path_type=Path), required=False)
def eject(name: str, folder: Path | None) -> int:
    """Copy the theme NAME into FOLDER (default: ./NAME-theme), to make it your own."""
    themes = {theme.name: theme for theme in describe_themes(Path.cwd(), Files())}
    if name not in themes:
        near = did_you_mean(name, themes)
        raise click.BadParameter(f"no theme called {name!r}." + (f" Did you mean {near!r}?" if near else ""))
    target = folder or Path(f"{name.rpartition('/')[2]}-theme")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        log(f"{target} is there already, and not empty: nothing is copied")
        return USAGE
    shutil.copytree(themes[name].folder, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("node_modules"))
    log(f"{target}: write `theme: ./{target.as_posix()}` in a deck beside it")
    return OK
