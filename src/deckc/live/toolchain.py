"""Toolchain: Vue's compiler and esbuild, running, so that a preview does not start them at each save."""

from __future__ import annotations

from contextlib import suppress

from deckc.bundler.esbuild import Esbuild, EsbuildError
from deckc.bundler.program import ESBUILD
from deckc.live.bundle import Built, Deck, build
from deckc.live.compiler import Compiler
from deckc.live.hot import update
from deckc.live.tools import Tools

__all__ = ["Toolchain"]


class Toolchain:
    """The compiler and the bundler of these files. Errors: `EsbuildError`, `CompilerError`; afterwards esbuild is
    started again."""

    def __init__(self, tools: Tools) -> None:
        self.tools = tools
        self.compiler = Compiler(tools.compiler)
        self.esbuild: Esbuild | None = None

    def build(self, deck: Deck) -> Built:
        """Both bundles of a deck."""
        try:
            return build(deck, self.compiler, self.running())
        except EsbuildError:
            self.close()
            raise

    def update(self, before: Built, after: Built, deck: Deck) -> str | None:
        """What brings a page from one bundle to the other, see `hot.py`."""
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
