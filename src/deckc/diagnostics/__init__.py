"""Problems: what the tool says about a deck, each a value with a code, a place and a hint.

In: nothing. Out: `Diagnostic`, the catalogue `CODES`, `did_you_mean()`.
Phases return diagnostics beside their result; only `report/` turns them into text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from deckc.diagnostics.catalogue import Code, Severity
from deckc.diagnostics.content_codes import CONTENT
from deckc.diagnostics.exporting_codes import EXPORTING
from deckc.diagnostics.reading_codes import READING
from deckc.diagnostics.rendering_codes import RENDERING
from deckc.model import Span
from deckc.text.did_you_mean import did_you_mean

__all__ = ["CODES", "Code", "Diagnostic", "Severity", "did_you_mean", "problem"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong, where, and what to do."""

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    hint: str | None = None
    label: str | None = None  # what stands beside the carets; None: the hint
    notes: tuple[tuple[str, Span | None], ...] = ()  # further places: "imported here", …


CODES: Mapping[str, Code] = {**READING, **RENDERING, **CONTENT, **EXPORTING}


def problem(
    code: str,
    message: str,
    span: Span | None = None,
    *,
    hint: str | None = None,
    label: str | None = None,
    notes: Iterable[tuple[str, Span | None]] = (),
) -> Diagnostic:
    """A diagnostic with its code's severity. KeyError: the code is not in the catalogue (our bug)."""
    return Diagnostic(code, CODES[code].severity, message, span, hint, label, tuple(notes))
