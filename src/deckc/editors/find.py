"""Find: Monaco, Shiki for its colours, and esbuild, in the `node_modules` above a deck."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from deckc.bundler.program import PINNED, find_esbuild, find_package_file

__all__ = ["MONACO", "Editors", "find_editors", "wanted_packages"]

MONACO = "0.56.0"
SHIKI = "4.6.0"
WORKERS = {
    "editor": "editor/editor.worker.js",
    "typescript": "language/typescript/ts.worker.js",
    "css": "language/css/css.worker.js",
    "html": "language/html/html.worker.js",
    "json": "language/json/json.worker.js",
}


@dataclass(frozen=True, slots=True)
class Editors:
    """What editors are made of."""

    root: Path  # where packages are looked for
    esbuild: Path
    monaco: Path  # the folder of the package
    coloured: bool  # by Shiki, as blocks of code are; else by Monaco itself

    def worker(self, kind: str) -> Path | None:
        """The module of a worker; None: this version has none."""
        path = self.monaco / "esm" / "vs" / WORKERS[kind]
        return path if path.is_file() else None

    def has(self, name: str) -> bool:
        """Whether a package has a file."""
        return find_package_file(self.root, name) is not None


def wanted_packages() -> list[str]:
    """The packages that bring editors, as `deckc add` takes them."""
    return [f"monaco-editor@{MONACO}", f"shiki@{SHIKI}", f"@shikijs/monaco@{SHIKI}", PINNED]


def find_editors(root: Path) -> Editors | None:
    """What is there for a deck's folder; None: Monaco or esbuild is not."""
    root = root.absolute()  # what lies in it is imported by its path
    manifest = find_package_file(root, "monaco-editor/package.json")
    program = find_esbuild(root) if manifest else None
    if manifest is None or program is None:
        return None
    coloured = all(find_package_file(root, f"{name}/package.json") for name in ("shiki", "@shikijs/monaco"))
    return Editors(root, program, manifest.parent, coloured)
