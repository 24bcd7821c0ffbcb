"""Build: one deck, whole. The order of the phases, and nothing else.

In: the path of a deck. Out: `BuildResult`, with the site's files still in memory and everything that was found
wrong. Nothing is written and nothing raises for what an author wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from deckc.assets import Assets
from deckc.config import Config, Options, resolve_config
from deckc.diagnostics import Diagnostic
from deckc.disk.files import Files
from deckc.disk.paths import EMBEDDED
from deckc.icons import Icons
from deckc.model import Artifact, CompiledSlide, Deck, Span, Theme, class_in_css
from deckc.page import assemble, kept_drawings
from deckc.pipeline.cache import Cache
from deckc.pipeline.diagrams import diagrams
from deckc.pipeline.editors import editor_scripts, without_followed
from deckc.pipeline.formulas import formulas_of, look_of, without_formulas
from deckc.pipeline.headmatter_defaults import with_places_of_defaults
from deckc.pipeline.icon_stand_ins import in_one_line
from deckc.pipeline.live import (
    Sources,
    live_files,
    live_parts,
    live_script,
    made_later,
    programs_of,
    styles_of,
    without_repetitions,
)
from deckc.pipeline.missing_parts import lacking
from deckc.pipeline.page_input import page_input
from deckc.pipeline.read_deck import read_deck
from deckc.pipeline.refused_files import enclosure, refused
from deckc.pipeline.setup_files import Setup, families, preparsed, transformed
from deckc.pipeline.single_file import single_file
from deckc.pipeline.slide_facts import collect_facts
from deckc.pipeline.slides import Compilation, compile_slides, surroundings_of
from deckc.pipeline.stylesheet import own_css, style_blocks, stylesheet
from deckc.pipeline.untrusted import harmless, left_out
from deckc.pipeline.update import Inputs, SlideUpdate, slide_update
from deckc.sandbox import budget
from deckc.style.fonts import FontBundle, FontPlaces, fonts

if TYPE_CHECKING:
    from deckc.live.parts import Live

__all__ = ["BuildResult", "Cache", "SlideUpdate", "build", "slide_update"]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """A built deck, not yet written."""

    deck: Deck
    theme: Theme
    config: Config
    slides: tuple[CompiledSlide, ...]
    artifacts: tuple[Artifact, ...]
    problems: tuple[Diagnostic, ...]
    watch: frozenset[Path]  # every file and folder that was looked at, also those that are not there
    timings: Mapping[str, float]  # phase → seconds
    live: Live | None = None  # what runs in the page
    inputs: Inputs | None = field(default=None, repr=False, compare=False)
    later: Mapping[bytes, Callable[[], bytes]] = field(default_factory=dict)  # a preview's files that wait, by stand-in

    @property
    def failed(self) -> bool:
        """Whether the deck has errors."""
        return any(found.severity == "error" for found in self.problems)


class Clock:
    """Seconds a phase."""

    def __init__(self) -> None:
        self.last = perf_counter()
        self.timings: dict[str, float] = {}

    def lap(self, phase: str) -> None:
        now = perf_counter()
        self.timings[phase] = self.timings.get(phase, 0.0) + now - self.last
        self.last = now


@budget()
def build(
    entry: Path, *, files: Files | None = None, options: Options | None = None, cache: Cache | None = None
) -> BuildResult:
    """One deck, whole. `cache` keeps compiled slides from build to build; without it, all are compiled."""
    files, options, cache = files or Files(), options or Options(), cache or Cache()
    cache.begin()
    files.enclosure = enclosure(entry, hidden=not options.untrusted)
    clock = Clock()
    deck, theme, setup, problems = read_deck(entry, files, options, cache.answers)
    found = [*lacking(Span(entry, 1)), *problems]
    clock.lap("parse")

    deck = with_places_of_defaults(deck)
    config, problems = resolve_config(
        deck, theme.defaults, theme.color_schema, options, theme.mentions, partial(in_styles, deck, theme)
    )
    found += problems
    clock.lap("theme")

    written, deck = deck, transformed(deck, setup)
    prefix = EMBEDDED if options.single_file else config.base if config.history else ""
    assets = Assets(
        deck.root, theme.public, files, folders=theme.folders, prefix=prefix, base=config.base, inert=options.untrusted
    )
    icons = Icons((deck.root, *theme.folders), files)
    typeset = formulas_of(deck, setup)
    slide_facts = collect_facts(deck, config, assets, icons, typeset)
    work = Compilation(deck, theme, config, files, setup, typeset)
    sources = Sources(work, slide_facts, icons)
    parts, problems = live_parts(sources, cache)
    found += problems
    surroundings = surroundings_of(work, parts)
    slides, problems = compile_slides(work, slide_facts, cache, parts, surroundings)
    found += problems
    if typeset:
        typeset.keep()
    clock.lap("slides")

    html = without_formulas("\n".join(slide.html for slide in slides))
    blocks, problems = style_blocks(slides, theme, deck.root, files, styles_of(parts))
    found += problems
    fonts_of = partial(font_bundle, deck, theme, config, setup, own_css(blocks, theme), prefix)
    bundle = fonts_of(html)
    formula_css, formula_files = look_of(slides, slide_facts, prefix)
    templates = dict.fromkeys(source for slide in slides for source in slide.sources)
    sheet, problems = stylesheet(
        html, templates, blocks, entry, theme, bundle.stacks, assets, icons, setup, formula_css, programs_of(parts)
    )
    links = [*({"rel": "stylesheet", "href": link} for link in bundle.links), *sheet.links]
    found += [*bundle.problems, *problems]
    clock.lap("style")

    css = "".join((bundle.css, imported_css(parts, prefix), sheet.css))
    page = page_input(deck, theme, config, slides, slide_facts, css, links, assets)
    scripts, problems = editor_scripts(slides, deck, theme, config, files, assets)
    found = [*(found if scripts is None else without_followed(found)), *problems]
    drawn, script = diagrams(slides, setup, assets, options), live_script(parts, slides)
    page = replace(page, diagrams=drawn, live=script, editors=scripts, drawings=strokes_of(deck, config, files))
    page, harmful = harmless(page, deck)
    artifacts = (*assemble(page), *assets.artifacts(), *bundle.artifacts, *formula_files, *live_files(parts))
    artifacts, lost = single_file(artifacts, assets) if options.single_file else (artifacts, [])
    found += [*harmful, *left_out(assets), *assets.problems(), *refused(files), *lost, *setup.all_problems()]
    clock.lap("page")
    return BuildResult(
        deck,
        theme,
        config,
        slides,
        artifacts,
        in_one_line(without_repetitions(found, sources, runs=parts is not None)),
        frozenset(files.seen),
        clock.timings,
        parts,
        Inputs(
            work,
            slide_facts,
            assets,
            surroundings,
            cache,
            sheet,
            lambda html: fonts_of(html).css,
            page,
            deck is written and not preparsed(setup),
        ),
        made_later(parts),
    )


def imported_css(parts: Live | None, prefix: str) -> str:
    """The style sheets that components import."""
    return parts.built.css.replace('url("./assets/', f'url("{prefix}assets/') if parts else ""


def font_bundle(deck: Deck, theme: Theme, config: Config, setup: Setup, css: str, prefix: str, html: str) -> FontBundle:
    """The fonts that the HTML of slides shows. `css`: the style sheets of deck and theme."""
    return fonts(
        replace(config.fonts, webfonts=(*config.fonts.webfonts, *families(setup))),
        "\n".join((html, css, *(part.html for part in theme.head))),
        setup.files,
        FontPlaces((deck.root, *theme.folders), prefix, partial(place_of_font, deck)),
        author_names_provider=any(path[-2:] == ("fonts", "provider") for path in deck.head.spans),
    )


def place_of_font(deck: Deck, family: str) -> Span | None:
    """Where the headmatter names a font family; else where it speaks of fonts."""
    spans = deck.head.spans
    named = deck.head.data.get("fonts")
    for kind, value in named.items() if isinstance(named, dict) else ():
        names = value if isinstance(value, list) else str(value).split(",")
        for index, name in enumerate(names):
            if str(name).strip(" \"'") == family:
                return spans.get(("fonts", kind, index)) or spans.get(("fonts", kind))
    return spans.get(("fonts",))


def in_styles(deck: Deck, theme: Theme, name: str) -> bool:
    """Whether style sheets, or style blocks of slides, speak of a class or the beginning of one."""
    return theme.styled(name) or any(class_in_css(name).search(text) for text in deck.sources.values())


def strokes_of(deck: Deck, config: Config, files: Files) -> Mapping[int, Sequence[Mapping[str, Any]]]:
    """What the deck's folder keeps of drawings."""
    return kept_drawings(config["drawings"].get("persist", False), deck.root, files, len(deck.slides))
