"""Live: components that run in the page, compiled by Vue, bundled by esbuild and rendered once in the sandbox.

`reasons(source)` says why a component must run; `find_tools(root)` what is needed for it and there; `Live` are the
components of a deck that do.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from deckc.live.bundle import Built, Deck, build
from deckc.live.compiler import Compiled, Compiler, CompilerError
from deckc.live.esbuild import Esbuild, EsbuildError, Message
from deckc.live.needs import reasons
from deckc.live.sandbox import Sandbox, SandboxError
from deckc.live.tools import ESBUILD, Tools, find_tools
from deckc.model import Component

__all__ = [
    "ESBUILD",
    "Built",
    "Compiled",
    "Compiler",
    "CompilerError",
    "Deck",
    "Esbuild",
    "EsbuildError",
    "Live",
    "Message",
    "Sandbox",
    "SandboxError",
    "Tools",
    "build",
    "find_tools",
    "reasons",
]


class Live:
    """The components of a deck that run in its page (`model.LiveParts`)."""

    def __init__(self, names: Mapping[Path, str], built: Built, deck: Any, addresses: set[str]) -> None:
        """`names`: a component's file → its name in the bundle. `deck`: what `client/live/world.js` reads.
        `addresses`: those in the page of pictures that components name."""
        self.names, self.built, self.deck, self.addresses = names, built, deck, addresses
        self.sandbox: Sandbox | None = None
        self.painted: set[str] = set()  # names of components that stand on a slide

    def runs(self, component: Component) -> bool:
        return component.path in self.names

    def name(self, component: Component) -> str:
        name = self.names[component.path]
        self.painted.add(name)
        return name

    def paint(self, tree: Any, no: int, click: int) -> tuple[str, str]:
        if self.sandbox is None:
            try:
                self.sandbox = Sandbox(self.built.sandbox, self.deck)
            except SandboxError as error:
                return "", str(error)
        return self.sandbox.render(tree, no, click)
