"""Editors: what the page of a deck with editors needs to make them live.

In: compiled slides, theme, assets. Out: `EditorScripts`, which are assets of the site; None for other decks.
Problem code: component-failed, npm-import.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from os.path import normpath
from pathlib import Path
from typing import Any

from deckc.assets import Assets
from deckc.config import Config
from deckc.diagnostics import Diagnostic, problem
from deckc.disk.files import Files
from deckc.disk.media_types import data_address
from deckc.editors import Editors, find_editors, wanted_packages
from deckc.lazy_regex import lazy_regex
from deckc.model import CompiledSlide, Deck, Slide, Span, Theme
from deckc.page import EditorScripts
from deckc.source_positions import in_file

__all__ = ["editor_scripts", "editors_option", "without_followed"]

WANTED = lazy_regex(r'data-editor="([^"]*)"')
IMPORT = lazy_regex(r"""^\s*import\s+(?:[^"';]*?\s+from\s+)?["']([^"']+)["']""", re.M)
SCRIPTS = (".ts", ".js", ".mts", ".mjs")
SETUPS = ("monaco", "code-runners")
SNIPPETS = (".ts", ".mts", ".cts")


def editors_option(deck: Deck, config: Config) -> bool | str:
    """Whether fences become editors; else the hint that says how they would, "" where nobody wants that."""
    if not config.on("monaco") or config.options.untrusted:
        return ""
    if find_editors(deck.root) is None:
        return f"`deckc add {' '.join(wanted_packages())} --sort package` brings the editor"
    return True


def editor_scripts(
    slides: Iterable[CompiledSlide], deck: Deck, theme: Theme, config: Config, files: Files, assets: Assets
) -> tuple[EditorScripts | None, tuple[Diagnostic, ...]]:
    """The scripts of editors, if a slide has one, and what is wrong with the deck's setup files for them."""
    found = [json.loads(unescape(text)) for slide in slides for text in WANTED.findall(slide.html)]
    editors = find_editors(deck.root) if found else None
    if editors is None:
        return None, ()
    from deckc.bundler.esbuild import EsbuildError
    from deckc.editors.bundle import Wanted, bundle
    from deckc.pipeline.live.problems import placed

    imported = sorted({name for each in found for name in imports_of(each)})
    extra = [str(name) for name in config["monacoRunAdditionalDeps"] or ()]
    more = [str(name) for name in config["monacoTypesAdditionalPackages"] or ()]
    unwanted = {str(name) for name in config["monacoTypesIgnorePackages"] or ()}
    local = imported if config["monacoTypesSource"] == "local" else []
    runs = any(each.get("runs") for each in found)
    named = dict.fromkeys((*imported, *extra, *more)) if runs else {}
    paths = {name: module_of(name, deck.root, editors, files) for name in named}
    modules = tuple((name, file) for name, file in paths.items() if file)
    lost = [name for name in named if not paths[name] and (name in extra or name in imports_that_run(found))]
    languages = tuple(sorted({"typescript", "javascript", *(each["lang"] for each in found)}))
    wanted = Wanted(
        languages,
        setups=tuple(setups("monaco", theme, files)),
        runners=tuple(setups("code-runners", theme, files)),
        modules=modules,
        types=tuple(name for name in dict.fromkeys(map(package_of, (*local, *more))) if name not in unwanted),
        snippets=tuple(snippets(deck.root, files)),
    )
    try:
        made = bundle(editors, wanted)
    except EsbuildError as error:
        return None, (problem("component-failed", str(error), Span(deck.entry, 1)),)
    for path in made.inputs:
        files.state(path)

    def address(name: str, data: bytes) -> str:
        if config.options.single_file:
            return data_address(f"{name}.gz", gzip.compress(data, mtime=0))
        return assets.made(f"{name}.js", data)

    scripts: dict[str, Any] = {
        "main": address("monaco", made.main),
        "workers": {kind: address(f"monaco-{kind}", data) for kind, data in made.workers.items()},
    }
    rare = {"extras": made.extras, "types": made.types}
    scripts |= {name: address(f"monaco-{name}", data) for name, data in rare.items() if data}
    problems = (*(placed(each, deck.root) for each in made.errors), *(lost_module(name, deck) for name in lost))
    return EditorScripts(scripts, {"strict": config["monacoRunUseStrict"]}), problems


