"""Stylesheets: a folder's style files with all that they import, each as a sheet of its own.

In: a `.css` file, or a `.ts`/`.js` that imports some. Out: sheets in the order in which they count.
Each sheet keeps its path, since addresses in it are relative to it. Errors: `missing-stylesheet`.
Source: Slidev guide, "Directory structure: style"; CSS Cascading and Inheritance 5, section 2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from deckc.diagnostics import Diagnostic, problem
from deckc.disk.files import Files
from deckc.disk.paths import THEMES, inside, upwards, workspace
from deckc.lazy_regex import lazy_regex
from deckc.model import Origin, Span, Stylesheet
from deckc.source_positions import in_sheet, stretch

__all__ = ["Reader", "text_of"]

ENTRIES = ("style", "styles", "styles/index")  # all that exist are loaded, sorted by name as Vite's globs are
ENDINGS = (".css", ".js", ".ts")
CLIENT_STYLES = "@slidev/client/styles/"  # what Slidev's own client holds lies in our base theme
# Packages that official themes import and that change nothing to be seen: colours of a highlighter no longer used.
WITHOUT_EFFECT = ("prism-theme-vars/", "codemirror-theme-vars/", "uno.css", "virtual:")
REMOTE = lazy_regex(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)

CSS_IMPORT = lazy_regex(
    r"""/\*.*?\*/ |
        @import \s+ (?: url\( \s* (?: "(?P<a>[^"]*)" | '(?P<b>[^']*)' | (?P<c>[^)"'\s]+) ) \s* \)
                      | "(?P<d>[^"]*)" | '(?P<e>[^']*)' )
        \s* (?P<condition>[^;{}]*) ;""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
SCRIPT_IMPORT = lazy_regex(r"""^\s*import\s+(?:[^'"\n]+\sfrom\s+)?(['"])(?P<url>[^'"]+)\1""", re.MULTILINE)
NOT_A_LINE_END = lazy_regex(r"[^\n]")
LAYER = lazy_regex(r"layer(?:\(\s*([\w.-]+)\s*\))?\s*")


def text_of(file: Path, files: Files) -> str:
    """A text file's content, decoded leniently, with `\\n` as line end."""
    return files.read(file).decode("utf-8-sig", "replace").replace("\r\n", "\n")


@dataclass
class Reader:
    """Reads the sheets of one folder of the chain; problems gather beside them."""

    folder: Path  # nothing outside the project that it lies in is read, but packages
    origin: Origin
    files: Files
    problems: list[Diagnostic] = field(default_factory=list)

    @cached_property
    def workspace(self) -> Path:
        return workspace(self.folder)

    def entries(self) -> list[Stylesheet]:
        """All conventional style files of the folder, flattened."""
        paths = [self.folder / (stem + ending) for stem in ENTRIES for ending in ENDINGS]
        return [sheet for path in paths if self.files.is_file(path) for sheet in self.read(path, ())]

    def read(self, path: Path, above: tuple[Path, ...]) -> list[Stylesheet]:
        """The sheets that `path` imports, then its own rules. `above`: the files that import it."""
        text = text_of(path, self.files)
        sheet = Stylesheet(path, text, self.origin)
        return self.flat(sheet, above) if path.suffix == ".css" else self.of_script(sheet, above)

    def flat(self, sheet: Stylesheet, above: tuple[Path, ...] = ()) -> list[Stylesheet]:
        """The sheets that a sheet imports, then its own rules."""
        imported: list[Stylesheet] = []

        def take(match: re.Match[str]) -> str:
            url = next((url for name in "abcde" if (url := match[name]) is not None), None)
            if url is None or REMOTE.match(url):  # a comment; or an address that the browser asks
                return match[0]
            place = in_sheet(stretch(sheet.css, match.start(), match.end()), sheet)
            sheets = self.follow(url, place, (*above, sheet.path))
            imported.extend(wrap(each, match["condition"].strip()) for each in sheets)
            return NOT_A_LINE_END.sub(" ", match[0])

        own = CSS_IMPORT.sub(take, sheet.css)
        imported = [replace(each, scope=sheet.scope, lang=sheet.lang, module=sheet.module) for each in imported]
        return [*imported, replace(sheet, css=own)] if own.strip() else imported

    def of_script(self, script: Stylesheet, above: tuple[Path, ...]) -> list[Stylesheet]:
        """The sheets that a script imports. The script itself is not run."""
        imports = ((match["url"].partition("?")[0], match) for match in SCRIPT_IMPORT.finditer(script.css))
        return [
            sheet
            for url, match in imports
            if url.endswith(".css")
            for sheet in self.follow(
                url, in_sheet(stretch(script.css, *match.span("url")), script), (*above, script.path)
            )
        ]

    def follow(self, url: str, place: Span, above: tuple[Path, ...]) -> list[Stylesheet]:
        """The sheets behind one import; none where it is part of the base, or is being read already."""
        if url.startswith(WITHOUT_EFFECT):
            return []
        target = self.resolve(url, above[-1])
        if target is None:
            self.problems.append(problem("missing-stylesheet", f"no stylesheet {url!r}", place))
            return []
        if target in (sheet.resolve() for sheet in above) or is_always_loaded(target, self.folder):
            return []
        return self.read(target, above)

    def resolve(self, url: str, importer: Path) -> Path | None:
        """The file of an import: beside the importer, in the base theme, or in a package."""
        if url.startswith(CLIENT_STYLES):
            return existing(THEMES / "base" / "styles" / url.removeprefix(CLIENT_STYLES), THEMES, self.files)
        if url.startswith(("/", "@/")):
            return existing(self.folder / url.partition("/")[2], self.workspace, self.files)
        if found := existing(importer.parent / url, self.workspace, self.files):
            return found
        if url.startswith("."):
            return None
        modules = (folder / "node_modules" for folder in upwards(importer.parent))
        return next((path for folder in modules if (path := existing(folder / url, folder, self.files))), None)


def existing(path: Path, folder: Path, files: Files) -> Path | None:
    """The path, when it is a file in the folder."""
    return path.resolve() if files.is_file(path) and inside(folder, path) else None


def is_always_loaded(path: Path, reading: Path) -> bool:
    """Whether another folder's import names a sheet that the base theme loads in any case."""
    base = THEMES / "base"
    return reading != base and inside(base, path) and path.name != "layouts-base.css"


def wrap(sheet: Stylesheet, condition: str) -> Stylesheet:
    """A sheet under what its import says after the address: a layer, a media query."""
    layer = LAYER.match(condition)
    query = condition[layer.end() :] if layer else condition
    before = (f"@layer {layer[1] or ''} {{" if layer else "") + (f"@media {query} {{" if query else "")
    css = before + sheet.css + "}" * before.count("{")
    return replace(sheet, css=css, column=sheet.column - len(before))
