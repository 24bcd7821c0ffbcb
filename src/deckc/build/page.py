"""Page: what the page is made of, from what the phases gave.

In: deck, theme, configuration, compiled slides and their facts, CSS. Out: `PageInput`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from deckc.assets import Assets
from deckc.config import Config
from deckc.diagnostics import Diagnostic, problem
from deckc.markdown import plain_text
from deckc.model import CompiledSlide, Deck, Facts, Span, Theme
from deckc.page import PageInput, PageSlide
from deckc.template import is_refused

__all__ = ["page_input", "refuse_in_page"]


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
    slides: Sequence[CompiledSlide],
    everything: Sequence[Facts],
    css: str,
    links: Sequence[Mapping[str, str]],
    assets: Assets,
) -> PageInput:
    """The deck, ready for the page. `everything`: the facts of each slide."""
    head = assets.of(deck.entry)

    def local(url: Any, key: str) -> str | None:
        return None if not url else head(str(url), deck.head.spans.get((key,))) or str(url)

    return PageInput(
        title=config.page_title,
        slides=tuple(map(page_slide, slides, everything)),
        css=css,
        width=round(config.canvas_width),
        height=config.canvas_height,
        toc=everything[0].toc,
        lang=config.lang,
        html_attributes={name: str(value) for name, value in config.html_attrs.items()},
        color_schema=config.color_schema,
        router_mode=config.router_mode,
        base=config.base,
        theme_config=config.theme_config,
        config=config,
        head=assets.html(theme.head, deck.root / "index.html"),
        body=assets.html(theme.body, deck.root / "index.html"),
        links=links,
        favicon=local(config["favicon"], "favicon"),
        info=plain_text(str(config["info"])) if config["info"] else None,
        author=config["author"] or None,
        keywords=", ".join(config["keywords"] or ()) or None,
        seo={key: str(value) for key, value in (config["seoMeta"] or {}).items()},
        single_file=config.options.single_file,
    )


def refuse_in_page(page: PageInput, deck: Deck) -> tuple[PageInput, tuple[Diagnostic, ...]]:
    """The page of an untrusted deck: without its index.html and without attributes that run."""
    refused = {name: value for name, value in page.html_attributes.items() if is_refused(name.lower(), value)}
    kept = {name: value for name, value in page.html_attributes.items() if name not in refused}
    problems = [
        problem("untrusted", f"the attribute '{name}' is left out", deck.head.spans.get(("htmlAttrs", name)))
        for name in refused
    ]
    if page.head or page.body:
        problems.append(problem("untrusted", "index.html is left out", Span(deck.root / "index.html", 1)))
    return replace(page, head="", body="", html_attributes=kept), tuple(problems)
