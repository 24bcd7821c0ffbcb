"""Report: problems as text, for people, machines and GitHub.

In: problems and the text of the files they stand in. Out: text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Literal

from deckc.diagnostics import Diagnostic, Severity
from deckc.model import Span
from deckc.report.columns import visible
from deckc.report.frame import FRAME_COLOR, Painter, Sources, end_of, frame

__all__ = ["Format", "as_data", "render", "sorted_problems", "summary"]

Format = Literal["full", "concise", "json", "github"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
COLORS = {"error": "1;31", "warning": "1;33", "info": "1;36"}


def render(problems: Iterable[Diagnostic], sources: Sources, format: Format = "full", color: bool = False) -> str:  # noqa: A002
    """All problems, sorted by place, each once. The empty text where there are none; JSON is a list in any case."""
    ordered = sorted_problems(problems)
    if format == "json":
        return json.dumps([as_data(found, sources) for found in ordered], ensure_ascii=False, indent=2) + "\n"
    line = {"full": full, "concise": concise, "github": github}[format]
    return "".join(f"{line(found, sources, paint if color else plain)}\n" for found in ordered)


def sorted_problems(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Problems of no place first, then by file, line and column; what is said twice of one place is left out."""

    def place(found: Diagnostic) -> tuple[str, int, int, int, str]:
        at = found.span if found.span and found.span.file else Span(None, 0, 0)
        return (str(at.file or ""), at.line, at.column, SEVERITIES.index(found.severity), found.code)

    unique = {(found.code, found.message, found.span): found for found in problems}
    return sorted(unique.values(), key=place)


def summary(problems: Iterable[Diagnostic]) -> str:
    """`2 errors, 1 warning`; the empty text where there is nothing to say."""
    found = [problem.severity for problem in sorted_problems(problems)]
    counts = [(found.count(severity), severity) for severity in SEVERITIES if severity != "info"]
    return ", ".join(f"{count} {severity}{'s' if count > 1 else ''}" for count, severity in counts if count)


def as_data(found: Diagnostic, sources: Sources) -> dict[str, Any]:
    """A problem as `deckc inspect --json` and `--format json` give it; ends are exclusive."""
    return {
        "code": found.code,
        "severity": found.severity,
        "message": found.message,
        **place_data(found.span, sources),
        "hint": found.hint,
        "notes": [{"message": message, **place_data(span, sources)} for message, span in found.notes],
    }


def place_data(span: Span | None, sources: Sources) -> dict[str, Any]:
    if span is None or span.file is None:
        return dict.fromkeys(("file", "line", "column", "end_line", "end_column"))
    end_line, end_column = end_of(span, sources)
    return {
        "file": span.file.as_posix(),
        "line": span.line,
        "column": span.column,
        "end_line": end_line,
        "end_column": end_column,
    }


def paint(text: str, color: str) -> str:
    return f"\x1b[{color}m{text}\x1b[0m" if text else ""


def plain(text: str, color: str) -> str:
    return text


def place_of(span: Span | None) -> str:
    return f"{span.file.as_posix()}:{span.line}:{span.column}" if span and span.file else ""


def concise(found: Diagnostic, sources: Sources, painter: Painter) -> str:
    head = painter(f"{found.severity}[{found.code}]", COLORS[found.severity])
    place = f"{place_of(found.span)}: " if place_of(found.span) else ""
    return visible(f"{place}") + f"{head}: " + visible(found.message + (f" ({found.hint})" if found.hint else ""))


def github(found: Diagnostic, sources: Sources, painter: Painter) -> str:
    """A workflow command. Source: GitHub's documentation, "Workflow commands for GitHub Actions"."""
    command = "notice" if found.severity == "info" else found.severity
    at = place_data(found.span, sources)
    names = {"file": "file", "line": "line", "end_line": "endLine", "column": "col", "end_column": "endColumn"}
    given = {names[key]: value for key, value in at.items() if value is not None} | {"title": found.code}
    properties = ",".join(f"{name}={escaped(str(value), ':,')}" for name, value in given.items())
    text = f"{found.message}\n{found.hint}" if found.hint else found.message
    return f"::{command} {properties}::{escaped(text)}"


def escaped(text: str, further: str = "") -> str:
    for character in "%\r\n" + further:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def full(found: Diagnostic, sources: Sources, painter: Painter) -> str:
    color = COLORS[found.severity]
    head = painter(f"{found.severity}[{found.code}]", color) + painter(f": {visible(found.message)}", "1")
    lines = [head]
    span = found.span if found.span and found.span.file else None
    margin = len(str(span.line)) if span else 1
    beside = found.label or found.hint or ""
    framed: list[str] = []
    if span:
        framed = frame(span, sources, visible(beside), margin, painter, color)
        lines += [f"{' ' * margin}{painter('-->', FRAME_COLOR)} {visible(place_of(span))}", *framed]
    if found.hint and not (framed and beside == found.hint):
        lines.append(below(margin, f"hint: {found.hint}", painter))
    for message, place in found.notes:
        lines.append(below(margin, f"{message}: {place_of(place)}" if place_of(place) else message, painter))
    return "\n".join([*lines, ""])


def below(margin: int, text: str, painter: Painter) -> str:
    return f"{' ' * margin} {painter('=', FRAME_COLOR)} {visible(text)}"
