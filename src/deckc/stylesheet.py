"""Stylesheet: all CSS of a deck, in Slidev's order.

In: theme, configuration, compiled slides. Out: CSS text, and what is wrong in the author's.
The order decides the cascade: reset and theme, the deck's own sheets, utilities, styles of slides and components.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from deckc import code, style
from deckc.assets import Assets
from deckc.config import Config
from deckc.diagnostics import Diagnostic
from deckc.model import CompiledSlide, Theme
from deckc.style.fonts import font_stacks

__all__ = ["stylesheet"]


def stylesheet(
    html: str, slides: Sequence[CompiledSlide], theme: Theme, config: Config, assets: Assets
) -> tuple[str, tuple[Diagnostic, ...]]:
    """The CSS that the slides, whose HTML is `html`, need."""
    scale = style.StyleTheme(fonts=font_stacks(config.fonts))
    parts: list[str] = []
    problems: list[Diagnostic] = []
    for sheet in theme.styles:
        css, found = style.expand(sheet.css, scale)
        parts.append(assets.css(css, sheet.path))
        problems += (replace(each, span=each.span and replace(each.span, file=sheet.path)) for each in found)
    if "tok-" in html:
        parts.append(code.css())
    parts.append(style.utilities(style.tokens(html), scale))
    for text, attribute, lang in unique(slides):
        css, found = style.expand(text, scale, lang)
        parts.append(style.scope(css, attribute) if attribute else css)
        problems += found
    return "\n".join(parts), tuple(problems)


def unique(slides: Iterable[CompiledSlide]) -> Iterable[tuple[str, str | None, str]]:
    """Styles of slides and components, each once, in the order of the slides."""
    return dict.fromkeys(style for slide in slides for style in slide.styles)
