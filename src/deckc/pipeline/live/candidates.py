"""Candidates: which components and slides of a deck must run in its page.

In: deck, theme, facts of slides. Out: `Candidates`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from deckc.disk.files import Files
from deckc.disk.paths import inside, real
from deckc.icons import Icons, icon_of_tag
from deckc.lazy_regex import lazy_regex
from deckc.live import reasons
from deckc.model import Component, Deck, Facts, Theme
from deckc.pipeline.slides import Compilation
from deckc.template import (
    CLICK_COMPONENTS,
    NATIVE,
    TRANSPARENT,
    component_key,
    css_modules_of,
    live_slots,
    read_module,
    scope_attribute,
    style_blocks_of,
)
from deckc.template.expressions import NAME

if TYPE_CHECKING:
    from deckc.live.bundle_input import SlideSlot

__all__ = ["CONTROLS", "Candidates", "Sources", "find_candidates", "modules_of", "registered_tags", "setups_of"]

TAG = lazy_regex(r"<([A-Za-z][\w-]*)")
IMPORT = lazy_regex(r"""\bimport\s+(\w+)\s+from\s+["'](\.[^"']+\.vue)["']""")
# What Markdown that must run cannot be without: told early of all other slides.
MAY_RUN = lazy_regex(
    r"<script|\s@[a-z]|v-on:|v-model|\sref=|<(?:[Tt]ransition|[Kk]eep-?[Aa]live|[Tt]eleport|[Ss]uspense)"
)
RELATIVE = lazy_regex(r"""\bfrom\s*["'](\.[^"']+)["']""")
SCRIPTS = (".ts", ".js", ".mts", ".mjs")
SPELLINGS = ("", *SCRIPTS, *(f"/index{ending}" for ending in SCRIPTS))
REGISTERED = lazy_regex(r"\.component\(\s*[\"'`]([\w-]+)[\"'`]")
PLUGIN = lazy_regex(r"\bapp\s*\.use\(")
OTHERS = ("component", "slot", "mermaid", "plantuml", "codegroup", "deckhole")
CONTROLS = "custom-nav-controls"
PAGE_SETUPS = ("main", "root", "shortcuts", "context-menu", "routes")
CONTEXT = frozenset("$slidev $nav $clicksContext $clicks $page $renderContext $frontmatter".split())
MAX_MODULES = 50  # that a component imports, one by another


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
    setups: Mapping[str, tuple[Path, ...]]  # files of `setup/` that run in the page, by name: theme, addons, deck
    controls: frozenset[Path]  # components for the toolbar


def find_candidates(sources: Sources) -> Candidates:
    """What must run among the components that the deck, or what it uses, names, and among its slides."""
    paths: dict[str, Path] = {}
    toolbar = sources.theme.layers.get(CONTROLS, ())
    for part in components_in_use(sources):
        if (part in toolbar or must_run(part, sources.files)) and part.path not in paths.values():
            paths[part.name if part.name not in paths else f"{part.name}-{len(paths)}"] = part.path
    running = {component_key(path.stem) for path in paths.values()}
    setups = setups_of(sources)
    registered = registered_tags(setups.get("main", ()), sources)

    def runs(tag: str) -> bool:
        return component_key(tag) in running or registered(tag)

    slots: dict[Path, SlideSlot] = {}
    slides: dict[int, frozenset[str]] = {}
    for slide, facts in zip(sources.deck.slides, sources.facts, strict=True):
        body = slide.source.body
        if not (MAY_RUN.search(body) and reasons(body)) and not any(map(registered, TAG.findall(body))):
            continue
        from deckc.live.bundle_input import SlideSlot

        template, _ = sources.work.template(slide, facts)
        script = "\n".join(text for text, _ in template.scripts)
        names = declared(script)
        found = live_slots(template, slide.source.body, names, runs)
        if not found or (not script and all(only_components(slot.template, registered) for slot in found.values())):
            continue
        blocks = style_blocks_of(slide, template)
        modules = css_modules_of(blocks)
        if modules:
            names |= frozenset(modules)
            found = live_slots(template, slide.source.body, names, runs)
        script = with_styles(script, modules, [pair for block in blocks for pair in block.variables])
        slides[slide.no] = names
        for name, slot in found.items():
            path = sources.deck.root.absolute() / f"slide-{slide.no}-{name}.vue"
            head = f'<script setup lang="ts">{script}</script>\n' if script else ""
            text = f"{head}<template>{slot.template}</template>"
            paths[f"slide-{slide.no}-{name}"] = path
            slots[path] = SlideSlot(text, slide.source.file.absolute(), scope_attribute(template))
    controls = frozenset(part.path for part in sources.theme.layers.get(CONTROLS, ()) if part.path in paths.values())
    return Candidates(paths, slots, slides, setups, controls)


def setups_of(sources: Sources) -> dict[str, tuple[Path, ...]]:
    """The files of `setup/` that run in the page."""
    found = {}
    for kind in PAGE_SETUPS:
        names = [f"{kind}{ending}" for ending in SCRIPTS]
        paths = (folder / "setup" / name for folder in sources.theme.folders for name in names)
        if files := tuple(path for path in paths if sources.files.is_file(path)):
            found[kind] = files
    return found


def with_styles(script: str, modules: Mapping[str, Mapping[str, str]], variables: Sequence[tuple[str, str]]) -> str:
    """A slide's script with the names of its `<style module>` and the values of `v-bind()` in its styles."""
    head = "".join(f"const {name} = {json.dumps(names)}; " for name, names in modules.items())
    if not variables:
        return head + script
    used = frozenset(NAME.findall(" ".join(value for _, value in variables)))
    names = sorted(used & (declared(script) | CONTEXT))
    values = ", ".join(f"{json.dumps(label.removeprefix('--'))}: {value}" for label, value in variables)
    head = f"import {{ proxyRefs as __proxyRefs }} from 'vue'; {head}"
    given = ", ".join(names)
    head = f"import {{ useCssVars as __useCssVars }} from 'deckc:css-variables.js'; {head}"
    return f"{head}{script}\n__useCssVars(() => (({{ {given} }}) => ({{ {values} }}))(__proxyRefs({{ {given} }})));"


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


def only_components(template: str, registered: Callable[[str], bool]) -> bool:
    """Whether a slot is live by its components alone, which then are parts of their own."""
    return not reasons(f"<template>{template}</template>") and not any(map(registered, TAG.findall(template)))


def registered_tags(mains: Sequence[Path], sources: Sources) -> Callable[[str], bool]:
    """Whether a tag's component is made known by `setup/main.ts`: by its name, or by a plugin that may have it."""
    text = "\n".join(sources.files.read(path).decode(errors="replace") for path in mains)
    names = {component_key(name) for name in REGISTERED.findall(text)}
    known = {*sources.theme.components, *map(component_key, NATIVE), *CLICK_COMPONENTS, *TRANSPARENT, *OTHERS}

    def registered(tag: str) -> bool:
        key = component_key(tag)
        if key in names:
            return True
        return PLUGIN.search(text) is not None and key not in known and icon_of_tag(tag) is None

    return registered if names or PLUGIN.search(text) else lambda _: False


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
        *(part for layer in theme.layers.values() for part in layer),
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
