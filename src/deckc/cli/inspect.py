"""`deckc inspect`: decks → what the compiler understood of them."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import click

from deckc.cli.deck_arguments import decks_argument, find_decks
from deckc.cli.problem_options import gather, show_problems, status_of
from deckc.cli.terminal import USAGE
from deckc.config import layout_of, slide_frontmatter
from deckc.model import CompiledSlide, Slide
from deckc.parse.image_addresses import images_of
from deckc.pipeline import BuildResult, build
from deckc.report import as_data, sorted_problems

__all__ = ["command"]


@click.command()
@decks_argument
@click.option("--json", "as_json", is_flag=True, help="A JSON list with an entry for each deck.")
def command(decks: tuple[Path, ...], as_json: bool) -> int:
    """Say what the compiler understood: slides with their text, notes, layouts, clicks and places."""
    found, missing = find_decks(decks, whole_folders=True)
    results = [build(deck) for deck in found]
    problems, sources = gather(results, missing)
    if as_json:
        show_problems(missing, {})
        click.echo(json.dumps([plain(deck_data(result)) for result in results], ensure_ascii=False, indent=2))
    else:
        for result in results:
            click.echo(outline(result))
        show_problems(problems, sources)
    return USAGE if missing else status_of(problems, strict=False)


def deck_data(result: BuildResult) -> dict[str, Any]:
    """A deck as contract and documentation describe it."""
    deck = result.deck
    return {
        "file": deck.entry.as_posix(),
        "title": deck.title,
        "headmatter": {**({"title": deck.title} if deck.title else {}), **deck.head.data},
        "slides": [
            slide_data(slide, compiled, layout_of(slide_frontmatter(result.config, slide), slide.no))
            for slide, compiled in zip(deck.slides, result.slides, strict=True)
        ],
        "problems": [as_data(found, deck.sources) for found in sorted_problems(result.problems)],
    }


def slide_data(slide: Slide, compiled: CompiledSlide, layout: str) -> dict[str, Any]:
    source = slide.source
    return {
        "no": slide.no,
        "title": slide.title,
        "level": slide.level,
        "layout": layout,
        "clicks": compiled.clicks,
        "frontmatter": slide.frontmatter,
        "content": source.body,
        "note": source.note,
        "images": images_of(source.body, slide.frontmatter),
        "source": {
            "file": source.file.as_posix(),
            "index": source.index,
            "start": source.start,
            "content_start": source.content_start,
            "end": source.end,
        },
        "failure": slide.failure,
        "imported_by": [{"file": link.file.as_posix(), "line": link.line} for link in slide.imported_by],
    }


def plain(data: Any) -> Any:
    """The data without what JSON has no word for: infinity and what is no number become null."""
    if isinstance(data, float) and not math.isfinite(data):
        return None
    if isinstance(data, dict):
        return {name: plain(value) for name, value in data.items()}
    return [plain(item) for item in data] if isinstance(data, list) else data


def outline(result: BuildResult) -> str:
    """The deck for reading: a line for each slide."""
    deck = result.deck
    lines = [f"{deck.entry}: {deck.title or 'no title'}, {len(deck.slides)} slides, theme {result.config['theme']}"]
    for slide, compiled in zip(deck.slides, result.slides, strict=True):
        place = f"{slide.source.file}:{slide.source.start + 1}"
        clicks = f", {compiled.clicks} click{'s'[compiled.clicks == 1 :]}" if compiled.clicks else ""
        layout = layout_of(slide_frontmatter(result.config, slide), slide.no)
        lines.append(f"{slide.no:>4}  {compiled.title or '–'}  ({layout}{clicks})  {place}")
    return "\n".join(lines)
