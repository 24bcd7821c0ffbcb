"""Standalone page: a web page of several files → one text that needs none of them.

What HTML and CSS load becomes data addresses: style sheets and what they load, scripts, pictures, films, inner frames.
What a script names is out of reach: it counts from where the page stands, and a data address stands nowhere.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from deckc.disk.files import Files
from deckc.disk.media_types import media_type
from deckc.lazy_regex import lazy_regex
from deckc.web.frame_files import PAGES, names_in, normal
from deckc.web.loaded_addresses import CSS_URL, LOADING_TAG, url_in

__all__ = ["MOST_BYTES", "standalone"]

MOST_BYTES = 50_000_000  # of a page with all in it
COMMENTED = PAGES | {".css"}
COMMENT = lazy_regex(r"<!--.*?-->|/\*.*?\*/", re.DOTALL)
STYLE = lazy_regex(r"(<style\b[^>]*>)(.*?)(</style>)|(\sstyle\s*=\s*)(?:\"([^\"]*)\"|'([^']*)')", re.S | re.I)
LOADED = lazy_regex(r"""(\s(src|href|poster|srcset)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'<>=]+))""", re.IGNORECASE)
IMPORT = lazy_regex(r"""@import\s+(?:url\(\s*)?["']?([^"')\s;]+)["']?\s*\)?""", re.IGNORECASE)
CANDIDATE = lazy_regex(r"([^\s,]\S*[^\s,]|[^\s,])(\s+[\d.]+[wxh])?")
PARTS = lazy_regex(r"([^?#]*)[^#]*(.*)", re.DOTALL)


def standalone(page: Path, beside: Iterable[Path], files: Files) -> tuple[bytes, tuple[Path, ...]]:
    """The page with what it loads in it, and the files that it still needs. `beside`: what it may load."""
    work = Work({normal(path) for path in beside}, normal(page).parent, files)
    text = work.text(normal(page), ())
    return text.encode(), tuple(work.needed)


@dataclass
class Work:
    """One page on its way: what it holds grows with each file that is put into it."""

    known: set[Path]
    page_folder: Path
    files: Files
    size: int = 0
    data: dict[Path, str] = field(default_factory=dict)  # addresses that are files
    needed: dict[Path, None] = field(default_factory=dict)  # files that scripts name, and what found no room

    def text(self, file: Path, around: tuple[Path, ...]) -> str:
        """A file's text with all that it loads in it. `around`: the files that load it."""
        text = self.files.read(file).decode("utf-8", "replace")
        address = self.addresses(file, (*around, file))
        kind = file.suffix.lower()
        made = in_html(text, address) if kind in PAGES else in_css(text, address) if kind == ".css" else text
        named = names_in(COMMENT.sub("", made) if kind in COMMENTED else made, file.parent, self.page_folder)
        self.needed |= dict.fromkeys(path for path in named if path in self.known and path != file)
        return made

    def addresses(self, file: Path, around: tuple[Path, ...]) -> Callable[[str], str]:
        """The function that makes of an address in a file the one to write there."""

        def address(url: str) -> str:
            path, fragment = PARTS.fullmatch(url.strip()).groups()  # type: ignore[union-attr] # matches everything
            target = normal(file.parent / unquote(path)) if path else file
            if target not in self.known or target in around:
                return url
            return self.data_of(target, around) + fragment if self.has_room(target) else url

        return address

    def has_room(self, target: Path) -> bool:
        self.size += len(self.data[target]) if target in self.data else target.stat().st_size * 4 // 3
        return self.size <= MOST_BYTES

    def data_of(self, target: Path, around: tuple[Path, ...]) -> str:
        if target not in self.data:
            is_text = target.suffix.lower() in PAGES | {".css", ".js", ".mjs"}
            data = self.text(target, around).encode() if is_text else self.files.read(target)
            charset = ";charset=utf-8" if is_text else ""
            self.data[target] = f"data:{media_type(target.name)}{charset};base64,{b64encode(data).decode()}"
        return self.data[target]


def in_html(text: str, address: Callable[[str], str]) -> str:
    def attribute(match: re.Match[str]) -> str:
        url = match[3] or match[4] or match[5] or ""
        found = in_srcset(url, address) if match[2].lower() == "srcset" else address(url)
        return match[0] if found == url else f'{match[1]}"{found}"'

    def tag(match: re.Match[str]) -> str:
        return match[0] if match[0].startswith("<!--") else LOADED.sub(attribute, match[0])

    def style(match: re.Match[str]) -> str:
        if match[1]:
            return match[1] + in_css(match[2], address) + match[3]
        rules = match[5] or match[6] or ""
        return match[0] if (made := in_css(rules, address, quote="")) == rules else f'{match[4]}"{made}"'

    return STYLE.sub(style, LOADING_TAG.sub(tag, text))


def in_srcset(candidates: str, address: Callable[[str], str]) -> str:
    return ", ".join(address(url) + size for url, size in CANDIDATE.findall(candidates))


def in_css(rules: str, address: Callable[[str], str], quote: str = '"') -> str:
    """`quote`: stands around addresses; none in an attribute."""

    def imported(match: re.Match[str]) -> str:
        return match[0] if (found := address(match[1])) == match[1] else f"@import url({quote}{found}{quote})"

    def loaded(match: re.Match[str]) -> str:
        url = url_in(match)
        found = url if url is None else address(url)
        return match[0] if found is None or found == url else f"url({quote}{found}{quote})"

    return CSS_URL.sub(loaded, IMPORT.sub(imported, rules))
