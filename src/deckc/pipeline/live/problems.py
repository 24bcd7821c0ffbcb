"""Problems: what is wrong with components that run in the page, and what stands still without the tools.

Problem codes: component-failed, missing-import, not-live, npm-import, unknown-component.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from deckc.diagnostics import Diagnostic, problem
from deckc.disk.files import Files
from deckc.disk.paths import package_of
from deckc.lazy_regex import lazy_regex
from deckc.live import packages
from deckc.model import Span
from deckc.pipeline.live.candidates import Candidates, Sources, find_candidates, modules_of
from deckc.pipeline.live.source_places import as_named, place_in, place_in_slide, text_of
from deckc.template import is_internal

if TYPE_CHECKING:
    from deckc.bundler.esbuild import Message

__all__ = ["gone", "not_live", "placed", "placed_in_part", "unknown", "without_repetitions"]

RANGE = lazy_regex(r"[\^~]?[\w.+-]+")  # of versions, in one word
ONCE_A_LINE = ("component-failed", "missing-import", "npm-import", "unknown-module")  # two who look may say it
NOT_RUN = ("setup-not-run", "file-not-read")
SLIDE = "deckc:slide/"  # before the path of a slide's slot in the bundle
EXPRESSION_END = lazy_regex(r'["<]|\}\}')
NO_EXPORT = lazy_regex(r'No matching export in "deckc:slidev\.js" for import "([^"]+)"')
NO_LOADER = lazy_regex(r'No loader is configured for "\.(scss|sass|less|styl|stylus)" files')
UNRESOLVED = lazy_regex(r'Could not resolve "([^"]+)"')


def placed(found: Message, root: Path, code: str = "component-failed", folder: Path | None = None) -> Diagnostic:
    """An error of esbuild or Vue at its place. `folder`: from which it names files; None: the deck's."""
    named = Path(os.path.abspath((folder or root) / found.file))  # noqa: PTH100 (`Path.absolute` keeps `..`)
    path = as_named(named, root) if found.file and not found.file.startswith("<") else None
    line, column = found.line or 1, found.column + 1
    return told(found, Span(path, line, column, line, column + found.length) if path else None, code)


def placed_in_part(found: Message, candidates: Candidates, sources: Sources) -> Diagnostic:
    """An error in what runs in the page, at its place in the author's file."""
    package = UNRESOLVED.match(found.text)
    return told(found, span_of(found, package[1] if package else "", candidates, sources), "component-failed")


def told(found: Message, span: Span | None, code: str) -> Diagnostic:
    package = UNRESOLVED.match(found.text)
    if lost := NO_EXPORT.match(found.text):
        return problem("unknown-module", f"'@slidev/client' has no '{lost[1]}'", span)
    if language := NO_LOADER.match(found.text):
        return problem("style-language", f"a style sheet in {language[1]} is not read; CSS is", span)
    if package and package[1].startswith("node:"):
        hint = "what runs here and in the page has no Node"
        return problem("npm-import", f"'{package[1]}' is a part of Node, which is not there", span, hint=hint)
    if package and not package[1].startswith((".", "/", "@/", "~", "#")):
        hint = f"`deckc add {package_of(package[1])} --sort package` brings it"
        return problem("npm-import", f"the package '{package[1]}' is not there", span, hint=hint)
    if package:
        return problem("missing-import", f"the import '{package[1]}' is not there", span)
    return problem(code, found.text, span)


def span_of(found: Message, imported: str, candidates: Candidates, sources: Sources) -> Span | None:
    """The place of a message in the author's file: what Vue compiled has other lines."""
    root = sources.deck.root
    if not found.file or found.file.startswith("<"):
        return None
    path = root.absolute() / found.file.removeprefix(SLIDE)
    line, column, end = found.line or 1, found.column + 1, found.column + 1 + found.length
    if path in candidates.slots:
        expression = EXPRESSION_END.split(found.line_text[found.column :], maxsplit=1)[0].strip()
        place = place_in_slide(path, (found.line_text.strip(), expression), sources)
        return replace(place, file=as_named(place.file or path, root))
    lines = text_of(path, candidates, sources.files).split("\n")
    if path.suffix == ".vue" and not (line <= len(lines) and lines[line - 1] == found.line_text):
        quoted = [f"{mark}{imported}{mark}" for mark in "\"'" if imported] or [found.line_text.strip()]
        places = ((number, text.find(word)) for number, text in enumerate(lines, 1) for word in quoted if word in text)
        line, column = next(places, (1, 0))
        column, end = column + 1, column + 1 + len(quoted[0])
    return Span(as_named(path, root), line, column, line, end)


