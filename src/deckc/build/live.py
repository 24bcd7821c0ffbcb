"""Live: what of a deck runs in its page.

In: deck, theme, files. Out: `Live`, or None where nothing runs or the tools for it are not there; problems.
Problem codes: component-failed, missing-import, not-live, npm-import, unknown-component.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from deckc.build.slides import Compilation
from deckc.diagnostics import Diagnostic, problem
from deckc.files import Files
from deckc.icons import Icons, icon_of_tag
from deckc.live import packages, reasons
from deckc.markdown import to_template
from deckc.model import Artifact, CompiledSlide, Component, Deck, Facts, Span, Stylesheet, Theme
from deckc.page import LiveScript
from deckc.paths import inside, real
from deckc.template import component_key, live_slots, plain, read_module, scope_attribute, toc_tree

if TYPE_CHECKING:
    from deckc.live.bundle import Built, SlideSlot
    from deckc.live.bundle import Deck as LiveDeck
    from deckc.live.esbuild import Message
    from deckc.live.parts import Live
    from deckc.live.tools import Tools

__all__ = ["Sources", "live_files", "live_parts", "live_script", "styles_of", "without_repetitions"]

TAG = re.compile(r"<([A-Za-z][\w-]*)")
IMPORT = re.compile(r"""\bimport\s+(\w+)\s+from\s+["'](\.[^"']+\.vue)["']""")
# What Markdown that must run cannot be without: told early of all other slides.
MAY_RUN = re.compile(
    r"<script|\s@[a-z]|v-on:|v-model|\sref=|<(?:[Tt]ransition|[Kk]eep-?[Aa]live|[Tt]eleport|[Ss]uspense)"
)
RELATIVE = re.compile(r"""\bfrom\s*["'](\.[^"']+)["']""")
SCRIPTS = (".ts", ".js", ".mts", ".mjs")
SPELLINGS = ("", *SCRIPTS, *(f"/index{ending}" for ending in SCRIPTS))
RANGE = re.compile(r"[\^~]?[\w.+-]+")  # of versions, in one word
MAX_MODULES = 50  # that a component imports, one by another
UNRESOLVED = re.compile(r'Could not resolve "([^"]+)"')
# Slidev's own components that have a twin in `client/live/components.js`.
OWN = {
    component_key(name): name
    for name in (
        "Link RouterLink Transform LightOrDark RenderWhen SlideCurrentNo SlidesTotal VClick VClicks VAfter VClickGap "
        "VSwitch"
    ).split()
}


@dataclass(frozen=True)
class Sources:
    """What is looked through."""

    work: Compilation
    facts: Sequence[Facts]
    icons: Icons

    @property
    def deck(self) -> Deck:
        return self.work.deck

    @property
    def theme(self) -> Theme:
        return self.work.theme

    @property
    def files(self) -> Files:
        return self.work.files


@dataclass(frozen=True)
class Candidates:
    """Components and slides that must run."""

    paths: Mapping[str, Path]  # name in the bundle → file
    slots: Mapping[Path, SlideSlot]  # those of the files that are slots of slides
    slides: Mapping[int, frozenset[str]]  # numbers of the slides, and what their scripts declare


def live_parts(sources: Sources) -> tuple[Live | None, tuple[Diagnostic, ...]]:
    """What runs in the page of the deck."""
    if sources.work.config.options.untrusted:
        return None, ()
    deck = sources.deck
    candidates = find_candidates(sources)
    if not candidates.paths:
        return None, ()
    from deckc.live.tools import find_tools  # most decks come no further

    tools = find_tools(deck.root)
    if tools is None:
        return None, (not_live(candidates, sources),)
    return bundled(sources, candidates, tools)


def bundled(sources: Sources, candidates: Candidates, tools: Tools) -> tuple[Live | None, tuple[Diagnostic, ...]]:
    """The candidates that can be bundled; problems of the others."""
    from deckc.live.bundle_cache import keep_bundle, kept_bundle, key_of
    from deckc.live.compiler import CompilerError
    from deckc.live.esbuild import EsbuildError
    from deckc.live.parts import Live

    deck, files, addresses = sources.deck, sources.files, set[str]()
    source = deck_of(sources, candidates, addresses)
    tags = [(name, str(part.path)) for name, part in sources.theme.components.items()]
    key = key_of(source, tags, tools)
    built, problems = kept_bundle(key, source, files.state), list[Diagnostic]()
    if built is None:
        try:
            candidates, built, problems = made(sources, candidates, tools, addresses)
        except (EsbuildError, CompilerError) as error:
            return None, (problem("component-failed", str(error), Span(deck.entry, 1)),)
        if not problems:
            keep_bundle(key, built, files.state)
    problems += [unknown(tag, as_named(path, deck.root), files) for tag, path in built.unknown]
    names = {path: name for name, path in candidates.paths.items()}
    return Live(names, built, deck_data(sources), addresses, candidates.slides), tuple(problems)


def made(
    sources: Sources, candidates: Candidates, tools: Tools, addresses: set[str]
) -> tuple[Candidates, Built, list[Diagnostic]]:
    """The candidates without those that cannot be bundled, the bundle of the others, and what is wrong."""
    from deckc.live.bundle import build
    from deckc.live.compiler import Compiler
    from deckc.live.esbuild import Esbuild
    from deckc.live.tools import ESBUILD

    compiler = Compiler(tools.compiler)
    with Esbuild(tools.esbuild, ESBUILD) as esbuild:

        def build_of(candidates: Candidates) -> Built:
            return build(deck_of(sources, candidates, addresses), compiler, esbuild)

        built = build_of(candidates)
        problems = [placed(each, sources.deck.root) for each in built.errors]
        if problems:
            candidates = sound_ones(candidates, lambda part: not build_of(part).errors)
            built = build_of(candidates)
    return candidates, built, problems


def sound_ones(candidates: Candidates, is_sound: Callable[[Candidates], bool]) -> Candidates:
    """Those that can be bundled; of a slide, all slots or none."""
    broken = {name for name, path in candidates.paths.items() if not is_sound(replace(candidates, paths={name: path}))}
    lost = {no for no in candidates.slides if any(name.startswith(f"slide-{no}-") for name in broken)}
    starts = tuple(f"slide-{no}-" for no in lost)
    return replace(
        candidates,
        paths={
            name: path for name, path in candidates.paths.items() if name not in broken and not name.startswith(starts)
        },
        slides={no: names for no, names in candidates.slides.items() if no not in lost},
    )


# ── what must run ────────────────────────────────────────────────────────────────────────────────────


def find_candidates(sources: Sources) -> Candidates:
    """What must run among the components that the deck, or what it uses, names, and among its slides."""
    paths: dict[str, Path] = {}
    for part in components_in_use(sources):
        if must_run(part, sources.files) and part.path not in paths.values():
            paths[part.name if part.name not in paths else f"{part.name}-{len(paths)}"] = part.path
    running = {component_key(path.stem) for path in paths.values()}
    slots: dict[Path, SlideSlot] = {}
    slides: dict[int, frozenset[str]] = {}
    for slide, facts in zip(sources.deck.slides, sources.facts, strict=True):
        if not MAY_RUN.search(slide.source.body) or not reasons(slide.source.body):
            continue
        from deckc.live.bundle import SlideSlot

        template, _ = sources.work.template(slide, facts)
        script = "\n".join(text for text, _ in template.scripts)
        names = declared(script)
        found = live_slots(template, slide.source.body, names, lambda tag: component_key(tag) in running)
        if not found or (not script and all(only_components(slot.template) for slot in found.values())):
            continue
        slides[slide.no] = names
        for name, slot in found.items():
            path = sources.deck.root.absolute() / f"slide-{slide.no}-{name}.vue"
            head = f'<script setup lang="ts">{script}</script>\n' if script else ""
            text = f"{head}<template>{slot.template}</template>"
            paths[f"slide-{slide.no}-{name}"] = path
            slots[path] = SlideSlot(text, slide.source.file.absolute(), scope_attribute(template))
    return Candidates(paths, slots, slides)


def must_run(part: Component, files: Files) -> bool:
    """Whether a component must run, for itself or for a script that it imports."""
    if reasons(part.source):
        return True
    return any(reasons(f"<script>{text}</script>") for _, text in modules_of(part.path, part.source, files))


def modules_of(path: Path, text: str, files: Files) -> Iterator[tuple[Path, str]]:
    """The scripts that a text imports by their files, and those that these import."""
    waiting, seen = [(path, text)], set[Path]()
    while waiting and len(seen) < MAX_MODULES:
        path, text = waiting.pop()
        for name in RELATIVE.findall(text):
            spellings = (real(path.parent / f"{name}{ending}") for ending in SPELLINGS)
            file = next((each for each in spellings if each.suffix in SCRIPTS and files.is_file(each)), None)
            if file is not None and file not in seen:
                seen.add(file)
                found = (file, files.read(file).decode(errors="replace"))
                waiting.append(found)
                yield found


def only_components(template: str) -> bool:
    """Whether a slot is live by its components alone, which then are parts of their own."""
    return not reasons(f"<template>{template}</template>")


def components_in_use(sources: Sources) -> Iterator[Component]:
    """The `.vue` components that a tag or a script of deck or theme names."""
    deck, theme = sources.deck, sources.theme
    parts = (*theme.layouts.values(), *theme.components.values(), *chain.from_iterable(theme.layers.values()))
    tags = {
        component_key(tag)
        for text in (*deck.sources.values(), *(part.source for part in parts))
        for tag in TAG.findall(text)
    }
    layouts = {facts.layout for facts in sources.facts}
    used = (
        *(part for name, part in theme.layouts.items() if name in layouts),
        *(part for key, part in theme.components.items() if key in tags),
        *(part for name, layer in theme.layers.items() if name != "custom-nav-controls" for part in layer),
    )
    yield from (part for part in used if part.kind == "vue")
    texts = chain(deck.sources.items(), ((part.path, part.source) for part in parts if part.kind == "vue"))
    yield from imported(texts, {part.path for part in parts}, (*theme.folders, deck.root), sources.files)


def imported(
    texts: Iterable[tuple[Path, str]], known: set[Path], roots: Sequence[Path], files: Files
) -> Iterator[Component]:
    """Components that scripts import by their files."""
    for path, text in texts:
        for _, name in IMPORT.findall(text):
            file = real(path.parent / name)
            if file not in known and any(inside(root, file) for root in roots) and files.is_file(file):
                known.add(file)
                yield Component(file.stem, file, "vue", files.read(file).decode(errors="replace"), "deck")


def declared(script: str) -> frozenset[str]:
    """The names that a script gives to its template."""
    if not script.strip():
        return frozenset()
    module = read_module(script)
    imports = chain.from_iterable(
        (found.default, found.namespace, *(local for _, local in found.names)) for found in module.imports
    )
    return frozenset(name for name in (*module.names, *imports) if name)


# ── what the bundle and the page are told ────────────────────────────────────────────────────────────


def deck_of(sources: Sources, candidates: Candidates, addresses: set[str]) -> LiveDeck:
    """The deck for the bundler. `addresses` takes those of the pictures that it asks for."""
    theme, files = sources.theme, sources.files

    def component(tag: str) -> Path | str | None:
        key = component_key(tag)
        found = theme.components.get(key)
        if found is not None and found.kind != "jinja":
            return found.path.absolute()
        if key in OWN:
            return OWN[key]
        icon = icon_of_tag(tag)
        return f"icon:{icon.collection}/{icon.name}" if icon else None

    def picture(url: str, path: Path) -> str | None:
        address = sources.facts[0].asset(url, Span(path, 1))
        if address:
            addresses.add(address)
        return address

    def icon(name: str) -> str | None:
        found = icon_of_tag(name.replace("/", ":", 1))
        drawing = sources.icons.find(found).drawing if found else None
        if drawing is None:
            return None
        width, height = drawing.size(1.2)
        box = f'viewBox="{drawing.view_box}" width="{width}" height="{height}"'
        return f'<svg class="slidev-icon" {box}>{drawing.body}</svg>'

    def markdown(text: str, path: Path) -> str:
        options = replace(sources.work.options(sources.deck.slides[0], sources.facts[0]), file=path)
        return to_template(text, options, files)[0].slots["default"].html

    mains = (folder / "setup" / name for folder in theme.folders for name in ("main.ts", "main.js"))
    from deckc.live.bundle import Deck as LiveDeck

    return LiveDeck(
        root=sources.deck.root.absolute(),
        components={name: path.absolute() for name, path in candidates.paths.items()},
        slides=candidates.slots,
        setups=tuple(path.absolute() for path in mains if files.is_file(path)),
        component=component,
        picture=picture,
        icon=icon,
        read=files.read,
        markdown=markdown,
    )


def deck_data(sources: Sources) -> dict[str, Any]:
    """The deck as `client/live/world.js` has it."""
    config, facts = sources.work.config, sources.facts
    canvas = {"aspectRatio": config.canvas_width / config.canvas_height, "canvasWidth": config.canvas_width}
    toc = {entry.no: entry for entry in facts[0].toc}
    return {
        "configs": plain({**config, **canvas}),
        "themeConfigs": plain(config.theme_config),
        "tocTree": plain(toc_tree(facts[0].toc, 0)),
        "slides": [
            {
                "title": toc[fact.no].title,
                "level": toc[fact.no].level,
                "path": toc[fact.no].path,
                "layout": fact.layout,
                "frontmatter": plain(fact.frontmatter),
                "alias": fact.frontmatter.get("routeAlias"),
            }
            for fact in facts
        ],
    }


def styles_of(parts: Live | None) -> Iterator[Stylesheet]:
    """The style blocks of all components in the bundle."""
    for path, blocks in parts.built.styles.items() if parts else ():
        for block in blocks:
            yield Stylesheet(path, block.css, "deck", block.line, lang=block.lang)


def live_script(parts: Live | None, slides: Sequence[CompiledSlide]) -> LiveScript | None:
    """What the page needs for the components that stand on its slides."""
    if parts is None or not any("live" in slide.features for slide in slides):
        return None
    clicks = ({"clicks": slide.clicks, "clicksStart": slide.clicks_start} for slide in slides)
    known = parts.deck["slides"]
    deck = {**parts.deck, "slides": [facts | more for facts, more in zip(known, clicks, strict=True)]}
    return LiveScript(parts.built.page, deck, parts.built.css)


def live_files(parts: Live | None) -> tuple[Artifact, ...]:
    """Further files that the bundle asks for."""
    return tuple(Artifact(PurePosixPath(name), data) for name, data in parts.built.files.items()) if parts else ()


# ── problems ─────────────────────────────────────────────────────────────────────────────────────────


def as_named(path: Path, root: Path) -> Path:
    """An absolute path as the deck's folder was named by the person who called."""
    whole = root.absolute()
    return root / path.relative_to(whole) if path.is_relative_to(whole) else path


