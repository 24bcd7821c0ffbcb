"""`deckc export`: decks → PDF, pictures, PowerPoint, Markdown, handouts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from importlib import import_module
from importlib.util import find_spec
from math import isnan
from pathlib import Path
from time import perf_counter
from typing import Any, get_args

import click

from deckc.browser.devtools import BrowserError
from deckc.browser.launch import Browser, launch
from deckc.cli.boolean_options import SwitchCommand, switch
from deckc.cli.browser import browser_program
from deckc.cli.cache import cache_option
from deckc.cli.deck_arguments import decks_argument, find_decks, output_names
from deckc.cli.export_paths import Place, place_of, put
from deckc.cli.problem_options import gather, show_problems, status_of, untrusted_option
from deckc.cli.terminal import USAGE, MissingTool, log, progress
from deckc.config import Options
from deckc.diagnostics import Diagnostic
from deckc.export import (
    FORMATS,
    Exported,
    ExportSettings,
    Job,
    RangeError,
    Shown,
    about_slide,
    resolve_settings,
    shown,
    slides_in,
)
from deckc.pipeline import BuildResult
from deckc.pipeline.many.jobs import kept_build
from deckc.report import Format as ProblemFormat

__all__ = ["command", "export_decks"]

ENDINGS = {".pdf": "pdf", ".png": "png", ".pptx": "pptx", ".md": "md", ".json": "notes-json"}
"""What the ending of `--output` means where no format is named."""


class NumberRange(click.FloatRange):
    """A range that "nan" does not lie in, though it is neither below nor above it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        number = super().convert(value, param, ctx)
        if isnan(number):
            self.fail(f"{value!r} is not a number", param, ctx)
        return float(number)


def export_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of how slides are shown and written; `build --download` has them too."""
    for option in reversed(
        [
            click.option("--range", metavar="RANGE", help="Slides, such as 1,3-5,8-.  [default: all]"),
            switch("-c", "--with-clicks", help="A page a click.  [default: for pptx]"),
            switch("--dark", help="Dark colours.  [default: as the deck says]"),
            switch("--per-slide", help="Load each slide by itself: slower, and the file is larger."),
            switch("--with-toc", help="An outline in the PDF.  [default: yes]"),
            click.option("--scale", type=NumberRange(0.1, 8), help="Pixels a px, of pictures.  [default: 2]"),
            switch("--omit-background", help="Pictures without the page's background."),
            click.option(
                "--timeout", type=click.IntRange(1), metavar="MS", help="How long a picture may take.  [default: 30000]"
            ),
            click.option(
                "--wait", type=click.IntRange(0), metavar="MS", help="How long to wait besides.  [default: 0]"
            ),
            click.option("--offline", is_flag=True, default=None, help="Ask no other host for pictures and frames."),
            click.option(
                "--executable-path", type=click.Path(path_type=Path), metavar="PATH", help="The browser's program."
            ),
        ]
    ):
        command = option(command)
    return command


@click.command(cls=SwitchCommand)
@decks_argument
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), help="What is made.  [default: pdf]")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The file, or the folder of pictures or of several decks; its ending may say the format."
    "  [default: <deck>-export]",
)
@export_options
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="Paper of handouts and notes.  [default: a4]")
@click.option("--up", type=click.Choice(["1", "2", "3", "6"]), help="Slides a page of a handout.  [default: 3]")
@click.option("-t", "--theme", metavar="NAME", help="The theme, in place of the deck's own.")
@untrusted_option
@cache_option
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option(
    "--problems",
    "problem_format",
    type=click.Choice(get_args(ProblemFormat)),
    default="full",
    show_default=True,
    help="How problems are printed.",
)
def command(
    decks: tuple[Path, ...],
    format_: str | None,
    output: Path | None,
    theme: str | None,
    untrusted: bool,
    no_cache: bool,
    strict: bool,
    problem_format: ProblemFormat,
    executable_path: Path | None,
    **said: Any,
) -> int:
    """Export decks to PDF, pictures, PowerPoint, Markdown or paper.

    DECK is a Markdown file (slides.md where none is named) or a folder of them. What was made is looked at: a page
    without ink or words that are missing end with status 1. Formats:

    \b
    pdf         a page a slide; text, links, outline
    png         a folder of pictures
    pptx        pictures and notes for PowerPoint; pptx-editable: text and shapes
    md          plain Markdown, pictures beside it
    handout     slides and notes on paper
    notes       notes on paper; notes-md, notes-json: as text
    """
    began = perf_counter()
    given = {name: value for name, value in said.items() if value is not None}
    if "up" in given:
        given["up"] = int(given["up"])
    if format_ or (output and output.suffix.lower() in ENDINGS):
        given["format"] = format_ or ENDINGS[output.suffix.lower()]  # type: ignore[union-attr]
    if untrusted:
        given["offline"] = True
    found, missing = find_decks(decks, whole_folders=True)
    options = Options(router_mode="hash", mode="export", theme=theme, untrusted=untrusted)
    results = {name: kept_build(deck, options, not no_cache) for name, deck in output_names(found).items()}
    problems, sources = gather(results.values(), missing)
    made = export_decks(results, given, output, executable_path, alone=len(results) == 1)
    problems += made
    show_problems(problems, sources, problem_format)
    log(f"{len(results)} deck{'' if len(results) == 1 else 's'}, {perf_counter() - began:.2f} s", level=1)
    return USAGE if missing else status_of(problems, strict)


def export_decks(
    results: Mapping[str, BuildResult],
    given: Mapping[str, Any],
    output: Path | None,
    executable_path: Path | None,
    *,
    alone: bool,
) -> list[Diagnostic]:
    """Writes each deck's export and says where. One browser serves all. UsageError: a range without slides."""
    with ExitStack() as stack:
        browsers = _lazily(stack, executable_path)
        prepared = {name: _prepared(result, given) for name, result in results.items()}
        problems: list[Diagnostic] = []
        for name, (settings, numbers) in prepared.items():
            place = place_of(output, results[name], name, alone, settings.format)
            problems += _export(place, settings, numbers, browsers)
    return problems


