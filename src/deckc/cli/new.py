"""`deckc new`: a deck to begin with, in a folder of its own."""

from __future__ import annotations

import json
from pathlib import Path

import click

from deckc.cli.terminal import log
from deckc.cli.themes import require_theme

__all__ = ["command"]

STARTER = Path(__file__).with_name("starter.md")


@click.command()
@click.argument("name", type=click.Path(path_type=Path))
@click.option("-t", "--theme", default="default", show_default=True, metavar="NAME", help="The deck's theme.")
def command(name: Path, theme: str) -> None:
    """Begin a deck in the folder NAME."""
    if name.exists() and (not name.is_dir() or any(name.iterdir())):
        raise click.UsageError(f"{name} is there already, and not empty")
    require_theme(theme, name.parent)
    title = name.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize()
    text = STARTER.read_text(encoding="utf-8")
    (name / "public").mkdir(parents=True, exist_ok=True)
    (name / "slides.md").write_text(filled(text, title, theme), encoding="utf-8")
    (name / ".gitignore").write_text("/dist/\n", encoding="utf-8")
    log(f"{name / 'slides.md'} is your deck; `deckc serve {name}` shows it.")


def filled(text: str, title: str, theme: str) -> str:
    """The starter with its words put in: quoted for YAML in the headmatter, as they are in the text."""
    head, body = text.split("\n---\n", 1)
    quoted = head.replace("THEME", json.dumps(theme)).replace("TITLE", json.dumps(title, ensure_ascii=False))
    return f"{quoted}\n---\n{body.replace('TITLE', title)}"
