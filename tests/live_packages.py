"""The npm packages that make components run, as `deckc add` brings them, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from deckc.bundler.program import ESBUILD, program_package
from deckc.registry import Wish, add, registry_address

VUE = "3.5.45"
PACKAGES = {
    **dict.fromkeys(
        (
            "vue",
            "@vue/runtime-dom",
            "@vue/runtime-core",
            "@vue/reactivity",
            "@vue/shared",
            "@vue/server-renderer",
            "@vue/compiler-sfc",
        ),
        VUE,
    ),
}


def bring(folder: Path) -> None:
    """Puts Vue, its compiler and esbuild into a folder's `node_modules`."""
    bring_esbuild(folder)
    bring_packages(folder, PACKAGES)


def bring_esbuild(folder: Path) -> None:
    """Puts the program that bundles into a folder's `node_modules`."""
    program = program_package()
    assert program is not None, "esbuild has no build for this machine"
    bring_packages(folder, {program: ESBUILD})


def bring_packages(folder: Path, packages: Mapping[str, str]) -> None:
    """Puts packages of these versions into a folder's `node_modules`."""
    target, registry = folder / "node_modules", registry_address(folder)
    for name, version in packages.items():
        for _ in add(Wish((name,), version), target, registry):
            pass
