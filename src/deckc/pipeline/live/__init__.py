"""Live: what of a deck runs in its page.

In: deck, theme, files. Out: `Live`, or None where nothing runs or the tools for it are not there; problems.
Problem codes: component-failed, missing-import, not-live, npm-import, setup-not-run,
unknown-component.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from deckc.diagnostics import Diagnostic, problem
from deckc.lazy_regex import lazy_regex
from deckc.model import Artifact, CompiledSlide, Span, Stylesheet
from deckc.page import LiveScript
from deckc.pipeline.cache import Cache
from deckc.pipeline.live.candidates import CONTROLS, Candidates, Sources, find_candidates, registered_tags, setups_of
from deckc.pipeline.live.problems import gone, not_live, placed_in_part, unknown, without_repetitions
from deckc.pipeline.live.source_places import as_named
from deckc.web.css_module_names import suffix_of

if TYPE_CHECKING:
    from deckc.live.bundle_input import Built
    from deckc.live.parts import Live
    from deckc.live.toolchain import Toolchain

__all__ = [
    "Sources",
    "live_files",
    "live_parts",
    "live_script",
    "made_later",
    "programs_of",
    "styles_of",
    "without_repetitions",
]

# Classes that Slidev's own client names, so that each of its decks has them; components make them of a prop.
COLORS = " ".join(
    f"text-{name}" for name in "black blue cyan gray green indigo lime orange pink purple red teal white yellow".split()
)
MADE_COLOR = lazy_regex(r"\btext-(?:\$\{|[\"']\s*\+)")
TEXTS = (".vue", ".md", ".ts", ".js", ".mts", ".mjs", ".tsx", ".jsx")


def live_parts(sources: Sources, cache: Cache) -> tuple[Live | None, tuple[Diagnostic, ...]]:
    """What runs in the page of the deck. `cache` keeps the tools running for a preview's next build."""
    if sources.work.config.options.untrusted:
        return None, tuple(refused(sources))
    deck = sources.deck
    candidates = find_candidates(sources)
    if not candidates.paths and not candidates.setups:
        return None, ()
    from deckc.live.tool_paths import find_tools  # most decks come no further

    tools = find_tools(deck.root)
    if tools is None:
        return None, (not_live(candidates, sources),) if set(candidates.paths.values()) - candidates.controls else ()
    from deckc.live.toolchain import Toolchain

    if cache.toolchain is None or cache.toolchain.tools != tools:
        cache.toolchain = Toolchain(tools)
    try:
        return bundled(sources, candidates, cache.toolchain)
    finally:
        if sources.work.config.options.mode != "dev":
            cache.toolchain.close()


def refused(sources: Sources) -> Iterator[Diagnostic]:
    """What an untrusted deck asks to run besides its components, which say it where they are used."""
    controls = [part.path for part in sources.theme.layers.get(CONTROLS, ())]
    for file in (*chain.from_iterable(setups_of(sources).values()), *controls):
        name = file.name if file in controls else f"setup/{file.name}"
        yield problem("setup-not-run", f"{name} of an untrusted deck is not run", Span(file, 1))


def bundled(
    sources: Sources, candidates: Candidates, toolchain: Toolchain
) -> tuple[Live | None, tuple[Diagnostic, ...]]:
    """The candidates that can be bundled; problems of the others."""
    from deckc.bundler.esbuild import EsbuildError
    from deckc.live.bundle_cache import keep_bundle, kept_bundle, key_of
    from deckc.live.compiler import CompilerError
    from deckc.live.parts import Live
    from deckc.pipeline.live.deck_data import deck_data, deck_of

    deck, files, addresses = sources.deck, sources.files, set[str]()
    source = deck_of(sources, candidates, addresses)
    tags = [(name, str(part.path)) for name, part in sources.theme.components.items()]
    key = key_of(source, tags, toolchain.tools)
    built = None if source.exchanges else kept_bundle(key, source, files.state)  # a preview's is another at each save
    problems: list[Diagnostic] = []
    if built is None:
        try:
            candidates, built, problems = made(sources, candidates, toolchain, addresses)
        except (EsbuildError, CompilerError) as error:
            return None, (problem("component-failed", str(error), Span(deck.entry, 1)),)
        if source.exchanges:
            built.packages = {path: files.state(path) for path in built.inputs if "node_modules" in path.parts}
            source = deck_of(sources, candidates, addresses)
        elif not problems:
            keep_bundle(key, built, files.state)
    registered = registered_tags(candidates.setups.get("main", ()), sources)
    problems += [unknown(tag, as_named(path, deck.root), files) for tag, path in built.unknown if not registered(tag)]
    names = {path: name for name, path in candidates.paths.items() if path not in candidates.controls}
    # What a lost module would export is told with the module.
    problems = [*(gone(name, path, candidates, sources) for name, path in built.gone), *problems]
    furnishes = bool(candidates.setups or candidates.controls)
    live = Live(
        names,
        built,
        deck_data(sources),
        addresses,
        candidates.slides,
        registered,
        furnishes=furnishes,
        source=source,
        toolchain=toolchain,
    )
    return live, tuple(problems)


