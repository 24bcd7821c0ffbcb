"""Build: one deck, whole. The order of the phases, and nothing else.

In: the path of a deck. Out: `BuildResult`, with the site's files still in memory and everything that was found
wrong. Nothing is written and nothing raises for what an author wrote.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import Any

from deckc import code, style
from deckc.assets import Assets
from deckc.cache import Cache, Compiled
from deckc.config import Config, Options, resolve_config
from deckc.diagnostics import Diagnostic
from deckc.embed import EMBEDDED, embed
from deckc.facts import all_facts
from deckc.files import Files
from deckc.markdown import MarkdownOptions, note_to_html, plain_text, to_template
from deckc.model import Artifact, CompiledSlide, Deck, Facts, Slide, Theme, TocEntry
from deckc.page import PageInput, PageSlide, assemble
from deckc.parse import parse_deck
from deckc.places import in_file
from deckc.style.fonts import fonts
from deckc.stylesheet import own_css, stylesheet
from deckc.template import compile_slide
from deckc.theme import load_theme

__all__ = ["BuildResult", "build"]


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


def build(
    entry: Path, *, files: Files | None = None, options: Options | None = None, cache: Cache | None = None
) -> BuildResult:
    """One deck, whole. `cache` keeps compiled slides from build to build; without it, all are compiled."""
    files, options, cache = files or Files(), options or Options(), cache or Cache()
    cache.begin()
    clock = Clock()
    deck, problems = parse_deck(entry, files)
    found = list(problems)
    clock.lap("parse")

    theme, problems = find_theme(deck, options, files)
    found += problems
    config, problems = resolve_config(deck, theme.defaults, theme.color_schema, options, theme.mentions)
    found += problems
    clock.lap("theme")

    prefix = EMBEDDED if options.single_file else config.base if config.history else ""
    assets = Assets(deck.root, theme.public, files, folders=theme.folders, prefix=prefix)
    surroundings = sha256(repr((theme, config.settings)).encode()).hexdigest()
    everything = all_facts(deck, config, assets)
    pages = []
    for slide, facts in zip(deck.slides, everything, strict=True):
        work = partial(compile_one, slide, facts, deck, theme, config, files)
        compiled, problems = cache.compiled(cache_key(slide, facts, surroundings), facts, files, work)
        found += (placed(each, slide) for each in problems)
        pages.append(page_slide(replace(compiled, no=slide.no), facts))
    clock.lap("slides")

    slides = tuple(page.compiled for page in pages)
    html = "\n".join(slide.html for slide in slides)
    bundle = fonts(
        config.fonts,
        html + own_css(slides, theme),
        files,
        author_names_provider=any(path[-2:] == ("fonts", "provider") for path in deck.head.spans),
        prefix=prefix,
        span=deck.head.spans.get(("fonts",)),
    )
    css, links, problems = stylesheet(html, slides, theme, config, assets)
    links = [*({"rel": "stylesheet", "href": link} for link in bundle.links), *links]
    found += [*bundle.problems, *problems]
    clock.lap("style")

    page = page_input(deck, theme, config, pages, everything[0].toc, bundle.css + css, links, assets)
    artifacts = (*assemble(page), *assets.artifacts(), *bundle.artifacts)
    if options.single_file:
        artifacts = embed(artifacts)
    found += assets.problems()
    clock.lap("page")
    return BuildResult(
        deck,
        theme,
        config,
        slides,
        artifacts,
        tuple(found),
        frozenset(files.seen),
        clock.timings,
    )


def find_theme(deck: Deck, options: Options, files: Files) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """The theme that the command line or the headmatter names, with the deck's addons."""
    head = deck.head
    name = options.theme or head.data.get("theme", "default")
    named = head.data.get("addons") or []
    addons = [
        (str(addon), head.spans.get(("addons", index)))
        for index, addon in enumerate(named if isinstance(named, list) else [named])
    ]
    span = None if options.theme else head.spans.get(("theme",))
    return load_theme(None if name is None else str(name), deck.root, files, span=span, addons=addons)


def compile_one(slide: Slide, facts: Facts, deck: Deck, theme: Theme, config: Config, files: Files) -> Compiled:
    """One slide through Markdown and template, with its note."""
    options = MarkdownOptions(
        file=slide.source.file,
        root=deck.root,
        highlight=code.highlight,
        comark=config["comark"],
        math=True,
        line_numbers=config["lineNumbers"],
        code_copy=facts.frontmatter.get("codeCopy", config["codeCopy"]),
        magic_move_copy=facts.frontmatter.get("magicMoveCopy", config["magicMoveCopy"]),
        magic_move_duration=config["magicMoveDuration"],
        roots=theme.folders,
    )
    template, markdown_problems = to_template(slide.source.body, options, files)
    compiled, problems = compile_slide(slide, template, theme, facts)
    compiled = replace(compiled, html=style.expand_groups(compiled.html))
    note = slide.source.note
    if note and not config.options.without_notes:
        compiled = replace(compiled, note_html=note_to_html(note, link_base="/" if config.history else "#/"))
    return compiled, (*markdown_problems, *problems)


def cache_key(slide: Slide, facts: Facts, surroundings: str) -> Hashable:
    """What a compiled slide is made of, besides the facts that it says it read."""
    source = slide.source
    return source.file, source.body, source.note, repr(facts.frontmatter), facts.layout, slide.failure, surroundings


def placed(found: Diagnostic, slide: Slide) -> Diagnostic:
    """A problem whose place was counted in the slide's body, with its place in the file."""
    notes = tuple((text, span and in_file(span, slide.source)) for text, span in found.notes)
    return replace(found, span=in_file(found.span, slide.source), notes=notes)


def page_slide(compiled: CompiledSlide, facts: Facts) -> PageSlide:
    frontmatter = facts.frontmatter
    return PageSlide(
        compiled,
        transition=frontmatter.get("transition"),
        zoom=frontmatter.get("zoom") or 1,
        alias=frontmatter.get("routeAlias"),
        lang=frontmatter.get("lang"),
        preload=frontmatter.get("preload", True),
        layout=facts.layout,
    )


def page_input(
    deck: Deck,
    theme: Theme,
    config: Config,
    pages: Sequence[PageSlide],
    toc: Sequence[TocEntry],
    css: str,
    links: Sequence[Mapping[str, str]],
    assets: Assets,
) -> PageInput:
    """The deck, ready for the page."""
    head = assets.of(deck.entry)

    def local(url: Any, key: str) -> str | None:
        return None if not url else head(str(url), deck.head.spans.get((key,))) or str(url)

    return PageInput(
        title=config.page_title,
        slides=pages,
        css=css,
        width=round(config.canvas_width),
        height=config.canvas_height,
        toc=toc,
        lang=config.lang,
        html_attributes={name: str(value) for name, value in config.html_attrs.items()},
        color_schema=config.color_schema,
        router_mode=config.router_mode,
        base=config.base,
        theme_config=config.theme_config,
        config=config,
        head=theme.head,
        body=theme.body,
        links=links,
        favicon=local(config["favicon"], "favicon"),
        info=plain_text(str(config["info"])) if config["info"] else None,
        author=config["author"] or None,
        keywords=", ".join(config["keywords"] or ()) or None,
        seo={key: str(value) for key, value in (config["seoMeta"] or {}).items()},
        single_file=config.options.single_file,
    )
