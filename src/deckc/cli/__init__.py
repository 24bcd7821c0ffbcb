"""Command line: the group of commands, each loaded when it is called.

`run()` is the whole program: words in, exit status out. A command is `command` in a file of its own and
returns an exit status of `terminal.py` (None: 0); to add one, write the file and a row of `COMMANDS`.
"""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

import click

from deckc.cli.terminal import INTERRUPTED, MISSING_TOOL, OK, USAGE, common_options

__all__ = ["COMMANDS", "main", "run"]

COMMANDS = {
    "build": ("deckc.cli.build:command", "Build decks into a static site."),
    "serve": ("deckc.cli.serve:command", "Show a deck in the browser and follow its changes."),
    "export": ("deckc.cli.export:command", "Make PDF, pictures, PowerPoint, Markdown or paper of decks."),
    "export-notes": ("deckc.cli.export_notes:command", "Make a PDF of the speaker's notes."),
    "check": ("deckc.cli.check:command", "Say what is wrong with decks; write nothing."),
    "new": ("deckc.cli.new:command", "Begin a deck in a folder of its own."),
    "add": ("deckc.cli.add:command", "Bring themes, addons and icons from npm, without Node."),
    "inspect": ("deckc.cli.inspect:command", "Say what the compiler understood, as JSON."),
    "doctor": ("deckc.cli.doctor:command", "Say what is here: browser, engines, data, versions."),
    "explain": ("deckc.cli.explain:command", "Explain a problem by its code."),
    "format": ("deckc.cli.format:command", "Lay out decks as Slidev's formatter does."),
    "theme": ("deckc.cli.theme:command", "List, describe and copy themes."),
    "cache": ("deckc.cli.cache:command", "Forget what is kept for later builds."),
    "utilities": ("deckc.cli.utilities:command", "Show the CSS of utility classes."),
    "schema": ("deckc.cli.schema:command", "Print the JSON Schema of frontmatter, for editors."),
}

DEFAULT_DECK = "slides.md"
ENDINGS = ("SIGTERM", "SIGHUP")
SELDOM = (50_000, 20, 20)
"""A build makes many objects and drops few: looking for garbage as often as Python does takes a tenth of its time."""


REFUSED = frozenset([errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.ENOTDIR, errno.ENAMETOOLONG])
"""What a disk says that will not have it: the caller can mend that."""


NOT_HERE = {
    "mcp": "Slidev's interface for assistants is not there.",
    "--tunnel": "A tunnel is a program of its own: `deckc serve --remote PASSWORD` answers it.",
    "--inspect": "It shows what Vite does; `deckc inspect` says what the compiler understood.",
    "--force": "It empties Vite's cache, and deckc has no such one.",
    "-f": "It empties Vite's cache, and deckc has no such one.",
    "--wait-until": "deckc knows itself when a slide is whole; `--wait` waits longer.",
}
"""Words of Slidev's command line that deckc has no part for, and what to do."""


class LazyGroup(click.Group):
    """The commands of the table. A deck in place of a command is served, as with Slidev."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return load(cmd_name) if cmd_name in COMMANDS else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Without a command, and with options of `serve` in its place, `slides.md` is served, if there is one."""
        own = {name for option in self.get_params(ctx) for name in (*option.opts, *option.secondary_opts)}
        leads = not args or (args[0].startswith("-") and args[0].partition("=")[0] not in own | {"-h", "--help"})
        if leads and Path(DEFAULT_DECK).is_file():
            args = ["serve", *args]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        word = args[0]
        if word not in COMMANDS and not word.startswith("-"):
            if word.endswith(".md") or Path(word).exists() or Path(f"{word}.md").is_file():
                return "serve", load("serve"), args
            from deckc.diagnostics import did_you_mean  # not at the top: --version must stay quick

            near = did_you_mean(word, COMMANDS)
            more = NOT_HERE.get(word) or (f"Did you mean {near!r}?" if near else "")
            raise click.UsageError(f"No such command {word!r}. {more}".rstrip(), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


@cache
def load(name: str) -> click.Command:
    """The command of a row, with the options that all commands have."""
    module, _, attribute = COMMANDS[name][0].partition(":")
    command: click.Command = getattr(import_module(module), attribute)
    command.name = name
    command.short_help = COMMANDS[name][1]
    _add_common_options(command)
    return command


def _add_common_options(command: click.Command) -> None:
    command.params += common_options()
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            _add_common_options(inner)


@click.group(
    cls=LazyGroup,
    params=common_options(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
)
@click.pass_context
def group(context: click.Context) -> None:
    """Compile slide decks written for Slidev to static HTML.

    A deck is a Markdown file, slides.md where none is named. `deckc DECK` serves it, and so does `deckc` alone where
    there is a slides.md.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def run(words: Sequence[str]) -> int:
    """The exit status of a call with these words; what there is to say has been printed."""
    try:
        return group.main(list(words), prog_name="deckc", standalone_mode=False) or OK
    except click.ClickException as refusal:
        if isinstance(refusal, click.NoSuchOption) and (reason := NOT_HERE.get(refusal.option_name)):
            refusal = click.UsageError(f"{refusal.message} {reason}", refusal.ctx)
        refusal.show()
        return MISSING_TOOL if refusal.exit_code == MISSING_TOOL else USAGE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output had enough (`deckc inspect --json | head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except ModuleNotFoundError as error:  # a package that deckc needs; its own modules are there
        if not error.name or error.name.partition(".")[0] == "deckc":
            raise
        text = f"Error: the package that '{error.name}' belongs to is missing. Install deckc again, with all it needs."
        click.echo(text, err=True)
        return MISSING_TOOL
    except OSError as error:
        if error.errno not in REFUSED:
            raise
        click.echo(f"Error: {error.strerror}" + (f": {error.filename}" if error.filename else ""), err=True)
        return USAGE


def main() -> None:
    """The program `deckc`. A standard stream that the caller has closed is empty, or goes nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode))  # noqa: SIM115 (as long as the program)
    gc.set_threshold(*SELDOM)
    for name in ENDINGS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _ended)
    sys.exit(run(sys.argv[1:]))


def _ended(number: int, _: object) -> None:
    """Somebody ends us: what we started and wrote halfway is ended and removed first, as after Ctrl+C."""
    raise SystemExit(128 + number)
