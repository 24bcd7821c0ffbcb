"""Live: what of a deck runs in its page.

In: deck, theme, files. Out: `live.Live`, or None where nothing does, or the tools for it are not there; problems.
Problem codes: component-failed, npm-import, not-live, unknown-component.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deckc import live
from deckc.config import Config
from deckc.diagnostics import Diagnostic, problem
from deckc.files import Files
from deckc.icons import Icons, icon_of_tag
from deckc.markdown import note_to_html
from deckc.model import CompiledSlide, Component, Deck, Facts, Span, Stylesheet, Theme
from deckc.page import LiveScript
from deckc.paths import inside, real
from deckc.template import component_key, plain, toc_tree

__all__ = ["live_parts", "live_script", "styles_of"]

TAG = re.compile(r"<([A-Za-z][\w-]*)")
IMPORT = re.compile(r"""\bimport\s+(\w+)\s+from\s+["'](\.[^"']+\.vue)["']""")
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
class Candidates:
    """Components that must run, and why."""

    paths: Mapping[str, Path]  # name in the bundle → file
    reasons: Mapping[Path, tuple[str, ...]]


def live_parts(
    deck: Deck, theme: Theme, config: Config, facts: Sequence[Facts], files: Files, icons: Icons
) -> tuple[live.Live | None, tuple[Diagnostic, ...]]:
    """What runs in the page of the deck."""
    if config.options.untrusted:
        return None, ()
    candidates = find_candidates(deck, theme, files)
    if not candidates.paths:
        return None, ()
    tools = live.find_tools(deck.root)
    if tools is None:
        return None, (not_live(candidates, deck),)
    addresses: set[str] = set()
    source = deck_of(deck, theme, facts, files, icons, candidates.paths, addresses)
    problems: list[Diagnostic] = []
    try:
        compiler = live.Compiler(tools.compiler)
        with live.Esbuild(tools.esbuild, live.ESBUILD) as esbuild:
            built = live.build(source, compiler, esbuild)
            if built.errors:
                problems += (placed(each, deck.root) for each in built.errors)
                sound = {
                    name: path
                    for name, path in candidates.paths.items()
                    if not live.build(
                        deck_of(deck, theme, facts, files, icons, {name: path}, addresses), compiler, esbuild
                    ).errors
                }
                if not sound:
                    return None, tuple(problems)
                candidates = Candidates(sound, candidates.reasons)
                built = live.build(deck_of(deck, theme, facts, files, icons, sound, addresses), compiler, esbuild)
    except (live.EsbuildError, live.CompilerError) as error:
        return None, (problem("component-failed", str(error), Span(deck.entry, 1)),)
    for tag, path in built.unknown:
        problems.append(
            problem(
                "unknown-component", f"no component is called '{tag}'", place_of(tag, as_named(path, deck.root), files)
            )
        )
    return live.Live(
        {path: name for name, path in candidates.paths.items()}, built, world(config, facts), addresses
    ), tuple(problems)


def find_candidates(deck: Deck, theme: Theme, files: Files) -> Candidates:
    """The components that must run, among those that the deck, or what it uses, names."""
    texts = [*deck.sources.values()]
    parts = (
        *theme.layouts.values(),
        *theme.components.values(),
        *(c for layer in theme.layers.values() for c in layer),
    )
    texts += [part.source for part in parts]
    tags = {component_key(tag) for text in texts for tag in TAG.findall(text)}
    found = [part for key, part in theme.components.items() if key in tags and part.kind == "vue"]
    known = {part.path for part in parts}
    roots = (*theme.folders, deck.root)
    found += imported(((path, text) for path, text in deck.sources.items()), known, roots, files)
    found += imported(((part.path, part.source) for part in parts if part.kind == "vue"), known, roots, files)
    why = {part.path: reasons for part in found if (reasons := live.reasons(part.source))}
    paths: dict[str, Path] = {}
    for part in found:
        if part.path in why and part.path not in paths.values():
            paths[part.name if part.name not in paths else f"{part.name}-{len(paths)}"] = part.path
    return Candidates(paths, why)


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


def deck_of(
    deck: Deck,
    theme: Theme,
    facts: Sequence[Facts],
    files: Files,
    icons: Icons,
    paths: Mapping[str, Path],
    addresses: set[str],
) -> live.Deck:
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
        address = facts[0].asset(url, Span(path, 1))
        if address:
            addresses.add(address)
        return address

    def icon(name: str) -> str | None:
        collection, _, rest = name.partition("/")
        found = icon_of_tag(f"{collection}:{rest}")
        drawing = icons.find(found).drawing if found else None
        if drawing is None:
            return None
        width, height = drawing.size(1.2)
        box = f'viewBox="{drawing.view_box}" width="{width}" height="{height}"'
        return f'<svg class="slidev-icon" {box}>{drawing.body}</svg>'

    setups = tuple(
        path.absolute()
        for folder in theme.folders
        for name in ("setup/main.ts", "setup/main.js")
        if files.is_file(path := folder / name)
    )
    absolute = {name: path.absolute() for name, path in paths.items()}
    return live.Deck(
        deck.root.absolute(),
        absolute,
        setups,
        component,
        picture,
        icon,
        files.read,
        lambda text, path: note_to_html(text),
    )


def world(config: Config, facts: Sequence[Facts]) -> dict[str, Any]:
    """The deck as `client/live/world.js` has it."""
    toc = {entry.no: entry for entry in facts[0].toc}
    return {
        "configs": plain(
            {**config, "aspectRatio": config.canvas_width / config.canvas_height, "canvasWidth": config.canvas_width}
        ),
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


def styles_of(parts: live.Live | None) -> Iterator[Stylesheet]:
    """The style blocks of all components in the bundle."""
    for path, compiled in parts.built.components.items() if parts else ():
        for block in compiled.styles:
            yield Stylesheet(path, block.css, "deck", block.line, lang=block.lang)


def live_script(parts: live.Live | None, slides: Sequence[CompiledSlide]) -> LiveScript | None:
    """What the page needs for the components that stand on its slides."""
    if parts is None or not any("live" in slide.features for slide in slides):
        return None
    clicks = ({"clicks": slide.clicks, "clicksStart": slide.clicks_start} for slide in slides)
    deck = {**parts.deck, "slides": [known | more for known, more in zip(parts.deck["slides"], clicks, strict=True)]}
    return LiveScript(parts.built.page, deck, parts.built.css)


def as_named(path: Path, root: Path) -> Path:
    """An absolute path as the deck's folder was named by the person who called."""
    whole = root.absolute()
    return root / path.relative_to(whole) if path.is_relative_to(whole) else path


