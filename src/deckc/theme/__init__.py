"""Theme: the folder chain of a deck → all that it offers.

In: the name that the headmatter gives. Out: `Theme`. Errors: `unknown-theme`, `unknown-addon`, `theme-outside`,
`bad-theme`, `missing-stylesheet`. Source: Slidev guide, "Themes and addons", "Directory structure".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from deckc.diagnostics import Diagnostic, did_you_mean, problem
from deckc.disk.files import Files
from deckc.disk.paths import THEMES, inside, workspace
from deckc.model import Component, Span, Stylesheet, Theme
from deckc.theme.find import by_path, find_package, known_themes, may_be_read
from deckc.theme.folder import LAYERS, Folder, component_key, read_folder, read_settings

__all__ = ["Described", "component_key", "describe_themes", "load_theme"]

Scheme = Literal["light", "dark", "both"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark", "both")


def load_theme(
    name: str | None,
    root: Path,
    files: Files,
    *,
    span: Span | None = None,
    addons: Sequence[tuple[str, Span | None]] = (),
    anywhere: bool = False,
) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """What `base`, the theme, its addons and the deck's own folder offer together.

    `name` None or `none`: the base alone, without typography. `span` and those of `addons`: where the headmatter
    names them. A theme that is not found is `unknown-theme`, and `default` stands in for it. Files of a theme may be
    shown, so it lies in the project, unless who runs us names it: `anywhere`.
    """
    problems: list[Diagnostic] = []
    chain = [read_folder(THEMES / "base", "base", files)]
    if name is not None and name != "none":
        chain += theme_chain(name, root, files, span, problems, anywhere)
    own = read_folder(root, "deck", files)
    chain += addon_folders([(addon, root, place) for addon, place in addons] + named_by(own), files, problems)
    if root.resolve() not in (folder.path.resolve() for folder in chain):  # a theme's own example lies in the theme
        chain.append(own)
    problems += [found for folder in chain for found in folder.problems]
    return assemble(name or "none", chain, public_folders(root, chain)), tuple(problems)


def theme_chain(
    name: str, root: Path, files: Files, span: Span | None, problems: list[Diagnostic], anywhere: bool
) -> list[Folder]:
    """A theme's folder and before it those that it extends, the furthest first."""
    chain: list[Folder] = []
    wanted: str | None = name
    from_folder = root
    while wanted is not None:
        path = find_package(wanted, from_folder, files)
        if path is None:
            problems.append(unknown("theme", wanted, span, known_themes(root)))
            path = THEMES / "default"
        elif not (anywhere or may_be_read(path, root) or may_be_read(path, from_folder)):
            problems.append(outside("theme", wanted, span))
            path = THEMES / "default"
        if path in (folder.path for folder in chain):
            break
        chain.insert(0, read_folder(path, "theme", files))
        wanted, from_folder, span = chain[0].settings.get("extends"), path, Span(path / "theme.yaml", 1)
    return chain


def addon_folders(
    wanted: Sequence[tuple[str, Path, Span | None]], files: Files, problems: list[Diagnostic]
) -> list[Folder]:
    """The folders of addons, and of those that they name themselves: `(name, where to look from, its place)`."""
    found: dict[Path, Folder] = {}
    queue = list(wanted)
    while queue:
        name, root, span = queue.pop(0)
        path = find_package(name, root, files, "addon")
        if path is None:
            problems.append(unknown("addon", name, span, ()))
        elif not may_be_read(path, root):
            problems.append(outside("addon", name, span))
        elif path not in found:
            found[path] = read_folder(path, "addon", files)
            queue += named_by(found[path])
    return list(found.values())


def named_by(folder: Folder) -> list[tuple[str, Path, Span | None]]:
    """The addons that a folder's settings name."""
    return [
        (str(name), folder.path, Span(folder.path / "package.json", 1)) for name in folder.settings.get("addons") or ()
    ]


def outside(sort: str, name: str, span: Span | None) -> Diagnostic:
    hint = "name it on the command line: --theme" if sort == "theme" else "copy it into the project"
    return problem("theme-outside", f"the {sort} {name!r} lies outside the project", span, hint=hint)


