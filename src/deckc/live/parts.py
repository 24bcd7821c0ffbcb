"""Parts: the components of a deck that run in its page, as the template phase asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from deckc.live.bundle import Built
from deckc.live.sandbox import Sandbox, SandboxError
from deckc.model import Component

__all__ = ["Live"]


class Live:
    """The components of a deck that run in its page (`model.LiveParts`)."""

    def __init__(
        self,
        names: Mapping[Path, str],
        built: Built,
        deck: Any,
        addresses: set[str],
        slides: Mapping[int, frozenset[str]],
    ) -> None:
        """`names`: a component's file → its name in the bundle. `deck`: what `client/live/world.js` reads.
        `addresses`: those in the page of pictures that components name. `slides`: slides whose Markdown runs
        there, by number, with the names that their scripts declare."""
        self.names, self.built, self.deck, self.addresses = names, built, deck, addresses
        self.slides = slides
        self.digest = sha256(repr((built.sandbox, sorted(names.values()), deck)).encode()).hexdigest()
        self.tags = {path.stem.replace("-", "").lower() for path in names}
        self.sandbox: Sandbox | None = None
        self.painted: set[str] = set()  # names of components that stand on a slide

    def runs(self, component: Component) -> bool:
        return component.path in self.names

    def slide(self, no: int) -> frozenset[str] | None:
        return self.slides.get(no)

    def has(self, tag: str) -> bool:
        return tag.replace("-", "").lower() in self.tags

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