def placed(found: live.Message, root: Path) -> Diagnostic:
    """An error of esbuild or Vue at its place."""
    path = as_named(root.absolute() / found.file, root) if found.file and not found.file.startswith("<") else None
    span = (
        Span(path, found.line or 1, found.column + 1, found.line or 1, found.column + 1 + found.length)
        if path
        else None
    )
    package = UNRESOLVED.match(found.text)
    if package and not package[1].startswith("."):
        return problem("npm-import", f"the package '{package[1]}' is not there", span, hint="`deckc add` brings it")
    return problem("missing-import" if package else "component-failed", found.text, span)


def place_of(tag: str, path: Path, files: Files) -> Span:
    text = files.read(path).decode(errors="replace")
    at = text.find(f"<{tag}")
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at) + 1
    return Span(path, line, column, line, column + len(tag)) if at >= 0 else Span(path, 1)


def not_live(candidates: Candidates, deck: Deck) -> Diagnostic:
    """One line for all that would run if the tools were here."""
    names = ", ".join(sorted(candidates.paths))
    count = len(candidates.paths)
    what = f"{count} components need a running program" if count > 1 else "a component needs a running program"
    return problem(
        "not-live",
        f"{what}: {names}; their first state is shown",
        Span(deck.entry, 1),
        hint="`deckc add` brings what makes them run",
    )
