"""`deckc schema`: the settings of decks and slides, for editors and for reading."""

from __future__ import annotations

import json

import click

from deckc.config import SLIDE, json_schema, markdown_page

__all__ = ["command"]


@click.command()
@click.option("--slide", is_flag=True, help="The keys of any slide, not those of the first one.")
@click.option("--markdown", is_flag=True, help="A page of documentation in place of the schema.")
def command(slide: bool, markdown: bool) -> None:
    """Print the JSON Schema of frontmatter, for editors that check YAML."""
    if markdown:
        click.echo(markdown_page(), nl=False)
    else:
        click.echo(json.dumps(json_schema(SLIDE if slide else None), ensure_ascii=False, indent=2))