def gone(name: str, path: Path, candidates: Candidates, sources: Sources) -> Diagnostic:
    """A module that Slidev's client has no more."""
    place = place_in(path, name, candidates, sources)
    place = replace(place, file=as_named(place.file or path, sources.deck.root))
    if is_internal(name):
        return problem("not-static", f"'{name}' is a part of Slidev's player; only its slot is shown", place)
    return problem("unknown-module", f"Slidev's client has no '{name}'", place)


def unknown(tag: str, path: Path, files: Files) -> Diagnostic:
    """A tag in a component that is no component."""
    try:
        text = files.read(path).decode(errors="replace")
    except OSError:  # a slot of a slide
        return problem("unknown-component", f"no component is called '{tag}'")
    at = max(text.find(f"<{tag}"), 0)
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at) + 1
    return problem(
        "unknown-component", f"no component is called '{tag}'", Span(path, line, column, line, column + len(tag))
    )


def not_live(candidates: Candidates, sources: Sources) -> Diagnostic:
    """One line for all that would run if the tools were here."""
    deck = sources.deck
    slides = [f"slide {no}" for no in candidates.slides]
    names = [name for name, path in candidates.paths.items() if path not in candidates.slots]
    names += [f"setup/{kind}" for kind in candidates.setups]
    message = f"what runs in the page stands still, in its first state: {', '.join([*names, *slides])}"
    first = next((slide for slide in deck.slides if slide.no in candidates.slides), None)
    place = Span(first.source.file, first.source.body_line) if first else Span(deck.entry, 1)
    wanted = " ".join(packages_for(candidates, sources))
    return problem("not-live", message, place, hint=f"`deckc add {wanted} --sort package` brings what makes it run")


def packages_for(candidates: Candidates, sources: Sources) -> list[str]:
    """The packages that make the candidates run, in the versions that the deck's `package.json` asks for."""
    from deckc.live.tool_paths import pinned_packages

    files, names = sources.files, dict[str, None]()
    for path in (*candidates.paths.values(), *(path for paths in candidates.setups.values() for path in paths)):
        slot = candidates.slots.get(path)
        text = slot.source if slot else files.read(path).decode(errors="replace")
        for script in (text, *(text for _, text in modules_of(path, text, files))):
            names |= dict.fromkeys(packages(script))
    asked = manifest_of(sources.deck.root, files)
    others = (f"{name}@{asked[name]}" if name in asked else name for name in names)
    return [*pinned_packages(), *others]


def manifest_of(root: Path, files: Files) -> dict[str, str]:
    """The dependencies in the deck's `package.json`, as far as they are plain ranges."""
    try:
        manifest = json.loads(files.read(root / "package.json"))
    except (OSError, ValueError, RecursionError):
        return {}
    kinds = (manifest.get(kind) for kind in ("devDependencies", "dependencies")) if isinstance(manifest, dict) else ()
    pairs = [pair for kind in kinds if isinstance(kind, dict) for pair in kind.items()]
    return {name: wanted for name, wanted in pairs if isinstance(wanted, str) and RANGE.fullmatch(wanted)}


def without_repetitions(found: Iterable[Diagnostic], sources: Sources, *, runs: bool) -> list[Diagnostic]:
    """The problems without what has been said: by `not-live` once for all, or of the same line by Vue's compiler; and
    without what does not hold where something `runs` in the page."""
    problems = list(
        {
            (each.code, line_of(each)) if each.code in ONCE_A_LINE and each.span else each: each
            for each in reversed(list(found))
        }.values()
    )
    problems.reverse()
    is_not_live = any(each.code == "not-live" for each in problems)
    if not is_not_live and not runs:
        return problems
    candidates = find_candidates(sources)
    told = {*chain.from_iterable(candidates.setups.values()), *candidates.controls}
    problems = [each for each in problems if each.code not in NOT_RUN or not each.span or each.span.file not in told]
    if not is_not_live:
        return problems
    files = {path.absolute() for path in candidates.paths.values()}
    slides = [slide.source for slide in sources.deck.slides if slide.no in candidates.slides]

    def is_said(each: Diagnostic) -> bool:
        if each.code != "not-static" or each.span is None or each.span.file is None:
            return False
        line = each.span.line
        in_slide = any(source.file == each.span.file and source.start < line <= source.end for source in slides)
        return in_slide or each.span.file.absolute() in files

    return [each for each in problems if not is_said(each)]


def line_of(found: Diagnostic) -> tuple[Path | None, int] | None:
    return (found.span.file, found.span.line) if found.span else None
