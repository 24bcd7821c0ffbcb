"""Problem options: what a command lets one say about problems, how it shows them, what they make of its exit status."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

import click

from deckc.cli.terminal import FAULTS, OK, has_color
from deckc.diagnostics import Diagnostic
from deckc.pipeline import BuildResult
from deckc.pipeline.many import LostDeck
from deckc.report import Format, render

__all__ = ["gather", "parted", "problem_options", "show_problems", "status_of", "untrusted_option"]

# A format that a program reads is a result; the others are for people, and so is the log.
FOR_PROGRAMS = frozenset(["json", "github"])

Command = Callable[..., Any]


def problem_options(command: Command) -> Command:
    """The options `--strict` and `--format`; the command takes `strict` and `format_`."""
    strict = click.option("--strict", is_flag=True, help="Take warnings for errors.")
    form = click.option(
        "--format",
        "format_",
        type=click.Choice(get_args(Format)),
        default="full",
        show_default=True,
        help="How problems are printed.",
    )
    return form(strict(command))


def untrusted_option(command: Command) -> Command:
    """The option `--untrusted` of commands that render a deck; the command takes `untrusted`."""
    text = "Take it for somebody else's deck: refuse its scripts."
    return click.option("--untrusted", is_flag=True, help=text)(command)


def parted(built: Iterable[BuildResult | LostDeck]) -> tuple[list[BuildResult], list[Diagnostic]]:
    """The decks that were built, and what is said of the others."""
    results = list(built)
    lost = [problem for result in results if isinstance(result, LostDeck) for problem in result.problems]
    return [result for result in results if isinstance(result, BuildResult)], lost


def gather(
    results: Iterable[BuildResult], missing: Iterable[Diagnostic] = ()
) -> tuple[list[Diagnostic], dict[Path, str]]:
    """The problems of several builds after those of decks that are not there, and the texts that they stand in."""
    results = list(results)
    problems = [*missing, *(problem for result in results for problem in result.problems)]
    return problems, {path: text for result in results for path, text in result.deck.sources.items()}


def show_problems(
    problems: Iterable[Diagnostic], sources: Mapping[Path, str], format_: Format = "full", *, as_result: bool = False
) -> None:
    """Prints problems: as the command's result, or in the log when they are for people."""
    problems = list(problems)
    sources = {**texts_of_others(problems, sources), **sources}
    stream = sys.stdout if as_result or format_ in FOR_PROGRAMS else sys.stderr
    click.echo(render(problems, sources, format_, has_color(stream)), file=stream, nl=False)


def texts_of_others(problems: Iterable[Diagnostic], sources: Mapping[Path, str]) -> dict[Path, str]:
    """The texts of files that problems name besides the decks: style sheets, components, settings of themes."""
    files = {found.span.file for found in problems if found.span and found.span.file} - sources.keys()
    return {file: file.read_text(encoding="utf-8", errors="replace") for file in files if file.is_file()}


def status_of(problems: Iterable[Diagnostic], strict: bool) -> int:
    """The exit status of a command that found these problems."""
    grave = {"error", "warning"} if strict else {"error"}
    return FAULTS if any(problem.severity in grave for problem in problems) else OK
