"""Package: where the installed package that carries MathJax lies. It is data: found and read, never imported."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

__all__ = ["licence", "mathjax"]


def mathjax() -> Path:
    """The folder of MathJax's components."""
    return folder() / "es5"


def licence() -> Path:
    return folder() / "LICENSE"


def folder() -> Path:
    spec = find_spec("mathjax")
    assert spec is not None, "a dependency of ours"
    return Path((spec.submodule_search_locations or [""])[0]) / "static" / "mathjax"
