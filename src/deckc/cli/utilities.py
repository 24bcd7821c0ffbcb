"""`deckc utilities`: the CSS of utility classes."""

from __future__ import annotations

import json
import sys

import click

from deckc.cli.terminal import log
from deckc.style import css_of, utilities

__all__ = ["command"]


class TokenCommand(click.Command):
    """Takes every word that is no option of it as a token, also `-mt-4`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        known = {name for option in self.get_params(ctx) for name in (*option.opts, *option.secondary_opts)}
        options = [word for word in args if word in known]
        return super().parse_args(ctx, [*options, "--", *(word for word in args if word not in known and word != "--")])


@click.command(cls=TokenCommand)
@click.argument("tokens", nargs=-1, metavar="[TOKEN]...")
@click.option("--json", "as_json", is_flag=True, help="Print an object: each token and its CSS, or null.")
@click.option("--markdown", is_flag=True, help="Print the documentation page of all families.")
def command(tokens: tuple[str, ...], as_json: bool, markdown: bool) -> None:
    """Show the CSS of each TOKEN, a class or an attribute as '[grid~="cols-2"]'.

    Without TOKEN they are read from standard input, one a line.
    """
    if markdown:
        from deckc.style.family_docs import family_page  # of use here only

        click.echo(family_page(), nl=False)
        return
    words = tokens or tuple(line.strip() for line in sys.stdin if line.strip())
    if as_json:
        click.echo(json.dumps({word: css_of(word) for word in words}, ensure_ascii=False, indent=1))
        return
    click.echo(utilities(words))
    for word in words:
        if css_of(word) is None:
            log(f"'{word}' is no utility class")