def without_followed(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The problems of a deck whose editors are live: its setup files for them are followed."""
    for each in found:
        file = each.span.file if each.span else None
        if each.code != "setup-not-run" or file is None or file.stem not in SETUPS:
            yield each


def imports_of(editor: dict[str, Any]) -> Iterator[str]:
    """The packages that an editor's code imports."""
    import base64

    for name in ("code", "diff"):
        text = base64.b64decode(editor.get(name, "")).decode(errors="replace")
        yield from (found for found in IMPORT.findall(text) if not found.startswith((".", "/", "node:", "http")))


def imports_that_run(found: Iterable[dict[str, Any]]) -> set[str]:
    """Those of code that runs; `#` and its kin are none of packages."""
    names = {name for each in found if each.get("runs") for name in imports_of(each)}
    return {name for name in names if name[0] not in "#@~" or "/" in name.removeprefix("@/")} - {"vue"}


def module_of(name: str, root: Path, editors: Editors, files: Files) -> str | None:
    """What is imported under a name: a package, or a file that counts from `snippets/`. None: it is not there."""
    if not name.startswith("."):
        return name if editors.has(f"{package_of(name)}/package.json") else None
    file = Path(normpath(root.absolute() / "snippets" / name))
    spellings = (file, *(file.with_name(f"{file.name}{ending}") for ending in SCRIPTS))
    return next((str(path) for path in spellings if files.is_file(path)), None)


def lost_module(name: str, deck: Deck) -> Diagnostic:
    """A module that code which runs imports, or may import, and that is not there."""
    message = f"'{name}' is not there: code that runs in the page cannot import it"
    names = deck.head.data.get("monacoRunAdditionalDeps")
    if isinstance(names, list) and name in names:
        span = deck.head.spans.get(("monacoRunAdditionalDeps", names.index(name)))
    else:
        span = next((place for slide in deck.slides if (place := place_of(name, slide))), None)
    if name.startswith("."):
        return problem("missing-import", message, span or Span(deck.entry, 1), hint="it counts from snippets/")
    hint = f"`deckc add {package_of(name)} --sort package` brings it"
    return problem("npm-import", message, span or Span(deck.entry, 1), hint=hint)


def place_of(name: str, slide: Slide) -> Span | None:
    """Where a slide's code names a module."""
    body = slide.source.body
    at = next((at for mark in "'\"" if (at := body.find(f"{mark}{name}{mark}")) >= 0), None)
    if at is None:
        return None
    line, column = body.count("\n", 0, at) + 1, at - body.rfind("\n", 0, at)
    return in_file(Span(None, line, column, line, column + len(name) + 2), slide.source)


def package_of(name: str) -> str:
    return "/".join(name.split("/")[: 2 if name.startswith("@") else 1])


def setups(kind: str, theme: Theme, files: Files) -> Iterator[Path]:
    """The files of `setup/` of theme, addons and deck."""
    for folder in theme.folders:
        for ending in SCRIPTS:
            path = (folder / "setup" / f"{kind}{ending}").absolute()
            if files.is_file(path):
                yield path


def snippets(root: Path, files: Files) -> Iterator[tuple[str, str]]:
    """Types of the deck's own: what lies in `snippets/`."""
    folder = root.absolute() / "snippets"
    for path in files.walk(folder) if folder.is_dir() else ():
        if path.suffix in SNIPPETS:
            yield path.relative_to(folder).as_posix(), files.read(path).decode(errors="replace")
