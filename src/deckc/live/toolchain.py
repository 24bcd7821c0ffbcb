"""Toolchain: Vue's compiler and esbuild, running, so that a preview does not start them at each save."""

from __future__ import annotations

import json
from contextlib import suppress
from threading import RLock

from deckc.bundler.esbuild import Esbuild, EsbuildError
from deckc.bundler.program import ESBUILD
from deckc.live.bundle import build
from deckc.live.bundle_input import Built, Deck
from deckc.live.compiler import LIMITS, Compiler
from deckc.live.hot_reload import update
from deckc.live.tool_paths import Tools
from deckc.sandbox import Process

__all__ = ["Toolchain"]


class Toolchain:
    """The compiler and the bundler of these files. Errors: `EsbuildError`, `CompilerError`; afterwards esbuild is
    started again."""

    def __init__(self, tools: Tools) -> None:
        self.tools = tools
        self.process = Process(LIMITS.stack)  # of the compiler and of first paints
        self.compiler = Compiler(tools.compiler, process=self.process)
        self.esbuild: Esbuild | None = None
        self.former: Built | None = None  # a preview's last bundle without errors
        self.lock = RLock()  # pages ask from other threads

    def build(self, deck: Deck) -> Built:
        """Both bundles of a deck."""
        with self.lock:
            try:
                built = build(deck, self.compiler, self.running(), self.former)
            except EsbuildError:
                self.close()
                raise
            if deck.exchanges and not built.errors:
                self.former = built
            return built

    def page_of(self, built: Built) -> str:
        """The script of a bundle for the page, which is made now where it was to be made later."""
        with self.lock:
            if built.page or not built.later:
                return built.page
            try:
                made = built.later(self.running())
            except EsbuildError as error:
                self.close()
                return thrown(str(error))
            built.page = "\n".join(thrown(each.text) for each in made.errors) or made.script
            return built.page

    def update(self, before: Built, after: Built, deck: Deck) -> str | None:
        """What brings a page from one bundle to the other, see `hot_reload.py`."""
        with self.lock:
            with suppress(EsbuildError):
                return update(before, after, deck, self.compiler, self.running())
            self.close()
        return None

    def running(self) -> Esbuild:
        self.esbuild = self.esbuild or Esbuild(self.tools.esbuild, ESBUILD)
        return self.esbuild

    def close(self) -> None:
        if self.esbuild:
            self.esbuild.close()
        self.esbuild = None


def thrown(text: str) -> str:
    """A script that says what is wrong: the terminal hears of it, as of all that fails in the page."""
    return f"throw new Error({json.dumps(text)});"
