"""Formulas: how a deck's formulas are set, and what its page needs for them.

In: deck, theme, compiled slides. A deck without formulas loads nothing of this.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from deckc.lazy_regex import lazy_regex
from deckc.markdown import formulas_in
from deckc.model import Artifact, CompiledSlide, Deck, Facts, Span
from deckc.pipeline.missing_parts import no_engine
from deckc.pipeline.setup_files import Setup
from deckc.sandbox import has_engine

if TYPE_CHECKING:
    from deckc.math import Typesetter

__all__ = ["css_of_formulas", "formulas_of", "has_formulas", "look_of", "without_formulas"]

MATH = lazy_regex(r"\$\$|\$[^$\n]+\$")
FORMULA = '<span class="katex'
SPAN = lazy_regex(r"<(/?)span\b")


def formulas_of(deck: Deck, setup: Setup) -> Typesetter | None:
    """How formulas are set; None where `$` is a letter: no two stand on a line, nor `$$` anywhere (Slidev's rule)."""
    if not any(map(has_formulas, deck.sources.values())):
        return None
    from deckc import math

    settings, problems = math.read_settings(setup.options("katex", math.ASKED))
    setup.add(problems)
    if not has_engine():
        setup.problems.append(no_engine(Span(deck.entry, 1)))
    if not setup.trusted:
        settings = replace(settings, options={**settings.options, "trust": False})
    typeset = math.typesetter(settings, str(deck.entry.absolute()))
    texts = (text for slide in deck.slides for text in (slide.title, slide.source.body, slide.source.note) if text)
    typeset.prepare(formula for text in texts for formula in formulas_in(str(text)))
    return typeset


def has_formulas(text: str) -> bool:
    """Whether `$` may begin a formula in some Markdown."""
    return MATH.search(text) is not None


def css_of_formulas(html: str, prefix: str) -> str:
    """The CSS for the formulas in some HTML."""
    if FORMULA not in html:
        return ""
    from deckc import math

    return math.look(html, prefix=prefix).css


def look_of(
    slides: Sequence[CompiledSlide], slide_facts: Sequence[Facts], prefix: str
) -> tuple[str, tuple[Artifact, ...]]:
    """CSS and files for the formulas of slides, notes and titles; nothing where there are none."""
    titles = {entry.title_html for entry in slide_facts[0].toc}  # each slide knows the whole table of contents
    html = "\n".join((*(f"{slide.html}\n{slide.note_html or ''}" for slide in slides), *sorted(titles)))
    if FORMULA not in html:
        return "", ()
    from deckc import math

    look = math.look(html, prefix=prefix)
    return look.css, look.artifacts


def without_formulas(html: str) -> str:
    """The HTML of slides without what stands in their formulas, which asks for no utilities and no fonts of text."""
    parts: list[str] = []
    last = 0
    while (start := html.find(FORMULA, last)) >= 0:
        depth = 0
        for match in SPAN.finditer(html, start):
            depth += -1 if match[1] else 1
            if not depth:
                break
        parts.append(html[last:start])
        last = match.end()
    return "".join((*parts, html[last:]))
