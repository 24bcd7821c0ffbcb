"""Tools: where esbuild's program and Vue's compiler of the pinned versions lie in the `node_modules` above a deck.

The program runs on this machine, so it runs only when it is, byte for byte, the one that npm has under that version:
a deck cannot bring its own. The compiler runs in the sandbox.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from contextlib import suppress
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from deckc.paths import upwards

__all__ = ["ESBUILD", "VUE", "Tools", "find_tools", "pinned_packages", "program_package"]

ESBUILD = "0.28.2"
VUE = "3.5.45"
COMPILER = "@vue/compiler-sfc/dist/compiler-sfc.esm-browser.js"
SYSTEMS = {"linux": "linux", "darwin": "darwin", "win32": "win32"}
MACHINES = {"x86_64": "x64", "amd64": "x64", "arm64": "arm64", "aarch64": "arm64"}


@dataclass(frozen=True, slots=True)
class Tools:
    """The program and the compiler's file."""

    esbuild: Path
    compiler: Path


def program_package() -> str | None:
    """The npm package that holds esbuild for this machine; None: there is none."""
    system, machine = SYSTEMS.get(sys.platform), MACHINES.get(platform.machine().lower())
    return f"@esbuild/{system}-{machine}" if system and machine else None


def pinned_packages() -> list[str]:
    """The packages that hold the tools, with their versions, as `deckc add` takes them."""
    return [f"vue@{VUE}", f"@vue/compiler-sfc@{VUE}", f"esbuild@{ESBUILD}"]


def find_tools(root: Path) -> Tools | None:
    """The tools for a deck's folder; None: one is not there, or is not the one that it must be."""
    package = program_package()
    if package is None:
        return None
    program = "esbuild.exe" if sys.platform == "win32" else "bin/esbuild"
    esbuild, compiler = find(root, f"{package}/{program}"), find(root, COMPILER)
    if not esbuild or not compiler or not find(root, "vue/package.json"):
        return None
    if digest(esbuild) != known_digests().get(package):
        return None
    if not os.access(esbuild, os.X_OK):  # archives of npm are unpacked without rights to run anything
        with suppress(OSError):
            esbuild.chmod(0o755)
    return Tools(esbuild, compiler)


def find(root: Path, name: str) -> Path | None:
    """A package's file as Node looks for it: in `node_modules` of the folder and of those above it."""
    candidates = (folder / "node_modules" / name for folder in upwards(root))
    return next((path for path in candidates if path.is_file()), None)


def digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def known_digests() -> dict[str, str]:
    """SHA-256 of esbuild's program by package."""
    lines = (resources.files("deckc.live") / "esbuild.txt").read_text(encoding="utf-8").splitlines()
    words = [line.split() for line in lines if line and not line.startswith("#")]
    return {package: value for package, value in words}  # noqa: C416 -- pairs, not lists
