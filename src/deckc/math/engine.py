"""Engine: KaTeX itself, with its extension for chemistry, in the sandbox."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

from deckc import vendored
from deckc.sandbox import Limits, Sandbox, SandboxError, has_engine

__all__ = ["EngineError", "is_available", "rendered"]

LIMITS = Limits(seconds=10, memory=256 << 20, stack=8 << 20)  # for one formula, also on a busy machine
PACKAGE = "katex"


class EngineError(Exception):
    """KaTeX gave no HTML; the message says why."""


def is_available() -> bool:
    """Whether formulas can be set here: KaTeX is installed, and an engine that runs it."""
    return vendored.present(PACKAGE) and has_engine()


def rendered(tex: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """What `typeset.js` says of a formula: `html`, and of a mistake `message`, `start`, `length`.

    `options`: KaTeX's. `EngineError`: something else than TeX's own rules stops it.
    """
    try:
        answer: dict[str, Any] = KATEX.call("typeset", tex, options)
    except SandboxError as error:
        raise EngineError(str(error)) from error
    if "failure" in answer:
        raise EngineError(answer["failure"])
    return answer


def scripts() -> Iterator[str]:
    yield vendored.read(PACKAGE, "dist/katex.min.js").decode()
    yield vendored.read(PACKAGE, "dist/contrib/mhchem.min.js").decode()
    yield (resources.files("deckc.math") / "typeset.js").read_text(encoding="utf-8")


KATEX = Sandbox(scripts, LIMITS)
