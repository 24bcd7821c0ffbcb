"""Frame files: what a web page that a deck shows in a frame loads from beside it.

In: the page. Out: the files that it, its style sheets and scripts name. Bounded in number and size; hidden files and
what lies outside of a folder are never among them. Scripts are not run: a text in quotes that names a file counts.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from deckc.disk.files import Files
from deckc.disk.paths import inside
from deckc.lazy_regex import lazy_regex

__all__ = ["MOST_BYTES", "MOST_FILES", "PAGES", "names_in", "normal", "page_files"]

PAGES = frozenset((".html", ".htm", ".xhtml"))
READ = PAGES | {".css", ".js", ".mjs", ".svg", ".json"}  # texts that may name further files
# What pages load; sources, settings and keys that a text may name are none of it.
LOADED = READ | frozenset(
    ".png .jpg .jpeg .gif .webp .avif .ico .bmp .mp4 .webm .ogv .mov .mp3 .ogg .wav .m4a .vtt .woff .woff2 .ttf .otf "
    ".wasm .csv .tsv .txt .xml .geojson .topojson .glb .gltf .bin .pdf .map .parquet .arrow".split()
)
NOT_LOADED = frozenset(("package.json", "package-lock.json", "tsconfig.json", "composer.json", "deno.json"))
MOST_FILES = 1_000
MOST_BYTES = 200_000_000
MOST_TEXT = 10_000_000  # a longer text is copied and not read
NAMED = lazy_regex(r"""["'`(]\s*([^"'`()<>{}\n\r\\]{1,500}?)\s*["'`)]|=\s*([^\s"'`<>=]{1,500})(?=[\s>])""")
CANDIDATE = lazy_regex(r"[^\s,]\S*[^\s,]|[^\s,]")  # of `srcset`: `a.png 1x, b.png 2x`
ELSEWHERE = lazy_regex(r"[a-z][a-z0-9+.-]*:|/|#|\?", re.IGNORECASE)


def page_files(page: Path, root: Path, files: Files) -> tuple[Path, ...]:
    """The files that a page needs, itself first; all lie in `root`. Empty: they are too many or too large."""
    found = {normal(page): None}
    waiting, size = [normal(page)], 0
    while waiting:
        file = waiting.pop()
        size += file.stat().st_size
        if len(found) > MOST_FILES or size > MOST_BYTES:
            return ()
        for path in dict.fromkeys(named_in(file, normal(page).parent, files)):
            if path not in found and may_be_loaded(path, root, files):
                found[path] = None
                waiting.append(path)
    return tuple(found)


def named_in(file: Path, page_folder: Path, files: Files) -> Iterator[Path]:
    """What a file of a page may name."""
    if file.suffix.lower() in READ and file.stat().st_size <= MOST_TEXT:
        yield from names_in(files.read(file).decode("utf-8", "replace"), file.parent, page_folder)


def names_in(text: str, folder: Path, page_folder: Path) -> Iterator[Path]:
    """What a text may name: counted from its own folder, and, as scripts do, from the page's."""
    for match in NAMED.finditer(text):
        for word in CANDIDATE.findall(match[1] or match[2]):
            name = unquote(re.split(r"[?#]", word, maxsplit=1)[0])
            if Path(name).suffix.lower() in LOADED and not ELSEWHERE.match(name):
                yield normal(folder / name)
                yield normal(page_folder / name)


def may_be_loaded(path: Path, root: Path, files: Files) -> bool:
    hidden = any(part.startswith(".") for part in Path(os.path.relpath(path, root)).parts)
    return not hidden and path.name not in NOT_LOADED and files.is_file(path) and inside(root, path)


def normal(path: Path) -> Path:
    """The path without `..`; links are not followed."""
    return Path(os.path.normpath(path.absolute()))
