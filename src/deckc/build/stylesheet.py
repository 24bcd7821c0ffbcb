"""Stylesheet: all CSS of a deck, in Slidev's order.

In: theme, configuration, compiled slides. Out: CSS text, the sheets elsewhere that it imports, and what is wrong.
The order decides the cascade: reset and theme, the deck's own sheets, utilities, styles of slides and components.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from deckc import code, style
from deckc.assets import Assets
from deckc.config import Config
from deckc.diagnostics import Diagnostic
from deckc.files import Files
from deckc.icons import Icons, icon_classes
from deckc.model import CompiledSlide, Deck, Span, Theme
from deckc.style.fonts import font_stacks

__all__ = ["own_css", "stylesheet"]

# A comment, or what is left of imports when those of files have been followed.
IMPORT = re.compile(
    r"""/\*.*?\*/|@import\s+(?:url\()?\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^)"'\s]+))\s*\)?(?P<media>[^;]*);""",
    re.S | re.I,
)


def stylesheet(
    html: str, slides: Sequence[CompiledSlide], deck: Deck, theme: Theme, config: Config, assets: Assets, icons: Icons
) -> tuple[str, list[Mapping[str, str]], tuple[Diagnostic, ...]]:
    """The CSS that the slides, whose HTML is `html`, need, and attributes of `<link>`s that come before it."""
    settings = settings_files(theme, assets.files)
    scale, found = style.read_settings(settings, style.StyleTheme(fonts=font_stacks(config.fonts)))
    problems = list(found)
    tokens = style.tokens(f"{html}\n{theme.body}")
    scale = replace(scale, icons=icon_boxes(tokens, icons))
    layers = style.utility_layers(tokens, scale)
    early = [css for name, css in layers.items() if name in ("typography", "shortcuts")]
    parts: list[str] = []
    for sheet in theme.styles:
        if sheet.origin != "base":  # a theme's rules win over shortcuts such as `bg-main`
            parts += early
            early = []
        css, found = style.expand(sheet.css, scale)
        parts.append(assets.css(css, sheet.path))
        problems += (replace(each, span=each.span and replace(each.span, file=sheet.path)) for each in found)
    if "tok-" in html:
        parts.append(code.css())
    parts += [*early, *(css for name, css in layers.items() if name not in ("typography", "shortcuts"))]
    for text, attribute, lang in unique(slides):
        css, found = style.expand(text, scale, lang, attribute)
        parts.append(css)
        problems += (in_source(each, text, deck, theme) for each in found)
    css, links = without_imports("\n".join([style.preflight(parts), *parts]))
    return css, links, tuple(problems)


def icon_boxes(tokens: Iterable[str], icons: Icons) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The classes `i-…` and their CSS; a box without drawing still takes its place."""
    found = {name: icons.drawing(icon) for name, icon in icon_classes(tokens).items()}
    empty = (("width", "1em"), ("height", "1em"))
    return {name: drawing.declarations if drawing else empty for name, drawing in found.items()}


def in_source(problem: Diagnostic, css: str, deck: Deck, theme: Theme) -> Diagnostic:
    """A problem of a style block at its place in the file that holds the block."""
    parts = (*theme.layouts.values(), *theme.components.values())
    sources = chain(deck.sources.items(), ((part.path, part.source) for part in parts))
    file, before = next(((path, text.partition(css)[0]) for path, text in sources if css in text), (None, ""))
    span = problem.span
    if file is None or span is None:
        return problem
    lines, columns = before.count("\n"), len(before) - before.rfind("\n") - 1 if span.line == 1 else 0
    end = (span.end_line + lines, span.end_column + columns) if span.end_line else (0, 0)
    return replace(problem, span=Span(file, span.line + lines, span.column + columns, *end))


def settings_files(theme: Theme, files: Files) -> Iterator[tuple[Path, str]]:
    """What the folders of the chain, the deck's own last, say of utilities."""
    for path in (folder / name for folder in theme.folders for name in style.SETTINGS_FILES):
        if files.is_file(path):
            yield path, files.read(path).decode("utf-8", "replace")


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


def own_css(slides: Iterable[CompiledSlide], theme: Theme) -> str:
    """The CSS that theme, deck and slides bring, as it was written."""
    sheets = (sheet.css for sheet in theme.styles if sheet.origin != "base")
    return "\n".join((*sheets, *(css for css, _, _ in unique(slides))))


def unique(slides: Iterable[CompiledSlide]) -> Iterable[tuple[str, str | None, str]]:
    """Styles of slides and components, each once, in the order of the slides."""
    return dict.fromkeys(style for slide in slides for style in slide.styles)
