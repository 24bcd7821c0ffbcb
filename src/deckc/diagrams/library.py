"""Library: Mermaid itself, one script that an installed package brings along."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

__all__ = ["library"]

PACKAGE = "mermaidx"


@cache
def library() -> Path | None:
    """The file of Mermaid for browsers; None: the package is not installed."""
    spec = find_spec(PACKAGE)  # finds without importing: of the package only this file is wanted
    file = Path(spec.origin).parent / "assets" / "mermaid.js" if spec and spec.origin else None
    return file if file and file.is_file() else None
