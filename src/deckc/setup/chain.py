"""Chain: the set-up files of a deck's folders in Slidev's order, and programs of them.

In: the folders, a theme's first and the deck's last. Out: `Program`s; problems: those of esbuild, at their places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from deckc.bundler.esbuild import Esbuild, EsbuildError, Message
from deckc.bundler.program import ESBUILD, find_esbuild
from deckc.disk.files import Files
from deckc.disk.paths import upwards, workspace
from deckc.sandbox import has_engine
from deckc.setup.bundle import bundled, kept_bundle
from deckc.setup.program import Program

__all__ = ["KINDS", "Failed", "find", "has_tools", "programs"]

ENDINGS = ("ts", "js", "mts", "mjs")
# What a folder may hold of each kind, in the order in which it counts.
KINDS = {
    **{name: (f"setup/{name}",) for name in ("shiki", "katex", "mermaid", "transformers", "preparser")},
    "unocss": ("setup/windicss", "setup/unocss", "uno.config", "unocss.config"),
}


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that is no program, and what esbuild says."""

    path: Path
    errors: tuple[Message, ...]


def find(kind: str, folders: Sequence[Path], files: Files) -> list[Path]:
    """The files of a kind; of one name with several endings the first counts."""
    return list(found(kind, folders, files))


def found(kind: str, folders: Sequence[Path], files: Files) -> Iterator[Path]:
    for folder in folders:
        for name in KINDS[kind]:
            spellings = (folder / f"{name}.{ending}" for ending in ENDINGS)
            path = next((path for path in spellings if files.is_file(path)), None)
            if path:
                yield path


def has_tools(root: Path) -> bool:
    """Whether set-up files of a deck in this folder can be run."""
    return has_engine() and find_esbuild(root) is not None


def programs(
    paths: Sequence[Path], root: Path, folders: Sequence[Path], files: Files, drivers: tuple[str, ...] = ()
) -> list[Program | Failed]:
    """The files, ready to run. esbuild starts only for those that have changed since they were bundled."""
    readable = (workspace(root), root, *folders, *(folder / "node_modules" for folder in upwards(root)))
    made: list[Program | Failed] = []
    with ExitStack() as stack:
        running: list[Esbuild] = []

        def esbuild() -> Esbuild:
            if not running:
                program = find_esbuild(root)
                if program is None:
                    raise EsbuildError("esbuild is not there")
                running.append(stack.enter_context(Esbuild(program, ESBUILD)))
            return running[0]

        for path in paths:
            file, home = path.resolve(), root.resolve()
            try:
                bundle = kept_bundle(file, home, files) or bundled(file, home, readable, files, esbuild)
            except EsbuildError as error:
                made.append(Failed(path, (Message(str(error)),)))
                continue
            if bundle.errors:
                made.append(Failed(path, bundle.errors))
            else:
                made.append(Program(path, bundle, home, readable, files, drivers))
    return made