def _prepared(result: BuildResult, given: Mapping[str, Any]) -> tuple[ExportSettings, tuple[int, ...]]:
    config = result.config
    settings = resolve_settings(given, config["export"], dark=config.color_schema == "dark")
    row = FORMATS.get(settings.format)
    if row is None:
        raise click.UsageError(f"the headmatter's export.format '{settings.format}' is none of {', '.join(FORMATS)}")
    if any(find_spec(module) is None for module in row.needs):
        raise MissingTool(f"--format {settings.format} needs a package more: pip install 'deckc[{row.extra}]'")
    try:
        return settings, slides_in(settings.range, len(result.slides))
    except RangeError as error:
        raise click.UsageError(f"--range: {error}") from error


def _lazily(stack: ExitStack, executable_path: Path | None) -> Callable[[], Browser]:
    """A browser, launched when the first asks for it, and again when it has ended."""
    running: list[Browser] = []

    def get() -> Browser:
        if not running or running[-1].process.poll() is not None:
            running.append(stack.enter_context(launch(browser_program(executable_path))))
        return running[-1]

    return get


def _export(
    place: Place, settings: ExportSettings, numbers: tuple[int, ...], browser: Callable[[], Browser]
) -> list[Diagnostic]:
    result = place.result

    @contextmanager
    def show(route: str) -> Iterator[Shown]:
        with shown(browser(), result, settings, route) as view:
            yield view

    module, _, function = FORMATS[settings.format].make.partition(":")
    with progress(f"{place.name} {settings.format}", len(numbers)) as step:
        job = Job(result, settings, numbers, place.stem, show, step)
        try:
            exported: Exported = getattr(import_module(module), function)(job)
        except BrowserError as error:
            message = f"{error}; nothing is written"
            return [about_slide(job, "page-failed", message, 0)]
    return [*exported.problems, *put(place, exported)]