def placed(found: Message, root: Path) -> Diagnostic:
    """An error of esbuild or Vue at its place."""
    path = as_named(root.absolute() / found.file, root) if found.file and not found.file.startswith("<") else None
    line, column = found.line or 1, found.column + 1
    span = Span(path, line, column, line, column + found.length) if path else None
    package = UNRESOLVED.match(found.text)
    if package and not package[1].startswith("."):
        hint = f"`deckc add {package[1]} --sort package` brings it"
        return problem("npm-import", f"the package '{package[1]}' is not there", span, hint=hint)
    return problem("missing-import" if package else "component-failed", found.text, span)


def unknown(tag: str, path: Path, files: Files) -> Diagnostic:
    """A tag in a component that is no component."""
    try:
        text = files.read(path).decode(errors="replace")
    except OSError:  # a slot of a slide
        return problem("unknown-component", f"no component is called '{tag}'")
    at = max(text.find(f"<{tag}"), 0)
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at) + 1
    return problem(
        "unknown-component", f"no component is called '{tag}'", Span(path, line, column, line, column + len(tag))
    )


def not_live(candidates: Candidates, sources: Sources) -> Diagnostic:
    """One line for all that would run if the tools were here."""
    deck = sources.deck
    slides = [f"slide {no}" for no in candidates.slides]
    names = [name for name, path in candidates.paths.items() if path not in candidates.slots]
    message = f"what runs in the page stands still, in its first state: {', '.join([*names, *slides])}"
    first = next((slide for slide in deck.slides if slide.no in candidates.slides), None)
    place = Span(first.source.file, first.source.body_line) if first else Span(deck.entry, 1)
    wanted = " ".join(packages_for(candidates, sources))
    return problem("not-live", message, place, hint=f"`deckc add {wanted} --sort package` brings what makes it run")


