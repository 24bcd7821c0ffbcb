"""Problems: what the tool says about a deck, each a value with a code, a place and a hint.

In: nothing. Out: `Diagnostic`, the catalogue `CODES`, `did_you_mean()`.
Phases return diagnostics beside their result; only `report.py` turns them into text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from deckc.model import Span

__all__ = ["CODES", "Code", "Diagnostic", "Severity", "did_you_mean", "problem"]

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Code:
    """A row of the catalogue."""

    severity: Severity
    summary: str  # one line, for the table in the documentation
    explanation: str  # a paragraph, for `deckc explain`


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


CODES: Mapping[str, Code] = {
    # command line
    "missing-deck": Code(
        "error",
        "a deck of the command line is not there",
        "A deck is a Markdown file; its `.md` may be left out. A folder stands for its `slides.md`, or, with "
        "`deckc build`, for every deck in it: Markdown directly in the folder (not README.md and its like, and not "
        "what another deck there imports) and `slides.md` one folder further down.",
    ),
    # template
    "missing-end-tag": Code(
        "warning",
        "a tag is opened and never closed",
        "Vue, whose template language slides are, wants an end tag for every element but the void ones (br, img, "
        "hr, …). deckc closes the element where its parent ends, which may be further down than you meant. Write "
        "the end tag, or `<Tag />` for an empty component.",
    ),
    "stray-end-tag": Code(
        "warning",
        "an end tag closes nothing",
        "There is no open element of that name here. Often a tag was closed twice, or a blank line inside raw "
        "HTML ended it early. deckc leaves the end tag out.",
    ),
    "too-deep": Code(
        "warning",
        "tags are nested too deep",
        "Elements below the limit are put side by side instead of into each other.",
    ),
    "unknown-layout": Code(
        "error",
        "no layout has this name",
        "The layout is looked for in the deck's `layouts` folder, its theme, what that extends, and deckc's own. "
        "The slide is shown with the layout `default`.",
    ),
    "unknown-slot": Code(
        "warning",
        "the layout has no such slot",
        "Content after `::name::` goes to the layout's slot of that name. This layout has none, so the content is "
        "not shown, as in Slidev.",
    ),
    "unknown-component": Code(
        "warning",
        "no component has this name",
        "A tag that is neither HTML nor SVG is a component: a file of that name in a `components` folder, or one "
        "of deckc's own. The tag stays in the page as an unknown element.",
    ),
    "unknown-directive": Code(
        "warning",
        "no directive has this name",
        "`v-…` attributes are directives of Vue's template language or Slidev's click directives. This one is "
        "neither; it is left out.",
    ),
    "unknown-prop": Code(
        "warning",
        "the component has no such prop",
        "The tag gives an attribute that the component does not declare and HTML does not know. It lands on the "
        "component's root element.",
    ),
    "missing-prop": Code(
        "error",
        "a required prop is not given",
        "The component says that it cannot do without this prop.",
    ),
    "expression-syntax": Code(
        "error",
        "an expression cannot be read",
        "What stands in `{{ }}`, in `:attribute` and in `v-…` is a JavaScript expression. It is left out of the page.",
    ),
    "expression-failed": Code(
        "error",
        "an expression failed",
        "The expression was read but threw an error when it was evaluated. It is left out of the page.",
    ),
    "expression-limit": Code(
        "error",
        "an expression took too long or too much memory",
        "Expressions run while the deck is built, within limits of time, memory and size of the result.",
    ),
    "component-failed": Code(
        "error",
        "a component could not be rendered",
        "The component's file has an error, or its script failed. Its place stays empty; the message says why.",
    ),
    "not-static": Code(
        "warning",
        "something needs a running program in the page",
        "deckc renders slides when the deck is built. Event handlers with logic, `v-model`, lifecycle hooks, "
        "timers, template references and npm imports need a live runtime: the first state is rendered, and stays.",
    ),
    "untrusted": Code(
        "error",
        "refused in an untrusted deck",
        "With `--untrusted`, raw scripts, event attributes, `javascript:` addresses and the expression engine are "
        "refused.",
    ),
}


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


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to this one, or None when none is near."""
    near = get_close_matches(word.lower(), (by_lower := {name.lower(): name for name in known}), n=1, cutoff=0.6)
    return by_lower[near[0]] if near else None
