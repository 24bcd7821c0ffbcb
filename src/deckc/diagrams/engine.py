"""Engine: Mermaid in the sandbox, where it only reads diagrams."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from typing import Any

from deckc import vendored
from deckc.diagrams.library import PACKAGE
from deckc.sandbox import Limits, Sandbox, SandboxError

__all__ = ["verdict"]

LIMITS = Limits(seconds=5, memory=256 << 20, stack=8 << 20)


def verdict(source: str) -> dict[str, Any] | None:
    """What Mermaid says of a diagram: nothing, or what `check.js` makes of its error.

    None also for a diagram that is too large to be read here: the page will tell.
    """
    try:
        error: dict[str, Any] | None = MERMAID.call("check", source)
    except SandboxError:
        return None
    return error


def scripts() -> Iterator[str]:
    own = resources.files("deckc.diagrams")
    yield (own / "page.js").read_text(encoding="utf-8")
    yield vendored.read(PACKAGE, "dist/mermaid.min.js").decode()
    yield (own / "check.js").read_text(encoding="utf-8")


MERMAID = Sandbox(scripts, LIMITS)
