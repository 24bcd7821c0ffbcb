"""Parts: the components of a deck that run in its page, as the template phase asks for them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from deckc.live.bundle_input import Built, Deck
from deckc.live.toolchain import Toolchain
from deckc.model import Component
from deckc.sandbox import Limits, Sandbox, SandboxError, standard

__all__ = ["Live"]

LIMITS = Limits(seconds=2, memory=256 << 20, stack=1 << 20)  # of one first paint
# What scripts of components ask for while they are set up; nothing happens later in the sandbox.
HEAD = """
globalThis.process = {env: {NODE_ENV: "production"}};
globalThis.setTimeout = globalThis.setInterval = globalThis.requestAnimationFrame = () => 0;
globalThis.clearTimeout = globalThis.clearInterval = globalThis.cancelAnimationFrame = () => {};
"""


class Live:
    """The components of a deck that run in its page (`model.LiveParts`)."""

    def __init__(
        self,
        names: Mapping[Path, str],
        built: Built,
        deck: Any,
        addresses: set[str],
        slides: Mapping[int, frozenset[str]],
        registered: Callable[[str], bool],
        *,
        furnishes: bool,
        source: Deck,
        toolchain: Toolchain,
    ) -> None:
        """`names`: a component's file → its name in the bundle. `deck`: what `client/live/deck-state.js` reads.
        `addresses`: those in the page of pictures that components name. `slides`: slides whose Markdown runs
        there, by number, with the names that their scripts declare. `registered`: whether a tag's
        component is made known by `setup/main.ts`. `furnishes`: whether the page
        needs the script for the player, too. `source`: what the bundle was made of, by which tools."""
        self.source, self.toolchain = source, toolchain
        self.script = (
            built.page or f"// {sha256(repr((built.modules, built.known, built.packages)).encode()).hexdigest()}"
        )
        self.names, self.built, self.deck, self.addresses = names, built, deck, addresses
        self.slides, self.registered, self.furnishes = slides, registered, furnishes
        shape = (sorted(names.items()), sorted(slides.items()), furnishes)
        self.shape = sha256(repr((shape, sorted(source.components), source.setups)).encode()).hexdigest()
        self.digest = sha256(repr((self.shape, built.sandbox, deck)).encode()).hexdigest()
        self.tags = {path.stem.replace("-", "").lower() for path in names}
        self.sandbox = Sandbox(
            lambda: (HEAD, standard(), f"globalThis.deckData = {json.dumps(deck)}; 0", built.sandbox),
            LIMITS,
            toolchain.process,
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Live) and other.digest == self.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def runs(self, component: Component) -> bool:
        return component.path in self.names

    def slide(self, no: int) -> frozenset[str] | None:
        return self.slides.get(no)

    def has(self, tag: str) -> bool:
        return tag.replace("-", "").lower() in self.tags or self.registered(tag)

    def name(self, component: Component) -> str:
        return self.names[component.path]

    def update_of(self, former: Live) -> str | None:
        """The script that brings an open page from another bundle of the deck to this one: "" where it need not change,
        None where it must be loaded anew."""
        if former.furnishes != self.furnishes or former.source.controls != self.source.controls:
            return None
        return self.toolchain.update(former.built, self.built, self.source)

    def paint(self, tree: Any, no: int, click: int) -> tuple[str, str]:
        try:
            outcome = self.sandbox.call("renderPart", tree, no, click)
        except SandboxError as error:
            return "", str(error)
        return outcome["html"], outcome["error"]
