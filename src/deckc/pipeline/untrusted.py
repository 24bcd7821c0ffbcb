"""Untrusted: the page of somebody else's deck, with what may be in it. Slides and notes have been rebuilt before.

In: `PageInput`. Out: the same with only allowed attributes, CSS and addresses. Problem codes: untrusted,
untrusted-request, untrusted-file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from deckc import sanitize
from deckc.assets import Assets
from deckc.diagnostics import Diagnostic, problem
from deckc.lazy_regex import lazy_regex
from deckc.model import Deck, Span
from deckc.page import PageInput
from deckc.template import sanitized_html

__all__ = ["harmless", "left_out"]

CUSTOM = lazy_regex(r"[\w-]+")  # the end of a custom property's name
ENDS = lazy_regex(r"[;{}]")  # what ends a declaration


def harmless(page: PageInput, deck: Deck) -> tuple[PageInput, tuple[Diagnostic, ...]]:
    """The page without what runs or asks other hosts, where the deck is untrusted."""
    if not page.untrusted:
        return page, ()
    about, found = sanitized_html(page.about)
    problems = [replace(each, span=deck.head.spans.get(("info",))) for each in found]
    attributes = {name: sanitize.attribute("html", name, value) for name, value in page.html_attributes.items()}
    for name, value in page.html_attributes.items():
        if attributes[name] is None and sanitize.is_harmful("html", name, value):
            place = deck.head.spans.get(("htmlAttrs", name))
            problems.append(problem("untrusted", f"the attribute '{name}' is left out", place))
    if page.head or page.body:
        problems.append(problem("untrusted", "index.html is left out", Span(deck.root / "index.html", 1)))
    links = [link for link in page.links if sanitize.is_load(link.get("href", ""))]
    for link in page.links:
        if link not in links:
            problems.append(request(link.get("href", ""), None))
    cleaned = replace(
        page,
        head="",
        body="",
        about=about,
        css=sanitize.clean_css(page.css),
        links=links,
        favicon=page.favicon if page.favicon and sanitize.is_load(page.favicon) else None,
        html_attributes={name: value for name, value in attributes.items() if value is not None},
        theme_config=dict(declarations(page.theme_config)),
    )
    return cleaned, tuple(problems)


def declarations(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """`themeConfig` as values of custom properties: one that would end its declaration is none."""
    for name, value in settings.items():
        if CUSTOM.fullmatch(str(name)) and not ENDS.search(str(value)):
            yield name, sanitize.clean_css(str(value))


def left_out(assets: Assets) -> Iterator[Diagnostic]:
    """What the page would have asked other hosts for, and files that are not published."""
    for use in assets.remote if assets.inert else ():
        yield request(use.url, use.span)
    for file in assets.unpublished:
        message = f"{file.name} is not published: browsers could run what is in it"
        yield problem("untrusted-file", message, None)


def request(url: str, span: Span | None) -> Diagnostic:
    return problem("untrusted-request", f"'{url}' is left out: the page asks no other host", span)
