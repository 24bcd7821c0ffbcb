"""Folder: what one folder of the chain holds, by the names of its files.

In: a deck's, theme's or addon's folder. Out: `Folder`.
Errors: `bad-theme`, `missing-stylesheet`, `setup-not-run`, `file-not-read`, `misspelt-file`.
Source: Slidev guide, "Directory structure", "Writing themes", "Global layers".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from deckc.diagnostics import Diagnostic, problem
from deckc.disk.files import Files
from deckc.lazy_regex import lazy_regex
from deckc.model import Component, Fragment, Origin, Span, Stylesheet
from deckc.source_positions import stretch
from deckc.text.yaml_limits import load_limited
from deckc.theme.file_names import report_names
from deckc.theme.stylesheets import Reader, text_of

__all__ = ["LAYERS", "Folder", "component_key", "read_folder"]

KINDS: Mapping[str, Any] = {".html": "jinja", ".vue": "vue", ".md": "markdown"}
SCRIPTS = (".js", ".ts", ".mjs", ".mts", ".jsx", ".tsx")
# What Slidev's builds begin with, and what only pages of deckc have.
BUILT = lazy_regex(r"<!DOCTYPE|\bdata-deck-canvas=")
UNREAD = (
    *(f"vite.config.{ending}" for ending in ("ts", "js", "mts", "mjs")),
    "custom-nav-controls.vue",
    "CustomNavControls.vue",
)
# Set-up files of Slidev that are not run when the deck is built. Other scripts beside them are what they import.
NOT_RUN = (
    "code-runners",
    "context-menu",
    "main",
    "mermaid-renderer",
    "monaco",
    "root",
    "routes",
    "shortcuts",
    "vite-plugins",
)
# A layer's name → the stems its file may have.
LAYERS: Mapping[str, tuple[str, ...]] = {
    "global-top": ("global-top", "GlobalTop", "global"),
    "global-bottom": ("global-bottom", "GlobalBottom"),
    "slide-top": ("slide-top", "SlideTop"),
    "slide-bottom": ("slide-bottom", "SlideBottom"),
    "custom-nav-controls": ("custom-nav-controls", "CustomNavControls"),
}


@dataclass(frozen=True)
class Folder:
    """One folder of the chain."""

    path: Path
    origin: Origin
    settings: Mapping[str, Any]  # colorSchema, defaults, extends, addons
    layouts: Mapping[str, Component]
    components: Mapping[str, Component]
    scripts: Mapping[str, Path]  # layouts and components that are scripts, or what others import; key as of components
    layers: Mapping[str, Component]
    styles: tuple[Stylesheet, ...]
    head: tuple[Fragment, ...]
    body: tuple[Fragment, ...]
    problems: tuple[Diagnostic, ...]


def read_folder(path: Path, origin: Origin, files: Files) -> Folder:
    """All that a folder offers by convention. What it lacks is empty."""
    problems: list[Diagnostic] = []
    reader = Reader(path, origin, files, problems)
    page = read_page(path / "index.html", files, problems)
    return Folder(
        path=path,
        origin=origin,
        settings=read_settings(path, files, problems),
        layouts={part.name: part for part in parts(path / "layouts", origin, files)},
        components={component_key(part.name): part for part in parts(path / "components", origin, files)},
        scripts={**scripts(path / "layouts", files), **scripts(path / "components", files)},
        layers=read_layers(path, origin, files),
        styles=tuple(reader.entries()),
        head=between(page, path / "index.html", "head"),
        body=between(page, path / "index.html", "body"),
        problems=(*problems, *setup_scripts(path, files), *(unread_files(path, files) if origin != "base" else ())),
    )


def read_page(file: Path, files: Files, problems: list[Diagnostic]) -> str:
    """What an `index.html` adds to the page; nothing where it is a site that was built, as it would hold itself."""
    text = text_of(file, files) if files.is_file(file) else ""
    if not BUILT.search(text):
        return text
    problems.append(problem("built-page", f"{file.name} is a whole page and is not put into the page", Span(file, 1)))
    return ""


def setup_scripts(path: Path, files: Files) -> list[Diagnostic]:
    """What Slidev would run and deckc does not."""
    names = (f"setup/{name}{ending}" for name in NOT_RUN for ending in SCRIPTS)
    scripts = [path / name for name in names if files.is_file(path / name)]
    return [problem("setup-not-run", f"setup/{file.name} is not run", Span(file, 1)) for file in scripts]


def unread_files(path: Path, files: Files) -> Iterator[Diagnostic]:
    """Files that Slidev would read beside a deck or theme, and deckc does not."""
    for name in UNREAD:
        if files.is_file(path / name):
            yield problem("file-not-read", f"{name} is not read", Span(path / name, 1))
    if "node_modules" not in path.parts:
        yield from report_names(path)
    drawings = path / ".slidev" / "drawings"
    folders = (drawings, *(drawings / name for name in files.names(drawings)))
    count = sum(name.endswith(".svg") for folder in folders for name in files.names(folder))
    if count:
        yield problem("file-not-read", f"drawings of Slidev's preview are not shown: {count} in .slidev/drawings/")


def parts(folder: Path, origin: Origin, files: Files) -> list[Component]:
    """The components in a folder and below it."""
    return [read_part(file, origin, files) for file in files.walk(folder) if file.suffix in KINDS]


def scripts(folder: Path, files: Files) -> dict[str, Path]:
    """The scripts in a folder and below it."""
    return {component_key(file.stem): file for file in files.walk(folder) if file.suffix in SCRIPTS}


def read_part(file: Path, origin: Origin, files: Files) -> Component:
    return Component(file.stem, file, KINDS[file.suffix], text_of(file, files), origin)


def read_layers(path: Path, origin: Origin, files: Files) -> dict[str, Component]:
    """The folder's own global and slide layers: one file a layer."""
    found = {}
    for layer, stems in LAYERS.items():
        candidates = (path / f"{stem}{ending}" for stem in stems for ending in (".html", ".vue"))
        if file := next((file for file in candidates if files.is_file(file)), None):
            found[layer] = read_part(file, origin, files)
    return found


