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
from pathlib import Path
from typing import Any

from deckc.assets import Assets
from deckc.config import Config
from deckc.diagnostics import Diagnostic, problem
from deckc.disk.files import Files
from deckc.disk.media_types import data_address
from deckc.editors import find_editors, wanted_packages
from deckc.lazy_regex import lazy_regex
from deckc.model import CompiledSlide, Deck, Span, Theme
from deckc.page import EditorScripts

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
    named = dict.fromkeys((*imported, *extra, *more))
    modules = [name for name in named if editors.has(f"{package_of(name)}/package.json")]
    languages = tuple(sorted({"typescript", "javascript", *(each["lang"] for each in found)}))
    wanted = Wanted(
        languages,
        setups=tuple(setups("monaco", theme, files)),
        runners=tuple(setups("code-runners", theme, files)),
        modules=tuple(modules) if any(each.get("runs") for each in found) else (),
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
    problems = tuple(placed(each, deck.root) for each in made.errors)
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