def made(
    sources: Sources, candidates: Candidates, toolchain: Toolchain, addresses: set[str]
) -> tuple[Candidates, Built, list[Diagnostic]]:
    """The candidates without those that cannot be bundled, the bundle of the others, and what is wrong."""
    from deckc.pipeline.live.deck_data import deck_of

    def build_of(candidates: Candidates) -> Built:
        return toolchain.build(deck_of(sources, candidates, addresses))

    built = build_of(candidates)
    problems = [placed_in_part(each, candidates, sources) for each in built.errors]
    if problems:
        for each in built.errors:
            sources.files.state(sources.deck.root.absolute() / each.file)  # so that a preview watches it
        candidates = sound_ones(candidates, lambda part: not build_of(part).errors)
        built, first = build_of(candidates), built
        built.gone |= first.gone
    return candidates, built, problems


def sound_ones(candidates: Candidates, is_sound: Callable[[Candidates], bool]) -> Candidates:
    """Those that can be bundled; of a slide, all slots or none."""
    bare = replace(candidates, setups={})
    setups = {
        kind: files
        for kind, files in candidates.setups.items()
        if is_sound(replace(candidates, paths={}, setups={kind: files}))
    }
    broken = {name for name, path in candidates.paths.items() if not is_sound(replace(bare, paths={name: path}))}
    lost = {no for no in candidates.slides if any(name.startswith(f"slide-{no}-") for name in broken)}
    starts = tuple(f"slide-{no}-" for no in lost)
    return replace(
        candidates,
        paths={
            name: path for name, path in candidates.paths.items() if name not in broken and not name.startswith(starts)
        },
        slides={no: names for no, names in candidates.slides.items() if no not in lost},
        setups=setups,
    )


def styles_of(parts: Live | None) -> Iterator[Stylesheet]:
    """The style blocks of all components in the bundle."""
    for path, blocks in parts.built.styles.items() if parts else ():
        for block in blocks:
            module = "" if block.module is None else suffix_of(block.css)
            yield Stylesheet(path, block.css, "deck", block.line, lang=block.lang, module=module)


def programs_of(parts: Live | None) -> Iterator[str]:
    """The texts of the deck's own modules in the bundle, and of all components in it."""
    if parts is None:
        return
    own = (path for path in parts.built.inputs if "node_modules" not in path.parts and path.suffix in TEXTS)
    for path in dict.fromkeys((*parts.built.styles, *own)):
        slot = parts.source.slides.get(path)
        with suppress(OSError):
            text = slot.source if slot else parts.source.read(path).decode(errors="replace")
            yield text
            if MADE_COLOR.search(text):
                yield COLORS


def live_script(parts: Live | None, slides: Sequence[CompiledSlide]) -> LiveScript | None:
    """What the page needs for the components that stand on its slides."""
    if parts is None or not (parts.furnishes or any("live" in slide.features for slide in slides)):
        return None
    clicks = ({"clicks": slide.clicks, "clicksStart": slide.clicks_start} for slide in slides)
    known = parts.deck["slides"]
    deck = {**parts.deck, "slides": [facts | more for facts, more in zip(known, clicks, strict=True)]}
    return LiveScript(parts.script, deck)


def made_later(parts: Live | None) -> Mapping[bytes, Callable[[], bytes]]:
    """Files that are made when they are asked for, by what stands in their places."""
    if parts is None or not parts.built.later:
        return {}
    return {parts.script.encode(): lambda: parts.toolchain.page_of(parts.built).encode()}


def live_files(parts: Live | None) -> tuple[Artifact, ...]:
    """Further files that the bundle asks for."""
    return tuple(Artifact(PurePosixPath(name), data) for name, data in parts.built.files.items()) if parts else ()
