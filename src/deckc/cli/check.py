"""`deckc check`: decks → what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import click

from deckc.cli.cache import cache_option
from deckc.cli.deck_arguments import decks_argument, find_decks
from deckc.cli.missing_packages import line_about_stand_ins
from deckc.cli.problem_options import gather, parted, problem_options, show_problems, status_of, untrusted_option
from deckc.cli.terminal import USAGE, log
from deckc.config import Options
from deckc.pipeline.many import BuildJob, build_jobs
from deckc.report import Format, summary

__all__ = ["command"]


@click.command()
@decks_argument
@untrusted_option
@cache_option
@problem_options
def command(decks: tuple[Path, ...], untrusted: bool, no_cache: bool, strict: bool, format_: Format) -> int:
    """Say what is wrong with decks; write nothing.

    DECK is a Markdown file (slides.md where none is named) or a folder of them. The exit status is 1 when there are
    errors, or, with --strict, warnings.
    """
    found, missing = find_decks(decks, whole_folders=True)
    built = build_jobs([BuildJob(deck, Options(untrusted=untrusted), keep=not no_cache) for deck in found])
    results, lost = parted(built)
    problems, sources = gather(results, [*missing, *lost])
    show_problems(problems, sources, format_, as_result=True)
    slides = sum(len(result.slides) for result in results)
    log(f"{counted(len(found), 'deck')}, {counted(slides, 'slide')}: {summary(problems) or 'no problems'}")
    if line := line_about_stand_ins(results):
        log(line)
    return USAGE if missing else status_of(problems, strict)


def counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
