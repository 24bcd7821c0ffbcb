"""`deckc explain`: a problem's code in a paragraph."""

from __future__ import annotations

import textwrap

import click

from deckc.diagnostics import CODES, did_you_mean

__all__ = ["command"]

WIDTH = 88


@click.command()
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain a problem by its CODE, which stands in brackets where it is reported; without CODE, list all."""
    if code is None:
        longest = max(map(len, CODES))
        for name, row in CODES.items():
            click.echo(f"{name:{longest}}  {row.severity:7}  {row.summary}")
        return
    name = code.strip("[]")
    if name not in CODES:
        near = did_you_mean(name, CODES)
        hint = f"Did you mean '{near}'?" if near else "`deckc explain` lists all."
        raise click.BadParameter(f"there is no problem '{name}'. {hint}", param_hint="CODE")
    row = CODES[name]
    click.echo(f"{row.severity}[{name}]: {row.summary}\n\n{textwrap.fill(row.explanation, WIDTH)}")