def unknown(sort: str, name: str, span: Span | None, known: Sequence[str]) -> Diagnostic:
    if near := did_you_mean(name, known):
        hint: str | None = f"did you mean {near!r}?"
    elif by_path(name, Path()) is None:
        hint = f"`deckc add {name}{' --sort addon' * (sort == 'addon')}` brings it from npm, if it is there"
    else:
        hint = f"known: {', '.join(known)}" if known else None
    return problem(f"unknown-{sort}", f"no {sort} called {name!r}", span, hint=hint)


def assemble(name: str, chain: Sequence[Folder], public: tuple[tuple[Path, str], ...]) -> Theme:
    """One theme from the folders of a chain, of which later ones win."""
    layouts = together(chain, lambda folder: folder.layouts)
    settings = [folder.settings for folder in chain if folder.origin in ("base", "theme")]
    schemas = (known for one in reversed(settings) for known in SCHEMES if one.get("colorSchema") == known)
    defaults: Mapping[str, Any] = {}
    for one in settings:
        defaults = merge(defaults, one.get("defaults") or {})
    return Theme(
        name=name,
        layouts=layouts,
        components=together(chain, lambda folder: folder.components),
        scripts={name: file for folder in chain for name, file in folder.scripts.items()},
        layers={layer: tuple(f.layers[layer] for f in chain if layer in f.layers) for layer in LAYERS},
        styles=each_once(sheet for folder in chain for sheet in folder.styles),
        defaults=defaults,
        color_schema=next(schemas, "both"),
        public=public,
        head=tuple(part for folder in chain for part in folder.head),
        body=tuple(part for folder in chain for part in folder.body),
        folders=tuple(folder.path for folder in chain),
    )


def each_once(sheets: Iterable[Stylesheet]) -> tuple[Stylesheet, ...]:
    """A sheet that several folders import counts where it is first, as a module does."""
    found: dict[tuple[Path, str], Stylesheet] = {}
    for sheet in sheets:
        found.setdefault((sheet.path, sheet.css), sheet)
    return tuple(found.values())


def together(chain: Sequence[Folder], part: Callable[[Folder], Mapping[str, Component]]) -> dict[str, Component]:
    return {name: component for folder in chain for name, component in part(folder).items()}


def merge(under: Mapping[str, Any], over: Mapping[str, Any]) -> Mapping[str, Any]:
    """Two maps as one, maps in them likewise; `over` wins."""
    return {
        **under,
        **{
            key: merge(under[key], value)
            if isinstance(value, Mapping) and isinstance(under.get(key), Mapping)
            else value
            for key, value in over.items()
        },
    }


def public_folders(root: Path, chain: Sequence[Folder]) -> tuple[tuple[Path, str], ...]:
    """The folders that are copied as they are: those of themes to `theme/`, the deck's to the site's root."""
    own = nearest_public(root)
    others = [folder.path / "public" for folder in chain if folder.path.resolve() != root.resolve()]
    return (*((folder, "theme") for folder in others if folder.is_dir()), *([(own, "")] if own else []))


def nearest_public(root: Path) -> Path | None:
    """The `public/` beside the deck, or the next one above it within the project that the deck lies in."""
    within = [folder for folder in (root.resolve(), *root.resolve().parents) if inside(workspace(root), folder)]
    return next((folder / "public" for folder in within if (folder / "public").is_dir()), None)


@dataclass(frozen=True, slots=True)
class Described:
    """A theme as a list of themes shows it."""

    name: str
    doc: str  # one line; "" where the theme says nothing
    folder: Path


def describe_themes(root: Path, files: Files) -> tuple[Described, ...]:
    """The themes that a deck in `root` can name, sorted."""
    found = ((name, find_package(name, root, files)) for name in known_themes(root))
    return tuple(
        Described(name, str(read_settings(folder, files, []).get("doc", "")), folder)
        for name, folder in found
        if folder
    )
