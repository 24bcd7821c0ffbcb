"""`deckc cache`: what is kept for later builds, and how builds are told to do without."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from deckc.cli.terminal import OK, log
from deckc.config import Options
from deckc.disk import user_cache
from deckc.pipeline import Cache
from deckc.pipeline.disk_cache import DiskCache

__all__ = ["cache_option", "command", "opened_cache"]


@click.group()
def command() -> None:
    """Forget what is kept for later builds: compiled slides, formulas, bundles, archives of npm packages."""


@command.command()
def clear() -> int:
    """Remove all that is kept, and say how much it was."""
    try:
        size = user_cache.clear()
    except OSError as error:
        raise click.ClickException(f"cannot clear the cache: {error}") from error
    log(f"removed {size / 1e6:.1f} MB")
    return OK


def cache_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--no-cache` of commands that build; the command takes `no_cache`."""
    return click.option("--no-cache", is_flag=True, help="Compile all slides anew, and keep none.")(command)


def opened_cache(deck: Path, options: Options, no_cache: bool) -> Cache:
    """The slides that former builds of a deck compiled; an empty cache where none may be used."""
    return Cache() if no_cache else DiskCache(deck, options)
