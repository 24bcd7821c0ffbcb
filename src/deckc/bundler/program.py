"""Program: where esbuild's program of the pinned version lies in the `node_modules` above a deck.

It runs on this machine, so it runs only when it is, byte for byte, the one that npm has under that version: a deck
cannot bring its own.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from contextlib import suppress
from functools import lru_cache
from importlib import resources
from pathlib import Path

from deckc.disk.paths import upwards

__all__ = ["ESBUILD", "PINNED", "find_esbuild", "find_package_file", "program_package"]

ESBUILD = "0.28.2"
PINNED = f"esbuild@{ESBUILD}"
"""The package as `deckc add` takes it."""

SYSTEMS = {"linux": "linux", "darwin": "darwin", "win32": "win32"}
MACHINES = {"x86_64": "x64", "amd64": "x64", "arm64": "arm64", "aarch64": "arm64"}


def program_package() -> str | None:
    """The npm package that holds esbuild for this machine; None: there is none."""
    system, machine = SYSTEMS.get(sys.platform), MACHINES.get(platform.machine().lower())
    return f"@esbuild/{system}-{machine}" if system and machine else None


def find_esbuild(root: Path) -> Path | None:
    """The program for a deck's folder; None: it is not there, or is not the one that it must be."""
    package = program_package()
    if package is None:
        return None
    program = find_package_file(root, f"{package}/{'esbuild.exe' if sys.platform == 'win32' else 'bin/esbuild'}")
    if program is None or digest(program, *state_of(program)) != known_digests().get(package):
        return None
    if not os.access(program, os.X_OK):  # archives of npm are unpacked without rights to run anything
        with suppress(OSError):
            program.chmod(0o755)
    return program


def find_package_file(root: Path, name: str) -> Path | None:
    """A package's file as Node looks for it: in `node_modules` of the folder and of those above it."""
    candidates = (folder / "node_modules" / name for folder in upwards(root))
    return next((path for path in candidates if path.is_file()), None)


def state_of(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_mtime_ns, status.st_size


@lru_cache(4)
def digest(path: Path, *_state: int) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def known_digests() -> dict[str, str]:
    """SHA-256 of esbuild's program by package."""
    lines = (resources.files("deckc.bundler") / "esbuild.txt").read_text(encoding="utf-8").splitlines()
    words = [line.split() for line in lines if line and not line.startswith("#")]
    return {package: value for package, value in words}  # noqa: C416 -- pairs, not lists
