"""Image addresses: the addresses of pictures that a slide's text names, without rendering it.

In: a body and its frontmatter. Out: addresses as written, each once.
Source: Slidev's image preloading: the same places, in the same order. `deckc inspect` shows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from deckc.lazy_regex import lazy_regex

__all__ = ["images_of"]

PICTURE = lazy_regex(r"\.(?:png|jpe?g|gif|svg|webp|avif|ico|bmp|tiff?)\Z", re.IGNORECASE)
FENCED = lazy_regex(r"^```.+?^```", re.MULTILINE | re.DOTALL)
MARKDOWN = lazy_regex(r"!\[[^\]]{0,2000}\]\(([^)]{1,4000})\)")
# Each with a file's ending only: `src` may be a video, `url()` a font.
IN_TAGS_AND_CSS = (
    lazy_regex(r"\b(?:src|image)=[\"']([^\"']{1,4000})[\"']"),
    lazy_regex(r":(?:src|image)=[\"']'([^']{1,4000})'[\"']"),
    lazy_regex(r"url\([\"']?([^\"')]{1,4000})[\"']?\)"),
)


def images_of(body: str, frontmatter: Mapping[str, Any]) -> tuple[str, ...]:
    """Pictures of the frontmatter, of Markdown, of tags, of CSS, in this order; none that are data in the text."""
    return tuple(dict.fromkeys(url for url in addresses(body, frontmatter) if url and not url.startswith("data:")))


def addresses(body: str, frontmatter: Mapping[str, Any]) -> Iterator[str]:
    for key in ("image", "backgroundImage", "background"):
        value = frontmatter.get(key)
        if isinstance(value, str) and (key != "background" or value.startswith(("/", "http")) or PICTURE.search(value)):
            yield value
    text = FENCED.sub("", body)
    yield from (url.strip() for url in MARKDOWN.findall(text))
    for pattern in IN_TAGS_AND_CSS:
        yield from (url.strip() for url in pattern.findall(text) if PICTURE.search(url) and "{{" not in url)
