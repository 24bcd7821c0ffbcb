"""Live: components that run in the page, compiled by Vue, bundled by esbuild and rendered once in the sandbox.

`reasons(source)` says why a component must run. What makes it run is imported where a deck has one: `tool_paths.py`
finds Vue's compiler and esbuild, `bundle.py` makes the scripts, `parts.py` renders first paints.
"""

from __future__ import annotations

from deckc.live.page_needs import packages, reasons

__all__ = ["packages", "reasons"]
