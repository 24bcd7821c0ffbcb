"""Removed code: code without the stretches that are not shown, and where what was found in it then stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from deckc.model import Annotation
from deckc.twoslash.notation.comments import Stretch
from deckc.twoslash.notation.findings import Finding

__all__ = ["is_removed", "merged", "placed", "shown_code"]


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Ascending, none touching another."""
    result: list[Stretch] = []
    for start, end in sorted(stretches):
        if result and result[-1][1] >= start:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((start, end))
    return result


def is_removed(place: int, stretches: Iterable[Stretch], code: str) -> bool:
    """Whether a place lies within a stretch (not at its edge), or behind the code."""
    return place >= len(code) or any(start < place < end for start, end in stretches)


def shown_code(code: str, stretches: Sequence[Stretch]) -> str:
    """`stretches` are merged ones."""
    for start, end in reversed(stretches):
        code = code[:start] + code[end:]
    return code


def placed(findings: Iterable[Finding], stretches: Sequence[Stretch], shown: str) -> tuple[Annotation, ...]:
    """What was found as it stands in the shown code, by place; what is not shown in whole is left out."""
    kept = [(start, finding) for finding in findings if (start := moved(finding, stretches)) is not None]
    kept.sort(key=lambda pair: (pair[0], pair[1].annotation.kind))
    return tuple(with_place(finding.annotation, start, shown) for start, finding in kept)


def with_place(annotation: Annotation, start: int, shown: str) -> Annotation:
    """The end of the code is the beginning of a line behind it, as it is for Twoslash."""
    if start >= len(shown):
        return replace(annotation, line=shown.count("\n") + 1, column=0)
    return replace(annotation, line=shown.count("\n", 0, start), column=start - shown.rfind("\n", 0, start) - 1)


def moved(finding: Finding, stretches: Sequence[Stretch]) -> int | None:
    place = finding.start
    for start, end in reversed(stretches):
        if place + finding.annotation.length <= start:
            continue
        if place < end:
            return None
        place -= end - start
    return place
