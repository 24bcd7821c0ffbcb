"""Deck list: the page that leads to the decks of a site of several.

In: what is to be said of each deck. Out: an HTML document that stands alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import Environment

__all__ = ["Entry", "contents_page"]

PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Decks</title>
<style>
  :root { color-scheme: light dark; font: 17px/1.6 system-ui, sans-serif }
  body { max-width: 40rem; margin: 10vh auto; padding: 0 1.5rem }
  h1 { font-weight: 500 }
  ul { list-style: none; padding: 0 }
  li { display: flex; justify-content: space-between; gap: 1rem; padding: .6rem 0; border-top: 1px solid #8884 }
  a { color: inherit }
  span { opacity: .6; white-space: nowrap }
</style>
</head>
<body>
<h1>Decks</h1>
<ul>
{%- for entry in entries %}
  <li><a href="{{ entry.folder | urlencode }}/index.html">{{ entry.title }}</a>
    <span>{{ entry.slides }} slide{{ "" if entry.slides == 1 else "s" }}</span></li>
{%- endfor %}
</ul>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A deck of the site: the folder it lies in, its title as plain text, how many slides it has."""

    folder: str
    title: str
    slides: int


def contents_page(entries: Iterable[Entry]) -> bytes:
    """The page as UTF-8; its links are relative, so the site may lie anywhere."""
    return Environment(autoescape=True).from_string(PAGE).render(entries=list(entries)).encode()
