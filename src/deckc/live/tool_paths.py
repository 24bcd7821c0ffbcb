"""Tool paths: where esbuild's program and Vue's compiler of the pinned versions lie in the `node_modules` above a deck.

The program runs on this machine (`bundler/program.py`); the compiler runs in the sandbox.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from deckc.bundler.program import PINNED, find_esbuild, find_package_file

__all__ = ["VUE", "Tools", "find_tools", "pinned_packages"]

VUE = "3.5.45"
COMPILER = "@vue/compiler-sfc/dist/compiler-sfc.esm-browser.js"


@dataclass(frozen=True, slots=True)
class Tools:
    """The program and the compiler's file."""

    esbuild: Path
    compiler: Path


def pinned_packages() -> list[str]:
    """The packages that hold the tools, with their versions, as `deckc add` takes them."""
    return [f"vue@{VUE}", f"@vue/compiler-sfc@{VUE}", PINNED]


def find_tools(root: Path) -> Tools | None:
    """The tools for a deck's folder; None: one is not there, or is not the one that it must be."""
    compiler = find_package_file(root, COMPILER)
    if not compiler or not find_package_file(root, "vue/package.json"):
        return None
    esbuild = find_esbuild(root)
    return Tools(esbuild, compiler) if esbuild else None