def component_key(name: str) -> str:
    """Under what a component is found: `<MyNote>`, `<my-note>` and `MyNote.vue` are one."""
    return name.replace("-", "").lower()


def read_settings(path: Path, files: Files, problems: list[Diagnostic]) -> Mapping[str, Any]:
    """`theme.yaml`, or what a `package.json` says under `slidev`; `bad-theme` when it is no map."""
    for file, read in ((path / "theme.yaml", from_yaml), (path / "package.json", from_package)):
        if not files.is_file(file):
            continue
        try:
            return checked(read(text_of(file, files)))
        except (ValueError, yaml.YAMLError) as error:
            problems.append(problem("bad-theme", f"{file.name} cannot be read: {first_line(error)}", Span(file, 1)))
    return {}


def from_yaml(text: str) -> Mapping[str, Any]:
    return a_map(load_limited(text))


def from_package(text: str) -> Mapping[str, Any]:
    return a_map(a_map(json.loads(text)).get("slidev"))


def a_map(value: Any) -> Mapping[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise ValueError("a map is wanted")
    return value


def checked(settings: Mapping[str, Any]) -> Mapping[str, Any]:
    """The settings; ValueError when one of those that we read has the wrong type."""
    a_map(settings.get("defaults"))
    if not isinstance(settings.get("extends"), str | None):
        raise ValueError("`extends` names a theme")
    if not isinstance(settings.get("addons"), list | None):
        raise ValueError("`addons` is a list")
    return settings


def first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


def between(page: str, file: Path, tag: str) -> tuple[Fragment, ...]:
    """What stands inside an element of a page; () for nothing."""
    match = re.search(rf"<{tag}(?:\s[^>]*)?>\s*(.*?)\s*</{tag}\s*>", page, re.DOTALL | re.IGNORECASE)
    if not match or not match[1]:
        return ()
    place = stretch(page, *match.span(1))
    return (Fragment(file, match[1], place.line, place.column),)
