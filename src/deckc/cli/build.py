"""`deckc build`: decks → a folder that any web server, or none, can show."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from time import perf_counter
from typing import Literal

import click

from deckc.cli.browser import can_make
from deckc.cli.cache import cache_option
from deckc.cli.deck_arguments import decks_argument, find_decks, output_names
from deckc.cli.missing_packages import line_about_stand_ins
from deckc.cli.problem_options import gather, parted, problem_options, show_problems, status_of, untrusted_option
from deckc.cli.skipped_downloads import not_made
from deckc.cli.terminal import USAGE, log, read_base
from deckc.cli.theme_option import require_theme, theme_option
from deckc.config import Options
from deckc.diagnostics import Diagnostic
from deckc.disk.paths import homes, inside, real
from deckc.model import Artifact
from deckc.pipeline import BuildResult
from deckc.pipeline.many import BuildJob, build_jobs
from deckc.report import Format, summary
from deckc.write import OutputError, write

__all__ = ["command"]


@click.command()
@decks_argument
@click.option(
    "-o",
    "--out",
    "--output",
    type=click.Path(path_type=Path),
    default="dist",
    show_default=True,
    metavar="DIR",
    help="Where the site goes. What a former build wrote there and this one does not is removed.",
)
@click.option(
    "--base",
    metavar="PATH",
    callback=read_base,
    help="Where the site will lie, for addresses without #, such as /talks/.",
)
@theme_option
@click.option("--router-mode", type=click.Choice(["hash", "history"]), help="Addresses of slides: #/2 or /2.")
@click.option("--single-file", is_flag=True, help="One HTML file that holds everything.")
@click.option("-d", "--download", is_flag=True, help="Put a PDF of the slides into the site, and its button.")
@click.option("--without-notes", is_flag=True, help="Leave the speaker's notes out.")
@untrusted_option
@cache_option
@problem_options
def command(
    decks: tuple[Path, ...],
    out: Path,
    base: str | None,
    theme: str | None,
    router_mode: Literal["hash", "history"] | None,
    single_file: bool,
    download: bool,
    without_notes: bool,
    untrusted: bool,
    no_cache: bool,
    strict: bool,
    format_: Format,
) -> int:
    """Build decks into a static site.

    DECK is a Markdown file (slides.md where none is named) or a folder of them. One deck becomes DIR/index.html,
    several become DIR/<name>/index.html and a page that leads to them.
    """
    began = perf_counter()
    if single_file and router_mode == "history":
        raise click.UsageError("a single file has only addresses with #: --single-file goes with --router-mode hash")
    if single_file and download:
        raise click.UsageError("a single file has nothing beside it: --download goes without --single-file")
    options = Options(
        base=base,
        theme=theme,
        router_mode="hash" if single_file else router_mode,
        single_file=single_file,
        download=download,
        browser=can_make(download),
        without_notes=without_notes,
        untrusted=untrusted,
    )
    found, missing = find_decks(decks, whole_folders=True)
    for deck in found:
        require_theme(theme, deck.parent)
        refuse_to_surround(out, deck)
    alone = len(found) + len(missing) == 1
    names = output_names(found)
    jobs = [BuildJob(deck, options if alone else below(options, name), not no_cache) for name, deck in names.items()]
    built = dict(zip(names, build_jobs(jobs), strict=True))
    results = {name: result for name, result in built.items() if isinstance(result, BuildResult)}
    lacking: list[Diagnostic] = []
    if any(result.config.pdf_name or result.config.makes_preview for result in results.values()):
        from deckc.cli.downloads import with_downloads  # slow to import, and few decks ask for them

        results, lacking = with_downloads(results)
    problems, sources = gather(results.values(), [*missing, *parted(built.values())[1]])
    problems += [*lacking, *(found for result in results.values() for found in not_made(result))]
    show_problems(problems, sources, format_)
    if results:
        site = site_of(results, alone)
        refuse_to_overwrite(out, site, results.values())
        put(site, out)
        found_wrong = summary(problems) or "no problems"
        log(f"{out / 'index.html'}: {slides_of(results.values())}, {found_wrong}, {perf_counter() - began:.2f} s")
        if line := line_about_stand_ins(results.values()):
            log(line)
    for name, result in results.items():
        log(f"{name}: " + ", ".join(f"{phase} {seconds:.3f} s" for phase, seconds in result.timings.items()), level=1)
    return USAGE if missing else status_of(problems, strict)


def below(options: Options, name: str) -> Options:
    """The options of one deck among several: the site's base leads to the folder of each."""
    return replace(options, base=f"{options.base.rstrip('/')}/{name}/") if options.base else options


def slides_of(results: Iterable[BuildResult]) -> str:
    count = sum(len(result.slides) for result in results)
    return f"{count} slide{'' if count == 1 else 's'}"


def site_of(results: Mapping[str, BuildResult], alone: bool) -> list[Artifact]:
    """One deck's files as they are; those of several each in a folder, and the page that leads there."""
    if alone:
        return [artifact for result in results.values() for artifact in result.artifacts]
    from deckc.web.deck_list import Entry, contents_page

    entries = [Entry(name, result.deck.title or name, len(result.slides)) for name, result in results.items()]
    return [Artifact(PurePosixPath("index.html"), contents_page(entries))] + [
        replace(artifact, path=PurePosixPath(name) / artifact.path)
        for name, result in results.items()
        for artifact in result.artifacts
    ]


def refuse_to_overwrite(out: Path, site: Iterable[Artifact], results: Collection[BuildResult]) -> None:
    """UsageError: the site would lie on the decks' own files, also those that a deck may have and has not yet, or in
    a folder that is copied into every build."""
    looked_at = frozenset[Path]().union(*(result.watch for result in results))  # decks share their themes' files
    read = {real(path) for path in looked_at}
    for target in (out / artifact.path for artifact in site):
        if real(target) in read:
            raise click.UsageError(f"{target} is a file of the deck; choose another --out")
    copied = [folder for result in results for folder, _ in result.theme.public]
    for folder in dict.fromkeys([*copied, *(result.deck.root / "public" for result in results)]):
        if inside(folder, out):
            raise click.UsageError(f"each build copies what lies in {folder}; choose another --out")


def refuse_to_surround(out: Path, deck: Path) -> None:
    """UsageError: the site would lie around the deck, or strewn over the user's own folder: `-o ..`, `-o /`, `-o ~`."""
    if out.resolve() in homes():
        raise click.UsageError(f"--out {out} is a folder of everything; choose one for the site")
    if deck.resolve().parent.is_relative_to(out.resolve()):
        raise click.UsageError(f"--out {out} holds the deck itself; choose another --out")


def put(site: Iterable[Artifact], out: Path) -> None:
    try:
        written = write(site, out)
    except (OSError, OutputError) as error:
        raise click.ClickException(f"cannot write the site: {error}") from error
    for path in written.changed:
        log(f"wrote {out / path}", level=2)
    for path in written.removed:
        log(f"removed {out / path}", level=1)
