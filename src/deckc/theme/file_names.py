"""File names: files of a deck's or theme's folder that look like one of those that are read, and are not.

In: a folder. Problem codes: `misspelt-file`, `file-not-read`. Source: Slidev guide, "Directory Structure", "Global
Layers", "Configure Highlighter" and its kin; of older guides "Configure Windi CSS".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path

from deckc.diagnostics import Diagnostic, problem
from deckc.model import Span

__all__ = ["report_names"]

FOLDERS = ("layouts", "components", "setup", "styles", "public")
SCRIPTS = (".ts", ".js", ".mts", ".mjs")
SHEETS = (".scss", ".sass", ".less", ".styl")
SETUPS = (
    "shiki katex mermaid transformers preparser unocss windicss code-runners context-menu main mermaid-renderer monaco "
    "root routes shortcuts vite-plugins"
).split()
LAYERS = (
    "global global-top global-bottom slide-top slide-bottom custom-nav-controls GlobalTop GlobalBottom SlideTop "
    "SlideBottom CustomNavControls"
).split()
# Folder, endings, and the names that are read.
KNOWN = (
    ("", (".vue", ".html"), (*LAYERS, "index")),
    ("", (".css",), ("style", "styles")),
    ("", SCRIPTS, ("uno.config", "unocss.config", "style", "styles")),
    ("setup", SCRIPTS, SETUPS),
    ("styles", (".css", *SCRIPTS), ("index",)),
)
# What other tools read, or Slidev once did → what takes its place.
INSTEAD: Mapping[str, str] = {
    **{f"tailwind.config{ending}": "uno.config.ts" for ending in (*SCRIPTS, ".cjs")},
    **{f"windi.config{ending}": "uno.config.ts" for ending in SCRIPTS},
    **{f"{stem}{ending}": "style.css" for stem in ("style", "styles") for ending in SHEETS},
    **{f"styles/index{ending}": "styles/index.css" for ending in SHEETS},
}
NEAR = 0.8  # of `difflib`: `global-topp`, `slide-botom`, `layout`; not `slides`, `lib`
TEXTS = frozenset((".md", ".vue", ".html", ".css", *SCRIPTS))
MOST_TEXT = 1 << 18  # bytes of a file that may name another


def report_names(path: Path) -> Iterator[Diagnostic]:
    """What is wrong with the names in the folder. They are not watched: a new file is no change of a deck."""
    for name in names(path):
        near = nearest(name, FOLDERS)
        inside = [file for file in names(path / name) if (path / name / file).is_file()] if near else []
        if near and inside and not (path / near).exists() and not is_named(f"{name}/", path):
            message, place = f"nothing reads the folder {name}/", Span(path / name / inside[0], 1)
            yield problem("misspelt-file", message, place, hint=f"did you mean '{near}/'?")
    for folder, endings, stems in KNOWN:
        yield from misspelt(path, folder, endings, stems)
    for name, instead in INSTEAD.items():
        if (path / name).is_file() and not is_named(name, path):
            yield problem("file-not-read", f"{name} is not read", Span(path / name, 1), hint=f"write {instead}")


def misspelt(path: Path, folder: str, endings: tuple[str, ...], stems: Iterable[str]) -> Iterator[Diagnostic]:
    """Files in a folder whose name without ending is nearly one of those that are read."""
    for name in names(path / folder):
        stem, dot, ending = name.rpartition(".")
        near = nearest(stem, stems) if f"{dot}{ending}" in endings else None
        if near is None or any((path / folder / f"{near}{each}").is_file() for each in endings):
            continue
        if (path / folder / name).is_file() and not is_named(stem, path, folder):
            before = f"{folder}/" if folder else ""
            message, hint = f"nothing reads {before}{name}", f"did you mean '{before}{near}.{ending}'?"
            yield problem("misspelt-file", message, Span(path / folder / name, 1), hint=hint)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The name that is likely to have been meant; None: it is one of them, or none is near."""
    known = list(known)
    near = get_close_matches(name.lower(), known, n=1, cutoff=NEAR)
    return near[0] if near and name not in known else None


def names(folder: Path) -> list[str]:
    with suppress(OSError):
        return sorted(entry.name for entry in folder.iterdir())
    return []


def is_named(word: str, path: Path, folder: str = "") -> bool:
    """Whether a file of the folder, or of one that is read, speaks of another: then it is imported."""
    for place in (path, *(path / each for each in (*FOLDERS, folder))):
        for name in names(place):
            file = place / name
            if file.suffix not in TEXTS or file.stem == word or file.is_symlink() or not file.is_file():
                continue
            if file.stat().st_size < MOST_TEXT and word in file.read_text(encoding="utf-8", errors="replace"):
                return True
    return False
