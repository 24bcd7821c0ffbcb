"""Terminal: how commands end, and how they speak to the person who called them.

Results go to standard output, the log to standard error. Every command takes the options listed here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

import click

from deckc import __version__

__all__ = [
    "FAULTS",
    "INTERRUPTED",
    "MISSING_TOOL",
    "OK",
    "USAGE",
    "MissingTool",
    "common_options",
    "has_color",
    "log",
    "progress",
    "read_base",
]

# Exit statuses; a command returns one of them.
OK = 0
FAULTS = 1  # the deck has errors, or warnings under --strict
USAGE = 2  # wrong usage or configuration
MISSING_TOOL = 3  # a program that we drive is not installed
INTERRUPTED = 130

_VERBOSITY = "deckc.verbosity"


class MissingTool(click.ClickException):
    """A program that we drive, a browser above all, is not there; the message says how to get it."""

    exit_code = MISSING_TOOL


def log(message: str, level: int = 0) -> None:
    """Writes a line of log: level 0 unless -q, level 1 only with -v."""
    context = click.get_current_context(silent=True)
    if level <= (context.meta.get(_VERBOSITY, 0) if context else 0):
        click.echo(message, err=True)


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar in the log while a block lasts, on a terminal; the block calls what it gets with how much more is done."""
    context = click.get_current_context(silent=True)
    if not sys.stderr.isatty() or (context and context.meta.get(_VERBOSITY, 0) < 0):
        yield lambda done: None
        return
    with click.progressbar(length=total, label=what, file=sys.stderr, show_eta=False, show_pos=True) as bar:
        yield bar.update


def read_base(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The value of `--base`. BadParameter: it is no path that begins with `/`."""
    if value is not None and not value.startswith("/"):
        raise click.BadParameter(f"a path that begins with '/', not {value!r}: write '/{value.strip('./')}/'")
    return value


def has_color(stream: IO[str]) -> bool:
    """Whether what goes to a stream may be coloured: as --color says, else whether a person looks at it."""
    context = click.get_current_context(silent=True)
    chosen = context.color if context else None
    return stream.isatty() if chosen is None else chosen


def common_options() -> list[click.Parameter]:
    """The options of every command; they act on the context, so no command sees them."""
    return [
        click.Option(
            ["--color/--no-color"],
            default=None,
            expose_value=False,
            is_eager=True,
            callback=_set_color,
            help="Colour the output, or do not (also: the environment's NO_COLOR).  [default: if a terminal]",
        ),
        click.Option(["-q", "--quiet"], is_flag=True, expose_value=False, callback=_lower, help="Log nothing."),
        click.Option(["-v", "--verbose"], count=True, expose_value=False, callback=_raise, help="Log more."),
        click.Option(
            ["--version"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_print_version,
            help="Print the version and exit.",
        ),
    ]


def _set_color(context: click.Context, parameter: click.Parameter, value: bool | None) -> None:
    if value is not None:
        context.color = value
    elif context.color is None and os.environ.get("NO_COLOR"):
        context.color = False


def _lower(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        context.meta[_VERBOSITY] = -1


def _raise(context: click.Context, parameter: click.Parameter, value: int) -> None:
    if value:
        context.meta[_VERBOSITY] = value


def _print_version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"deckc {__version__} (Python {sys.version.split()[0]})")
        context.exit()
