"""Theme option: the option `--theme`, and whether there is such a theme."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from deckc.diagnostics import did_you_mean
from deckc.disk.files import Files
from deckc.theme.find import find_package, known_themes

__all__ = ["find_theme", "require_theme", "theme_option"]

Command = Callable[..., Any]


def theme_option(command: Command) -> Command:
    """The option `--theme` in place of a deck's own; the command takes `theme`."""
    return click.option("-t", "--theme", metavar="NAME", help="The theme, in place of the deck's own.")(command)


def require_theme(name: str | None, root: Path) -> None:
    """BadParameter: decks in `root` have no theme of this name."""
    if name not in (None, "none"):
        find_theme(str(name), root)


def find_theme(name: str, root: Path) -> Path:
    """The folder of a theme. BadParameter: there is none."""
    folder = find_package(name, root, Files())
    if folder is None:
        near = did_you_mean(name, known_themes(root))
        hint = f" Did you mean {near!r}?" if near else " `deckc add NAME` brings one from npm's registry."
        raise click.BadParameter(f"no theme called {name!r}.{hint}", param_hint="'--theme'")
    return folder
