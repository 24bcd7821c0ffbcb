"""The npm packages that make components run, as `deckc add` brings them, for tests."""

from __future__ import annotations

from pathlib import Path

from deckc.live.tools import ESBUILD, program_package
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
    program = program_package()
    assert program is not None, "esbuild has no build for this machine"
    target, registry = folder / "node_modules", registry_address(folder)
    for name, version in {**PACKAGES, program: ESBUILD}.items():
        for _ in add(Wish((name,), version), target, registry):
            pass
