"""deckc: compiles slide decks written for Slidev to static HTML, in Python, without Node.

For programs: `build`, `build_many`, `write` (docs/python.md). They are imported when they are named, so that
`deckc --version` need not wait for them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from deckc.pipeline import build
    from deckc.pipeline.many import build_many
    from deckc.write import write

__all__ = ["__version__", "build", "build_many", "write"]

__version__ = "0.1.0"

MODULES = {"build": "deckc.pipeline", "build_many": "deckc.pipeline.many", "write": "deckc.write"}


def __getattr__(name: str) -> Any:
    if name in MODULES:
        return getattr(import_module(MODULES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
