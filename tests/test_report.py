"""Report: frames as text cases, formats, order. A case begins with lines `! place code: message | hint`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from case_files import Case, check, ids, read_cases
from deckc.diagnostics import Diagnostic, problem
from deckc.model import Span
from deckc.report import Format, render, summary

DECK = Path("talks/slides.md")
PROBLEM = re.compile(r"! (?:(\d+):(\d+)(?:-(?:(\d+):)?(\d+))? )?([\w-]+): ([^|]*?)(?: \| (.*))?")


def read_problem(line: str) -> Diagnostic:
    match = PROBLEM.fullmatch(line)
    assert match, line
    row, column, end_row, end_column, code, message, hint = match.groups()
    span = Span(DECK, int(row), int(column), int(end_row or 0), int(end_column or 0)) if row else None
    return problem(code, message, span, hint=hint)


def read(case: Case) -> tuple[list[Diagnostic], dict[Path, str]]:
    lines = case.input.split("\n")
    problems = [read_problem(line) for line in lines if line.startswith("! ")]
    return problems, {DECK: "\n".join(lines[len(problems) :])}


@pytest.mark.parametrize("case", read_cases("report/frames.txt"), ids=ids)
def test_frames(case: Case, renew: bool) -> None:
    check(case, render(*read(case), "full"), renew)


SOURCES = {DECK: "# One\n\nlayout: two-colz\n"}
FOUND = [
    problem(
        "unknown-layout",
        "no layout: 100%\nof it, all",
        Span(DECK, 3, 9),
        hint="did you mean 'two-cols'?",
        notes=[("imported from here", Span(DECK, 1, 1))],
    ),
    problem("missing-deck", "no deck"),
    problem("unknown-layout", "no layout: 100%\nof it, all", Span(DECK, 3, 9), hint="did you mean 'two-cols'?"),
]


@pytest.mark.parametrize(
    ("format_", "expected"),
    [
        (
            "concise",
            "error[missing-deck]: no deck\n"
            "talks/slides.md:3:9: error[unknown-layout]: no layout: 100%␊of it, all (did you mean 'two-cols'?)\n",
        ),
        (
            "github",
            "::error title=missing-deck::no deck\n"
            "::error file=talks/slides.md,line=3,col=9,endLine=3,endColumn=17,title=unknown-layout::"
            "no layout: 100%25%0Aof it, all%0Adid you mean 'two-cols'?\n",
        ),
    ],
)
def test_formats_of_one_line_say_each_thing_once(format_: Format, expected: str) -> None:
    assert render(FOUND, SOURCES, format_) == expected


def test_json_has_exclusive_ends_and_no_place_for_what_has_none() -> None:
    nowhere, somewhere = json.loads(render(FOUND, SOURCES, "json"))
    assert (nowhere["code"], nowhere["file"], nowhere["line"], nowhere["hint"]) == ("missing-deck", None, None, None)
    assert somewhere | {"notes": None} == {
        "code": "unknown-layout",
        "severity": "error",
        "message": "no layout: 100%\nof it, all",
        "file": "talks/slides.md",
        "line": 3,
        "column": 9,
        "end_line": 3,
        "end_column": 17,
        "hint": "did you mean 'two-cols'?",
        "notes": None,
    }


def test_nothing_to_say() -> None:
    assert [render([], {}, format_) for format_ in ("full", "concise", "json", "github")] == ["", "", "[]\n", ""]
    assert summary([]) == ""


def test_summary_counts_each_thing_once() -> None:
    warning = problem("empty-deck", "x")
    assert summary([*FOUND, warning, problem("editor-not-live", "y")]) == "2 errors, 1 warning"


def test_colour_is_asked_for_and_changes_no_word() -> None:
    coloured = render(FOUND, SOURCES, "full", color=True)
    assert "\x1b[1;31merror[missing-deck]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == render(FOUND, SOURCES, "full")
