"""Deck data: what the bundler and the page are told of a deck whose components run there.

In: `Sources`, `Candidates`. Out: the bundler's `Deck`; the deck as data for `client/live/deck-state.js`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

from deckc.disk.files import Files
from deckc.icons import icon_of_tag
from deckc.live.bundle_input import Deck as LiveDeck
from deckc.live.vite_imports import asks_vite, matching
from deckc.markdown import to_template
from deckc.model import TocEntry
from deckc.pipeline.live.candidates import Candidates, Sources, modules_of
from deckc.pipeline.live.source_places import as_named, place_in
from deckc.template import component_key, is_gone, plain, toc_tree

__all__ = ["deck_data", "deck_of"]

PACKAGES = "node_modules"
# Slidev's own components that have a twin in `client/live/components/built-in.js`.
OWN = {
    component_key(name): name
    for name in (
        "Arrow AutoFitText BlueSky LightOrDark Link PoweredBySlidev RenderWhen RouterLink SlideCurrentNo SlidesTotal "
        "SlidevVideo TitleRenderer Toc Transform Tweet VAfter VClick VClickGap VClicks VDrag VDragArrow VSwitch Youtube"
    ).split()
}


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
        place = place_in(path, url, candidates, sources)
        named = as_named(place.file or path, sources.deck.root)
        address = sources.facts[0].asset(url, replace(place, file=named))
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

    def listed(pattern: str, path: Path) -> tuple[Path, ...]:
        root = sources.deck.root.absolute()
        start = pattern.lstrip("/") if pattern.startswith("/") else pattern
        fits = matching(start, str(root if pattern.startswith("/") else path.parent))
        return tuple(file for file in files.walk(root) if fits(file.as_posix()) and PACKAGES not in file.parts)

    return LiveDeck(
        root=sources.deck.root.absolute(),
        components={name: path.absolute() for name, path in candidates.paths.items()},
        slides=candidates.slots,
        setups={kind: tuple(path.absolute() for path in paths) for kind, paths in candidates.setups.items()},
        controls=tuple(name for name, path in candidates.paths.items() if path in candidates.controls),
        component=component,
        picture=picture,
        icon=icon,
        read=files.read,
        list=listed,
        scripts=frozenset(scripts_for_vite(candidates, files)),
        base=sources.work.config.options.base or "./",
        markdown=markdown,
        exchanges=sources.work.config.options.mode == "dev",
        is_gone=is_gone,
    )


def scripts_for_vite(candidates: Candidates, files: Files) -> Iterator[Path]:
    """The scripts that components import and that ask Vite for something."""
    for path in candidates.paths.values():
        slot = candidates.slots.get(path)
        text = slot.source if slot else files.read(path).decode(errors="replace")
        yield from (file.absolute() for file, script in modules_of(path, text, files) if asks_vite(script))


def deck_data(sources: Sources) -> dict[str, Any]:
    """The deck as `client/live/deck-state.js` has it."""
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
                **title_html(toc[fact.no]),
                "level": toc[fact.no].level,
                "path": toc[fact.no].path,
                "layout": fact.layout,
                "frontmatter": plain(fact.frontmatter),
                "alias": fact.frontmatter.get("routeAlias"),
            }
            for fact in facts
        ],
    }


def title_html(entry: TocEntry) -> dict[str, str]:
    """A title's markup, where it is more than text."""
    plain_text = entry.title_html == escape(entry.title) or "{{" in entry.title_html
    return {} if plain_text else {"titleHtml": entry.title_html}
