"""Page input: what the page is made of, from what the phases gave.

In: deck, theme, configuration, compiled slides and their facts, CSS. Out: `PageInput`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any
from urllib.parse import urljoin

from markdown_it.common.html_blocks import block_names

from deckc import style
from deckc.assets import Assets
from deckc.config import Config
from deckc.lazy_regex import lazy_regex
from deckc.markdown import note_to_html
from deckc.model import CompiledSlide, Deck, Facts, Fragment, Span, Theme
from deckc.page import PageInput, PageSlide, link_client

__all__ = ["page_input"]

CLIENTS = {"code/twoslash-popups": "data-popup="}
"""Modules of the client that only some decks need, and what in a slide asks for each."""

OWN_PREVIEW = "./og-image.png"
STYLE = lazy_regex(r"<!--.*?-->|(<style\b[^>]*>)(.*?)(</style\s*>)", re.I | re.S)
BLOCK = lazy_regex(rf"</?(?:{'|'.join(block_names)}|br|pre)\b[^>]*>", re.I)
TAG = lazy_regex(r"<!--.*?-->|<[^>]*>", re.S)


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
    slide_facts: Sequence[Facts],
    css: str,
    links: Sequence[Mapping[str, str]],
    assets: Assets,
) -> PageInput:
    """The deck, ready for the page. `slide_facts`: the facts of each slide."""
    return PageInput(
        title=config.page_title,
        slides=tuple(map(page_slide, slides, slide_facts)),
        css=css,
        width=round(config.canvas_width),
        height=config.canvas_height,
        toc=slide_facts[0].toc,
        lang=config.lang,
        html_attributes={name: str(value) for name, value in config.html_attrs.items()},
        color_schema=config.color_schema,
        router_mode=config.router_mode,
        base=config.base,
        theme_config=config.theme_config,
        config=config,
        head=STYLE.sub(early_style, "\n".join(map(assets.html, theme.head))),
        body="\n".join(map(assets.html, theme.body)),
        links=links,
        favicon=local(config["favicon"], ("favicon",), deck, assets) or (None if config["favicon"] is None else ""),
        info=summary(str(config["info"])) if config["info"] else None,
        about=about(str(config["info"]), deck, config, assets) if config["info"] else "",
        author=config["author"] or None,
        keywords=", ".join(config["keywords"] or ()) or None,
        seo=for_previews(config["seoMeta"] or {}, deck, assets, config.makes_preview),
        download=config.download_address,
        single_file=config.options.single_file,
        untrusted=config.options.untrusted,
        presenter=config.on("presenter") or config.options.mode == "export",  # handouts are views of it
        drawing=config["drawings"].get("enabled", True) in (True, config.options.mode),
        recording=config["record"] in (True, config.options.mode),
        duration=config.duration_seconds,
        extra_scripts=tuple(
            link_client(name) for name, mark in CLIENTS.items() if any(mark in it.html for it in slides)
        ),
    )


def early_style(element: re.Match[str]) -> str:
    """A `<style>` of an `index.html` with rules that lose against reset and theme; a comment as it is."""
    opening, css, end = element.groups()
    return element[0] if opening is None else f"{opening}{style.before_reset(css)}{end}"


def local(url: Any, path: tuple[str, ...], deck: Deck, assets: Assets) -> str | None:
    """The address in the page of what the headmatter names there."""
    return None if not url else assets.of(deck.entry)(str(url), deck.head.spans.get(path)) or str(url)


def about(info: str, deck: Deck, config: Config, assets: Assets) -> str:
    """Markdown as HTML, with the addresses of its pictures resolved."""
    html, _ = note_to_html(info, link_base=config.base if config.history else "#/")
    span = deck.head.spans.get(("info",)) or Span(deck.entry, 1)
    return assets.html(Fragment(deck.entry, html, span.line, span.column or 1))


def summary(info: str) -> str:
    """Markdown as one line of plain text."""
    return " ".join(unescape(TAG.sub("", BLOCK.sub(" ", note_to_html(info)[0]))).split())


def for_previews(seo: Mapping[str, Any], deck: Deck, assets: Assets, made: str | None) -> dict[str, str]:
    """`seoMeta` with its pictures as addresses of the site, whole ones where `ogUrl` says where it lies.

    `made`: the picture that is made of the first slide. An `og-image.png` beside the deck is taken unless another
    is named.
    """
    texts = {key: str(value) for key, value in seo.items() if value is not None}
    if texts.get("ogImage", "auto") == "auto":
        own = assets.has(OWN_PREVIEW, deck.entry)
        texts["ogImage"] = OWN_PREVIEW if own else ""
        made = None if own else made
    for key in ("ogImage", "twitterImage"):
        address = local(texts.get(key), ("seoMeta", key), deck, assets) or (made if key == "ogImage" and made else "")
        site = texts.get("ogUrl", "").removesuffix("/")
        texts[key] = urljoin(f"{site}/", address) if site and address else address
    return texts
