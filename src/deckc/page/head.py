"""Head: what search engines, previews and browsers read before the page shows.

Source: Slidev guide, "SEO meta tags" and "Headmatter options".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from markupsafe import Markup, escape

from deckc.page.page_input import PageInput

__all__ = ["attributes", "links", "metas"]

SEO = (
    ("property", "og:title", "ogTitle"),
    ("property", "og:description", "ogDescription"),
    ("property", "og:image", "ogImage"),
    ("property", "og:url", "ogUrl"),
    ("name", "twitter:card", "twitterCard"),
    ("name", "twitter:site", "twitterSite"),
    ("name", "twitter:title", "twitterTitle"),
    ("name", "twitter:description", "twitterDescription"),
    ("name", "twitter:image", "twitterImage"),
    ("name", "twitter:url", "twitterUrl"),
)

# Two slides, one behind the other: a picture in the page, which asks nobody for it.
FAVICON = "data:image/svg+xml," + quote(
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'>"
    "<rect x='9' y='4' width='21' height='15' rx='3' fill='#7dd3fc'/>"
    "<rect x='2' y='10' width='23' height='17' rx='3' fill='#0369a1'/>"
    "<path d='M7 16h13M7 21h8' stroke='#fff' stroke-width='2.5' stroke-linecap='round'/></svg>",
    safe=" '/=:",
)


def attributes(values: Mapping[str, object]) -> Markup:
    """Attributes as they stand in a tag, each after a space; None is left out, True has no value."""
    return Markup(
        "".join(
            f" {escape(name)}" if value is True else f' {escape(name)}="{escape(value)}"'
            for name, value in values.items()
            if value is not None and value is not False
        )
    )


def metas(page: PageInput) -> Iterator[Markup]:
    """The attributes of each `<meta>`."""
    named = {"description": page.info, "author": page.author, "keywords": page.keywords}
    for name, content in named.items():
        if content:
            yield attributes({"name": name, "content": content})
    seo = {"ogTitle": page.title, "ogDescription": page.info, **page.seo}
    for kind, name, key in SEO:
        if seo.get(key):
            yield attributes({kind: name, "content": seo[key]})


def links(page: PageInput) -> Iterator[Markup]:
    """The attributes of each `<link>`."""
    icon = FAVICON if page.favicon is None else page.favicon
    if icon:
        yield attributes({"rel": "icon", "href": icon})
    for link in page.links:
        yield attributes(link)
