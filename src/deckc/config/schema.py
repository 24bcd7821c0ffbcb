"""Schema: the table of settings as JSON Schema and as a page of documentation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from deckc.config.keys import DECK, DRAWINGS, EXPORT, FONTS, SEO, SLIDE, Key

__all__ = ["json_schema", "markdown_page"]

PARTS = {"fonts": FONTS, "drawings": DRAWINGS, "seoMeta": SEO, "export": EXPORT, "defaults": SLIDE, "config": DECK}

INTRODUCTION = """\
# Settings

Names, meaning and defaults are Slidev's. This page is made from the table in `src/deckc/config/keys.py` by
`deckc schema --markdown`; `deckc schema` prints the same as JSON Schema for editors.

A key that is in no table belongs to the layout, the theme or your own components: it is passed on as it is.
A value of the wrong type is reported at its place and left out; so is a key that looks like a misspelt setting.
`true`, `false` and `null` are written so: `yes`, `no`, `on` and `off` are text in YAML 1.2.

A setting that acts on nothing is read for Slidev's sake; where a deck changes it, deckc says so.

What wins: an option of the command line, the first slide's frontmatter, its `config:`, the theme, the default.
"""

SECTIONS: Mapping[str, tuple[str, Mapping[str, Key]]] = {
    "The deck": ("In the frontmatter of the first slide.", DECK),
    "A slide": ("In any slide's frontmatter; under `defaults:` for all slides.", SLIDE),
    "Fonts": ("Below `fonts:`.", FONTS),
    "Drawings": ("Below `drawings:`.", DRAWINGS),
    "Previews": ("Below `seoMeta:`.", SEO),
    "Exports": ("Below `export:`.", EXPORT),
}


def json_schema(table: Mapping[str, Key] | None = None) -> dict[str, Any]:
    """The JSON Schema (2020-12) of headmatter, or of a block with another table's keys."""
    head = table is None
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Frontmatter of a deck's first slide" if head else "Frontmatter of a slide",
        **block_schema({**SLIDE, **DECK} if table is None else table),
    }


def block_schema(table: Mapping[str, Key]) -> dict[str, Any]:
    return {"type": "object", "properties": {name: key_schema(name, key) for name, key in table.items()}}


def key_schema(name: str, key: Key) -> dict[str, Any]:
    part = PARTS.get(name)
    own = block_schema(part) if part and part is not DECK else key.kind.schema
    default = {} if key.default is None else {"default": key.default}
    return {"description": key.doc, **own, **default}


def markdown_page() -> str:
    """docs/configuration.md."""
    sections = [f"## {title}\n\n{text}\n\n{markdown_table(table)}" for title, (text, table) in SECTIONS.items()]
    return "\n".join([INTRODUCTION, *sections])


def markdown_table(table: Mapping[str, Key]) -> str:
    rows = [
        f"| `{name}` | {cell(key.kind.words)} | {cell(default_of(key))} | {key.acts or 'nothing'} | {cell(key.doc)} |\n"
        for name, key in table.items()
    ]
    return "| key | value | default | acts on | what it does |\n|---|---|---|---|---|\n" + "".join(rows)


def default_of(key: Key) -> str:
    if key.default is None:
        return ""
    return f"`{'16/9' if key.default == 16 / 9 else json.dumps(key.default)}`"


def cell(text: str) -> str:
    return text.replace("|", "\\|")
