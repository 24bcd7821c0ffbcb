"""Diagrams: Mermaid, which draws them in the reader's browser; here it only reads them.

In: the source of a diagram, the setup files of a deck. Out: where Mermaid lies, what is wrong with a diagram, and
what the deck sets for all of them. Source: Slidev guide, "Mermaid Diagrams" and "Configure Mermaid".
"""

from __future__ import annotations

from collections.abc import Callable

from deckc import vendored
from deckc.diagrams.check import Fault, fault_in
from deckc.diagrams.library import PACKAGE, library
from deckc.diagrams.settings import read_settings
from deckc.sandbox import has_engine

__all__ = ["Fault", "checker", "library", "read_settings"]


def checker() -> Callable[[str], Fault | None] | None:
    """What tells the fault in a diagram's source; None: Mermaid is not installed.

    Where no engine can run Mermaid diagrams are drawn unread.
    """
    if not vendored.present(PACKAGE):
        return None
    return fault_in if has_engine() else lambda source: None
