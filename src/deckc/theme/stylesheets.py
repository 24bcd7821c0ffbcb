"""Stylesheets: a folder's style files with all that they import, each as a sheet of its own.

In: a `.css` file, or a `.ts`/`.js` that imports some. Out: sheets in the order in which they count.
Each sheet keeps its path, since addresses in it are relative to it. Errors: `missing-stylesheet`.
Source: Slidev guide, "Directory structure: style"; CSS Cascading and Inheritance 5, section 2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from deckc.diagnostics import Diagnostic, problem
from deckc.files import Files
from deckc.model import Origin, Span, Stylesheet
from deckc.paths import THEMES, inside, workspace

__all__ = ["Reader", "text_of"]

ENTRIES = ("styles/index", "styles", "style")  # all that exist are loaded, in this order
ENDINGS = (".ts", ".js", ".css")
CLIENT_STYLES = "@slidev/client/styles/"  # what Slidev's own client holds lies in our base theme
# Packages that official themes import and that change nothing to be seen: colours of a highlighter no longer used.
WITHOUT_EFFECT = ("prism-theme-vars/", "codemirror-theme-vars/", "uno.css", "virtual:")
REMOTE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)

CSS_IMPORT = re.compile(
    r"""/\*.*?\*/ |
        @import \s+ (?: url\( \s* (?: "(?P<a>[^"]*)" | '(?P<b>[^']*)' | (?P<c>[^)"'\s]+) ) \s* \)
                      | "(?P<d>[^"]*)" | '(?P<e>[^']*)' )
        \s* (?P<condition>[^;{}]*) ;""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
SCRIPT_IMPORT = re.compile(r"""^\s*import\s+(?:[^'"\n]+\sfrom\s+)?(['"])(?P<url>[^'"]+)\1""", re.MULTILINE)
LAYER = re.compile(r"layer(?:\(\s*([\w.-]+)\s*\))?\s*")


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

    def entries(self) -> list[Stylesheet]:
        """All conventional style files of the folder, flattened."""
        paths = [self.folder / (stem + ending) for stem in ENTRIES for ending in ENDINGS]
        return [sheet for path in paths if self.files.is_file(path) for sheet in self.read(path, ())]

    def read(self, path: Path, above: tuple[Path, ...]) -> list[Stylesheet]:
        """The sheets that `path` imports, then its own rules. `above`: the files that import it."""
        text = text_of(path, self.files)
        if path.suffix != ".css":
            return self.of_script(path, text, above)
        imported: list[Stylesheet] = []

        def take(match: re.Match[str]) -> str:
            url = next((url for name in "abcde" if (url := match[name]) is not None), None)
            if url is None or REMOTE.match(url):  # a comment; or an address that the browser asks
                return match[0]
            sheets = self.follow(url, path, line_of(text, match.start()), above)
            imported.extend(wrap(sheet, match["condition"].strip()) for sheet in sheets)
            return "\n" * match[0].count("\n")

        own = CSS_IMPORT.sub(take, text)
        return [*imported, Stylesheet(path, own, self.origin)] if own.strip() else imported

    def of_script(self, path: Path, text: str, above: tuple[Path, ...]) -> list[Stylesheet]:
        """The sheets that a script imports. The script itself is not run."""
        return [
            sheet
            for match in SCRIPT_IMPORT.finditer(text)
            if match["url"].partition("?")[0].endswith(".css")
            for sheet in self.follow(match["url"].partition("?")[0], path, line_of(text, match.start("url")), above)
        ]

    def follow(self, url: str, importer: Path, line: int, above: tuple[Path, ...]) -> list[Stylesheet]:
        """The sheets behind one import; none where it is part of the base, or is being read already."""
        if url.startswith(WITHOUT_EFFECT):
            return []
        target = self.resolve(url, importer)
        if target is None:
            message = f"no stylesheet {url!r}"
            self.problems.append(problem("missing-stylesheet", message, Span(importer, line)))
            return []
        if target in (*above, importer) or is_always_loaded(target, self.folder):
            return []
        return self.read(target, (*above, importer))

    def resolve(self, url: str, importer: Path) -> Path | None:
        """The file of an import: beside the importer, in the base theme, or in a package."""
        if url.startswith(CLIENT_STYLES):
            return existing(THEMES / "base" / "styles" / url.removeprefix(CLIENT_STYLES), THEMES, self.files)
        if url.startswith(("/", "@/")):
            return existing(self.folder / url.partition("/")[2], workspace(self.folder), self.files)
        if found := existing(importer.parent / url, workspace(self.folder), self.files):
            return found
        if url.startswith("."):
            return None
        modules = (folder / "node_modules" for folder in (importer.parent, *importer.parents))
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
    css = sheet.css
    layer = LAYER.match(condition)
    if query := condition[layer.end() :] if layer else condition:
        css = f"@media {query} {{{css}}}"
    if layer:
        css = f"@layer {layer[1] or ''} {{{css}}}"
    return sheet if css is sheet.css else Stylesheet(sheet.path, css, sheet.origin)


def line_of(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
