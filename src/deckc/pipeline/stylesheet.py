"""Stylesheet: all CSS of a deck, in Slidev's order.

In: theme, font stacks, compiled slides. Out: CSS text, the sheets elsewhere that it imports, and what is wrong.
The order decides the cascade: reset and theme, the deck's own sheets, utilities, styles of slides and components.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from deckc import code, editors, style, twoslash
from deckc.assets import Assets
from deckc.diagnostics import Diagnostic
from deckc.disk.files import Files
from deckc.icons import Icons, icon_classes
from deckc.lazy_regex import lazy_regex
from deckc.model import CompiledSlide, Stylesheet, Theme
from deckc.pipeline.setup_files import Setup, uno
from deckc.source_positions import in_sheet
from deckc.theme.stylesheets import Reader

__all__ = ["Sheet", "own_css", "style_blocks", "stylesheet", "suffices"]

# A comment, or what is left of imports when those of files have been followed.
IMPORT = lazy_regex(
    r"""/\*.*?\*/|@import\s+(?:url\()?\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^)"'\s]+))\s*\)?(?P<media>[^;]*);""",
    re.S | re.I,
)
ICON = lazy_regex(r"(?<![\w-])i-[a-z][\w:-]+")  # in sheets (`@apply i-mdi-home`) and shortcuts

OF_FILES = "vscode-icons"  # icons of titles of code blocks, which nobody asked for by name
EMPTY = (("width", "1em"), ("height", "1em"))
GONE = (("display", "none"),)


class Sheet(NamedTuple):
    """The CSS of a deck, and what it was made of."""

    css: str
    links: list[Mapping[str, str]]  # attributes of the `<link>`s that come before it
    tokens: frozenset[str]  # of all slides
    scale: style.StyleTheme


def stylesheet(
    html: str,
    sources: Iterable[str],
    blocks: Sequence[Stylesheet],
    entry: Path,
    theme: Theme,
    fonts: Mapping[str, str],
    assets: Assets,
    icons: Icons,
    setup: Setup,
    formulas: str = "",
    programs: Iterable[str] = (),
) -> tuple[Sheet, tuple[Diagnostic, ...]]:
    """The CSS that the slides need.

    `html`: that of the slides; `sources`: the templates that it is made of.
    `blocks`: styles of slides and components, see `style_blocks()`.
    `entry`: the deck's file. `fonts`: stacks, by kind. `formulas`: CSS of formulas.
    `programs`: texts of what runs in the page, whose classes are known there.
    """
    scale = uno.utilities(setup, fonts)
    problems: list[Diagnostic] = []
    body = [part.html for part in theme.body]
    live = [component.source for component in theme.parts() if component.kind == "vue"]
    tokens = style.tokens("\n".join((html, *body)), {*sources, *body, *live})
    tokens = tokens.union(*map(style.words, programs))
    texts = (*(sheet.css for sheet in (*theme.styles, *blocks)), *scale.shortcuts.values(), *scale.safelist)
    scale = replace(scale, icons=icon_boxes((*tokens, *ICON.findall("\n".join(texts))), icons))
    # Utilities such as `bg-[url(/x.png)]` name files, too; the page is where they count from.
    page = Stylesheet(entry, "", "deck")
    layers = {name: assets.css(css, page) for name, css in style.utility_layers(tokens, scale).items()}
    early = ("typography", "shortcuts")  # all sheets win over these, such as `.slidev-icon-btn` over `abs-br`
    parts = [assets.css(uno.preflights(setup), page), *(css for name, css in layers.items() if name in early)]
    parts += (plain(sheet, scale, assets, problems) for sheet in theme.styles)
    if "shiki" in html:
        parts.append(code.css(html, setup.look))
    if "slidev-monaco-container" in html:
        parts.append(editors.css())
    if twoslash.USED in html:
        parts.append(twoslash.css())
    parts.append(formulas)
    parts += (css for name, css in layers.items() if name not in early)
    parts += (plain(sheet, scale, assets, problems) for sheet in blocks)
    css, links = without_imports("\n".join([style.preflight(parts), *parts]))
    return Sheet(css, links, tokens, scale), tuple(problems)


def suffices(sheet: Sheet, html: str, templates: Iterable[str]) -> bool:
    """Whether a deck's CSS has the utilities of one more slide, whose HTML and templates are as `stylesheet()` takes
    them."""
    new = style.tokens(html, templates) - sheet.tokens
    return not icon_classes(new) and not any(style.utility_layers(new, sheet.scale).values())


def plain(sheet: Stylesheet, scale: style.StyleTheme, assets: Assets, problems: list[Diagnostic]) -> str:
    """A sheet as CSS that a browser reads; what is wrong is at its place in the sheet's file."""
    css, found = style.expand(sheet.css, scale, sheet.lang, sheet.scope, sheet.origin != "base", sheet.module)
    problems += (replace(each, span=each.span and in_sheet(each.span, sheet)) for each in found)
    return assets.css(css, sheet)


def icon_boxes(tokens: Iterable[str], icons: Icons) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The classes `i-…` and their CSS. A box without drawing still takes its place, except by titles of code."""
    boxes = {}
    for name, icon in icon_classes(tokens).items():
        drawing = icons.find(icon).drawing
        empty = GONE if icon.collection == OF_FILES else EMPTY
        boxes[name] = drawing.declarations(name.partition("?")[2]) if drawing else empty
    return boxes


def without_imports(css: str) -> tuple[str, list[Mapping[str, str]]]:
    """The rules, and what they import from elsewhere as links: an `@import` counts only at a sheet's beginning."""
    links: list[Mapping[str, str]] = []

    def take(match: re.Match[str]) -> str:
        url = match["a"] or match["b"] or match["c"]
        if url is None:
            return match[0]
        media = match["media"].strip()
        links.append({"rel": "stylesheet", "href": url} | ({"media": media} if media else {}))
        return ""

    return IMPORT.sub(take, css), links


def style_blocks(
    slides: Iterable[CompiledSlide], theme: Theme, root: Path, files: Files, live: Iterable[Stylesheet] = ()
) -> tuple[tuple[Stylesheet, ...], tuple[Diagnostic, ...]]:
    """The styles of slides and components, each once and in the order of the slides; before each what it imports.

    `root`: the deck's folder; `live`: styles of components that run in the page.
    """
    blocks: dict[Hashable, Stylesheet] = {}
    for sheet in (*chain.from_iterable(slide.styles for slide in slides), *live):
        blocks.setdefault((sheet.css, sheet.scope, sheet.lang, sheet.path, sheet.module), sheet)
    made: list[Stylesheet] = []
    problems: list[Diagnostic] = []
    for sheet in blocks.values():
        folder = next((folder for folder in theme.folders if sheet.path.is_relative_to(folder)), root)
        made += Reader(folder, sheet.origin, files, problems).flat(sheet)
    return tuple(made), tuple(problems)


def own_css(blocks: Iterable[Stylesheet], theme: Theme) -> str:
    """The CSS that theme, deck and slides bring, as it was written."""
    sheets = (*(sheet for sheet in theme.styles if sheet.origin != "base"), *blocks)
    return "\n".join(sheet.css for sheet in sheets)
