"""One slide: a save that changes the text of one slide, for pages that are open, before the deck is built again.

In: a build, the files as they are now. Out: what of the page is another; None where the save may change more.
The bytes are those that the whole build gives; what concerns the deck (problems, styles that nothing needs any more) is
its part.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from deckc import code
from deckc.disk.paths import real
from deckc.markdown import link_definitions
from deckc.model import CompiledSlide, Facts, Slide, SourceSlide, TocEntry
from deckc.page import replaced_slides
from deckc.parse import changed_slide, decode
from deckc.pipeline.editors import WANTED
from deckc.pipeline.formulas import css_of_formulas, has_formulas, without_formulas
from deckc.pipeline.live.candidates import IMPORT, MAY_RUN, TAG
from deckc.pipeline.page_input import CLIENTS, page_slide
from deckc.pipeline.slide_facts import facts_of
from deckc.pipeline.slides import compile_again, with_types
from deckc.pipeline.stylesheet import suffices
from deckc.pipeline.update.inputs import Inputs
from deckc.sandbox import budget, is_spent

if TYPE_CHECKING:
    from deckc.pipeline import BuildResult

__all__ = ["SlideUpdate", "slide_update"]

PAGE = PurePosixPath("index.html")
FOR_PAGE = frozenset(("live", "diagram"))  # features that the page must bring scripts for


@dataclass(frozen=True, slots=True)
class SlideUpdate:
    """What of a build's page is another."""

    page: bytes  # the whole document
    pages: Mapping[int, str]  # number of a slide → its HTML
    facts: Mapping[int, Mapping[str, Any]]  # → its data for the player
    texts: Mapping[Path, str]  # of the file that was saved


@budget()
def slide_update(built: BuildResult, saved: Iterable[Path]) -> SlideUpdate | None:
    """What the save of one of the deck's Markdown files changes, if that is the text of one slide without problems.

    `saved`: the files that may have changed since `built`.
    """
    inputs = built.inputs
    if inputs is None or not inputs.as_written or built.config.options.untrusted:
        return None
    found = source_saved(built, saved, inputs)
    if found is None:
        return None
    source, text = found
    places = [slide for slide in built.deck.slides if is_of(slide.source, source)]
    if not all(is_alike(slide.source, source, inputs) for slide in places):
        return None
    page = compiled_again([replace(slide, source=source) for slide in places], built, inputs)
    return None if page is None else SlideUpdate(*page, {source.file: text})


def source_saved(built: BuildResult, saved: Iterable[Path], inputs: Inputs) -> tuple[SourceSlide, str] | None:
    """The slide whose text is another in the file, and the file's whole text."""
    wanted = set(saved)
    files = [file for file in built.deck.sources if not wanted.isdisjoint((file.absolute(), real(file)))]
    found: list[tuple[SourceSlide, str]] = []
    for file in files:
        try:
            text, problems = decode(inputs.work.files.read(file), file)
        except OSError:
            return None
        if text == built.deck.sources[file]:
            continue
        slides = (slide.source for slide in built.deck.slides if slide.source.file == file)
        source = changed_slide(built.deck.sources[file], text, slides)
        if problems or source is None or not text.strip():
            return None
        found.append((source, text))
    return found[0] if len(found) == 1 else None


def is_of(one: SourceSlide, other: SourceSlide) -> bool:
    return (one.file, one.index) == (other.file, other.index)


def is_alike(old: SourceSlide, new: SourceSlide, inputs: Inputs) -> bool:
    """Whether a new text leaves what other slides and the deck's set-up take from it."""
    return (
        link_definitions([old.body]) == link_definitions([new.body])
        and (inputs.work.typeset is not None or not has_formulas(new.raw))
        and set(TAG.findall(new.body)) <= set(TAG.findall(old.body))
        and not (MAY_RUN.search(new.body) or IMPORT.search(new.body))
    )


Page = tuple[bytes, Mapping[int, str], Mapping[int, Mapping[str, Any]]]
"""As `SlideUpdate` has it: the document, the slides' HTML and their data."""


def compiled_again(slides: list[Slide], built: BuildResult, inputs: Inputs) -> Page | None:
    """The page with slides that have another text, and for those that look at the table of contents."""
    work, slide_facts = inputs.work, list(inputs.facts)
    toc = list(slide_facts[0].toc)
    for slide in slides:
        at = slide.no - 1
        slide_facts[at], toc[at] = facts_of(slide, slide_facts[at], built.config, inputs.assets, work.typeset)
    wanted = {slide.no: slide for slide in slides}
    if tuple(toc) != inputs.facts[0].toc:
        if 1 in wanted or built.live:  # whose title may be the deck's; whose components know all titles
            return None
        wanted |= {each.no: built.deck.slides[each.no - 1] for each in built.slides if "toc" in each.reads} | wanted
    made: dict[int, tuple[CompiledSlide, Facts]] = {}
    with with_types(work, inputs.cache) as work:
        for no, slide in wanted.items():
            facts = replace(slide_facts[no - 1], live=built.live, toc=tuple(toc))
            compiled, problems = compile_again(slide, facts, work, inputs.cache, inputs.surroundings)
            if problems or is_spent() or not fits(compiled, built.slides[no - 1], built, inputs):
                return None
            made[no] = compiled, facts
    return of_page(made, toc, built, inputs)


def fits(new: CompiledSlide, old: CompiledSlide, built: BuildResult, inputs: Inputs) -> bool:
    """Whether the page has all that a slide in its new form needs beside its own HTML."""
    if not (
        [(use.url, use.link) for use in new.assets] == [(use.url, use.link) for use in old.assets]
        and [sheet.css for sheet in new.styles] == [sheet.css for sheet in old.styles]
        and new.features & FOR_PAGE == old.features & FOR_PAGE
        and WANTED.findall(new.html) == WANTED.findall(old.html)
        and all(mark in old.html for mark in CLIENTS.values() if mark in new.html)
        and (not built.live or (new.clicks, new.clicks_start) == (old.clicks, old.clicks_start))
    ):
        return False
    html = without_formulas(new.html)
    rules = (
        inputs.font_css(html),
        code.css(new.html, inputs.work.setup.look) if "shiki" in new.html else "",
        css_of_formulas(f"{new.html}{new.note_html}{new.title_html}", inputs.assets.prefix),
    )
    known = inputs.page.css
    return suffices(inputs.sheet, html, new.sources) and all(
        line in known for css in rules for line in css.splitlines()
    )


def of_page(
    made: Mapping[int, tuple[CompiledSlide, Facts]], toc: list[TocEntry], built: BuildResult, inputs: Inputs
) -> Page | None:
    document = next((artifact.data for artifact in built.artifacts if artifact.path == PAGE), None)
    if not isinstance(document, bytes):
        return None
    slides = list(inputs.page.slides)
    for no, (compiled, facts) in made.items():
        slides[no - 1] = page_slide(compiled, facts)
    after = replace(inputs.page, slides=tuple(slides), toc=tuple(toc))
    return replaced_slides(document, inputs.page, after, made)
