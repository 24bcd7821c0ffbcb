"""`deckc serve`: a deck in the browser that follows its files."""

from __future__ import annotations

import webbrowser
from functools import partial
from pathlib import Path
from urllib.parse import quote

import click

from deckc import serve
from deckc.cli.cache import cache_option, opened_cache
from deckc.cli.deck_arguments import find_decks
from deckc.cli.problem_options import show_problems
from deckc.cli.terminal import USAGE, log, read_base
from deckc.cli.theme_option import require_theme, theme_option
from deckc.config import Options
from deckc.pipeline import build
from deckc.serve.preview import Preview

__all__ = ["command"]

SHOWN = {
    "error": frozenset(("error",)),
    "warn": frozenset(("error", "warning")),
    "info": frozenset(("error", "warning", "info")),
    "silent": frozenset[str](),
}
"""Slidev's levels of log → the severities of problems that are printed."""


@click.command()
@click.argument("deck", type=click.Path(path_type=Path), default="slides.md")
@click.option(
    "-p",
    "--port",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    help=f"Where to listen; 0: anywhere free.  [default: {serve.FIRST_PORT}, or the next free one]",
)
@click.option(
    "--host",
    "--bind",
    metavar="ADDRESS",
    help="The address to listen on; 0.0.0.0 lets others on the network in.  [default: 127.0.0.1]",
)
@click.option(
    "--remote",
    is_flag=False,
    flag_value="",
    metavar="[PASSWORD]",
    help="Let others on the network look, and present from there: who knows the password, or all without one.",
)
@click.option("-o", "--open", "open_", is_flag=True, help="Open a browser.")
@theme_option
@click.option(
    "--base",
    default="/",
    show_default=True,
    metavar="PATH",
    callback=read_base,
    help="The path that the addresses begin with.",
)
@click.option(
    "--log",
    "log_level",
    type=click.Choice(list(SHOWN)),
    help="Which problems the terminal shows, and nothing with silent.  [default: info]",
)
@cache_option
def command(
    deck: Path,
    port: int | None,
    host: str | None,
    remote: str | None,
    open_: bool,
    theme: str | None,
    base: str,
    log_level: str | None,
    no_cache: bool,
) -> int:
    """Show a deck in the browser and follow its changes.

    DECK is a Markdown file or a folder with a slides.md. A save shows on all open pages; a mistake shows its
    problems over the slides as they were. Ctrl-C ends it.
    """
    if remote and Path(remote).exists():
        raise click.UsageError(f"--remote took '{remote}' for the password; put the deck before it")
    found, missing = find_decks([deck])
    if missing:
        show_problems(missing, {})
        return USAGE
    require_theme(theme, next(iter(found)).parent)
    base = f"/{base.strip('/')}/" if base.strip("/") else "/"
    options = Options(theme=theme, base=base, router_mode="history", mode="dev")

    def ready(addresses: list[str]) -> None:
        for address in addresses:
            click.echo(address)
        for address in addresses:
            click.echo(speakers_address(address, remote))
        if remote:
            log("Guests take the addresses without the password; windows opened with it lead.")
        log("Ctrl-C ends it.")
        if open_:
            webbrowser.open(addresses[0] + password_query(remote))  # the speaker's own window leads

    entry = next(iter(found))
    cache = opened_cache(entry, options, no_cache)
    try:
        serve.serve(
            partial(build, entry, options=options, cache=cache),
            host=host or ("127.0.0.1" if remote is None else "0.0.0.0"),
            port=port,
            base=base,
            password=remote or None,
            built=partial(report, SHOWN[log_level or "info"]),
            ready=ready,
            failed=lambda kind, text: log(f"{kind} in the page: {text}"),
        )
    except serve.ListenError as error:
        raise click.UsageError(str(error)) from error
    finally:
        cache.save()
    return 0


def speakers_address(address: str, remote: str | None) -> str:
    """Where the speaker begins: in the presenter, or from another device with a choice of views."""
    page = "presenter/1" if remote is None else "entry"
    return f"{address}{page}{password_query(remote)}"


def password_query(remote: str | None) -> str:
    return f"?password={quote(remote, safe='')}" if remote else ""


def report(shown: frozenset[str], preview: Preview) -> None:
    """Says in the terminal what a build came to. `shown`: severities of problems; none: silence."""
    if not shown:
        return
    if preview.failure is not None:
        log(str(preview.shown.faults[0]["text"]))
    elif preview.result is not None:
        show_problems((each for each in preview.result.problems if each.severity in shown), preview.result.deck.sources)
        count = len(preview.result.slides)
        log(f"{count} slide{'' if count == 1 else 's'} in {sum(preview.result.timings.values()):.2f} s")
