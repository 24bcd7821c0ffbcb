"""Engine: KaTeX itself, with its extension for chemistry, in the sandbox."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from typing import Any

from deckc import vendored
from deckc.sandbox import Limits, Sandbox, SandboxError, has_engine

__all__ = ["Formula", "is_available", "rendered", "rendered_together"]

LIMITS = Limits(seconds=10, memory=256 << 20, stack=8 << 20)  # for one formula, also on a busy machine
BATCH_S = 1.0  # on the clock; one that takes longer is set alone, by its own limits
PACKAGE = "katex"

Formula = tuple[str, bool]
"""TeX, and whether it stands on a line of its own."""


def is_available() -> bool:
    """Whether formulas can be set here: KaTeX is installed, and an engine that runs it."""
    return vendored.present(PACKAGE) and has_engine()


def rendered(formula: Formula, options: Mapping[str, Any]) -> dict[str, Any]:
    """What `typeset.js` says of a formula: `html`, and of a mistake `message`, `start`, `length`.

    `options`: KaTeX's. `failure` instead: something else than TeX's own rules stops it, in the engine's words.
    """
    try:
        answer: dict[str, Any] = KATEX.call("typeset", *formula, options)
    except SandboxError as error:
        return {"failure": str(error)}
    return answer


def rendered_together(formulas: Sequence[Formula], options: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The same of several formulas, of which the last may have no answer: what takes long is left out."""
    done = 0
    while done < len(formulas):
        try:
            answers = KATEX.call("typesetAll", formulas[done:], options, BATCH_S * 1000, seconds=2 * BATCH_S)
        except SandboxError:
            return
        yield from answers
        done += len(answers)


def scripts() -> Iterator[str]:
    yield vendored.read(PACKAGE, "dist/katex.min.js").decode()
    yield vendored.read(PACKAGE, "dist/contrib/mhchem.min.js").decode()
    yield (resources.files("deckc.math") / "typeset.js").read_text(encoding="utf-8")


KATEX = Sandbox(scripts, LIMITS)
