"""Slide facts: what each slide's template may know of the deck around it.

In: deck, configuration, assets. Out: one `Facts` a slide, in order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from posixpath import normpath
from typing import Any

from deckc import style
from deckc.assets import Assets
from deckc.config import Config, layout_of, not_props, slide_frontmatter
from deckc.icons import Icons
from deckc.markdown import Typeset, inline_to_html, plain_text
from deckc.model import Deck, Facts, Slide, Span, TocEntry
from deckc.source_positions import in_file

__all__ = ["collect_facts", "facts_of"]


def collect_facts(
    deck: Deck, config: Config, assets: Assets, icons: Icons, typeset: Typeset | None
) -> tuple[Facts, ...]:
    """What each slide may know of the deck. `typeset`: how formulas are set; None: there are none."""
    frontmatters = [slide_frontmatter(config, slide) for slide in deck.slides]
    comark = config["comark"]
    toc = tuple(toc_entry(*pair, comark, typeset) for pair in zip(deck.slides, frontmatters, strict=True))
    return tuple(
        Facts(
            no=slide.no,
            total=len(deck.slides),
            layout=layout_of(frontmatter, slide.no),
            frontmatter=frontmatter,
            configs=config,
            theme_configs=config.theme_config,
            asset=partial(asset_of, assets, slide),
            link=partial(link_of, assets, slide),
            not_props=not_props(slide.no),
            toc=toc,
            history=config.history,
            base=config.base,
            icons=icons,
            files=assets.files,
            readable=assets.allowed,
            untrusted=config.options.untrusted,
            is_utility=is_utility,
        )
        for slide, frontmatter in zip(deck.slides, frontmatters, strict=True)
    )


def facts_of(
    slide: Slide, before: Facts, config: Config, assets: Assets, typeset: Typeset | None
) -> tuple[Facts, TocEntry]:
    """The facts of a slide whose text has changed, with the former table of contents, and its entry in the new one."""
    entry = toc_entry(slide, before.frontmatter, config["comark"], typeset)
    return replace(before, asset=partial(asset_of, assets, slide), link=partial(link_of, assets, slide)), entry


def is_utility(name: str, value: str) -> bool:
    """Whether an attribute is written as a utility, as in `<p text="sm center" m-2>`."""
    tokens = (f'[{name}~="{word}"]' for word in value.split()) if value else (f'[{name}=""]',)
    return any(style.css_of(token) for token in tokens)


def asset_of(assets: Assets, slide: Slide, url: str, span: Span | None) -> str | None:
    """The address in the page of an address in a slide, or in a layout or component that it uses.

    One that the frontmatter gives to a layout is relative to the slide's file, or else to the page. One in a
    component's file is relative to that file, or to the slide's where it came as a prop.
    """
    source = slide.source
    given = [slide.spans.get((key,)) for key, value in slide.frontmatter.items() if str(value) == url]
    place = next(filter(None, given), None) or in_file(span, source)
    files = [place.file, source.file] if place and place.file else [source.file]
    file = next((file for file in files if assets.has(url, file)), None)
    if file is None and any(given) and assets.has(page := from_page(url), source.file):
        return assets.resolve(page, source.file, place)
    return assets.resolve(url, file or source.file, place)


def link_of(assets: Assets, slide: Slide, url: str, span: Span | None) -> str | None:
    """The address in the page of a file that a link leads to; it counts from the file that holds the link."""
    place = in_file(span, slide.source)
    return assets.link(url, place.file if place and place.file else slide.source.file, place)


def from_page(url: str) -> str:
    """`./x.png` as a browser reads it in the page: a file of the site's root, where `public/` lands.

    So Slidev's layouts hand it on, which touch no address that does not begin with `/`.
    """
    return normpath(f"/{url}")


def toc_entry(slide: Slide, frontmatter: Mapping[str, Any], comark: bool, typeset: Typeset | None) -> TocEntry:
    title = "" if slide.title is None else str(slide.title)
    return TocEntry(
        no=slide.no,
        title=plain_text(title, comark=comark),
        title_html=inline_to_html(title, comark=comark, typeset=typeset),
        level=slide.level if isinstance(slide.level, int) else 1,
        path=f"/{frontmatter.get('routeAlias') or slide.no}",
        hidden=bool(frontmatter.get("hideInToc")),
        frontmatter=frontmatter,
    )
