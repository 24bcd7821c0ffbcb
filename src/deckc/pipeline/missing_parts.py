"""Missing parts: what this installation of deckc lacks of itself, told once a build. Problem code: missing-part."""

from __future__ import annotations

from deckc import vendored
from deckc.diagnostics import Diagnostic, problem
from deckc.model import Span

__all__ = ["lacking", "no_engine"]


def lacking(place: Span) -> tuple[Diagnostic, ...]:
    """A problem that names all parts of which packages are not installed; none in a whole installation."""
    missing = vendored.missing_parts()
    if not missing:
        return ()
    message = f"deckc was installed without its {', '.join(missing)}"
    return (problem("missing-part", message, place, hint="`deckc add --vendored` brings them from npm's registry"),)


def no_engine(place: Span) -> Diagnostic:
    """The problem of a deck with formulas where no JavaScript engine is installed."""
    return problem("missing-part", "formulas are shown as their source: 'quickjs-ng' is not installed here", place)
