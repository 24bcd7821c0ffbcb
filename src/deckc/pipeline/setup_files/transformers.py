"""Transformers: the Markdown of slides as functions of `setup/transformers.ts` leave it.

In: deck, `Setup`. Out: the deck with other slides. Source: Slidev guide, "Configure Transformers".
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial
from typing import Any

from deckc.model import Deck, Slide, Span
from deckc.pipeline.setup_files.setup import Setup
from deckc.setup.program import Function, Program
from deckc.source_positions import with_body
from deckc.template import plain

__all__ = ["transformed"]

Step = tuple[Program, list[int], bool]  # functions by their ids, and whether they are for blocks of code
FIRST = ("pre", "preCodeblock")  # the deck's own come first
BLOCKS = "codeblocks"
ALL_SLIDES = "deckc:slides"  # what a function reads when it asks for them
LAST = ("postCodeblock", "post", BLOCKS)  # the theme's come first


def transformed(deck: Deck, setup: Setup) -> Deck:
    """The deck whose slides the set-up files have changed."""
    if not setup.paths("transformers"):
        return deck
    if not setup.runs:
        setup.still += [("transformers", Span(path, 1)) for path in setup.paths("transformers")]
        return deck
    slides = cache(lambda: json.dumps([described(slide) for slide in deck.slides]))
    given = [*setup.run("transformers", drivers=("transformers.js",), texts={ALL_SLIDES: slides})]
    steps = [step for name in FIRST for step in steps_of(given[::-1], name)]
    steps += [step for name in LAST for step in steps_of(given, name)]
    if not steps:
        return deck
    return replace(deck, slides=tuple(changed(slide, steps, setup) for slide in deck.slides))


def steps_of(given: list[tuple[Program, Any]], name: str) -> list[Step]:
    """The functions that files give under a name."""
    lists = ((program, value.get(name) if isinstance(value, Mapping) else None) for program, value in given)
    found = [
        (program, [each.id for each in functions if isinstance(each, Function)])
        for program, functions in lists
        if isinstance(functions, list)
    ]
    return [(program, ids, name == BLOCKS) for program, ids in found if ids]


def changed(slide: Slide, steps: list[Step], setup: Setup) -> Slide:
    """A slide after all functions. Where one fails it stays as it is."""
    text = slide.source.body
    for program, ids, is_for_blocks in steps:
        given = setup.attempt(partial(program.run, "transformedSlide", ids, text, described(slide), is_for_blocks))
        text = given if isinstance(given, str) else text
    return replace(slide, source=with_body(slide.source, text)) if text != slide.source.body else slide


def described(slide: Slide) -> dict[str, Any]:
    """A slide as Slidev hands it to functions."""
    return {
        "index": slide.no - 1,
        "no": slide.no,
        "title": slide.title,
        "content": slide.source.body,
        "note": slide.source.note,
        "frontmatter": plain(slide.frontmatter),
        "filepath": str(slide.source.file),
    }