def packages_for(candidates: Candidates, sources: Sources) -> list[str]:
    """The packages that make the candidates run, in the versions that the deck's `package.json` asks for."""
    from deckc.live.tools import pinned_packages

    files, names = sources.files, dict[str, None]()
    for path in candidates.paths.values():
        slot = candidates.slots.get(path)
        text = slot.source if slot else files.read(path).decode(errors="replace")
        for script in (text, *(text for _, text in modules_of(path, text, files))):
            names |= dict.fromkeys(packages(script))
    asked = manifest_of(sources.deck.root, files)
    others = (f"{name}@{asked[name]}" if name in asked else name for name in names)
    return [*pinned_packages(), *others]


def manifest_of(root: Path, files: Files) -> dict[str, str]:
    """The dependencies in the deck's `package.json`, as far as they are plain ranges."""
    try:
        manifest = json.loads(files.read(root / "package.json"))
    except (OSError, ValueError, RecursionError):
        return {}
    kinds = (manifest.get(kind) for kind in ("devDependencies", "dependencies")) if isinstance(manifest, dict) else ()
    pairs = [pair for kind in kinds if isinstance(kind, dict) for pair in kind.items()]
    return {name: wanted for name, wanted in pairs if isinstance(wanted, str) and RANGE.fullmatch(wanted)}


def without_repetitions(found: Iterable[Diagnostic], sources: Sources) -> list[Diagnostic]:
    """The problems without what has been said: by `not-live` once for all, or of the same line by Vue's compiler."""
    problems = list(
        {(each.code == "component-failed" and line_of(each)) or each: each for each in reversed(list(found))}.values()
    )
    problems.reverse()
    if not any(each.code == "not-live" for each in problems):
        return problems
    candidates = find_candidates(sources)
    files = {path.absolute() for path in candidates.paths.values()}
    slides = [slide.source for slide in sources.deck.slides if slide.no in candidates.slides]

    def is_said(each: Diagnostic) -> bool:
        if each.code != "not-static" or each.span is None or each.span.file is None:
            return False
        line = each.span.line
        in_slide = any(source.file == each.span.file and source.start < line <= source.end for source in slides)
        return in_slide or each.span.file.absolute() in files

    return [each for each in problems if not is_said(each)]


def line_of(found: Diagnostic) -> tuple[Path | None, int] | None:
    return (found.span.file, found.span.line) if found.span else None
