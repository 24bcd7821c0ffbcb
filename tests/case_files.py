"""Case files: title, `.`, input, `.`, expected, `.`, as markdown-it-py writes them.

A case that fails under `pytest --renew` is rewritten in place; read the change before you commit it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    file: Path
    line: int  # of the title, from 1
    title: str
    input: str
    expected: str

    def __str__(self) -> str:
        return f"{self.file.stem}:{self.line}:{self.title}"


def read_cases(name: str) -> list[Case]:
    """The cases of `tests/cases/<name>`. A line of one `.` parts the pieces; text between cases is comment."""
    file = CASES / name
    pieces: list[list[str]] = [[]]
    starts = [1]
    lines = file.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines, 1):
        if line == ".":
            pieces.append([])
            starts.append(number + 1)
        else:
            pieces[-1].append(line)
    cases = []
    for index in range(0, len(pieces) - 3 + 1, 3):
        before = [(starts[index] + offset, text) for offset, text in enumerate(pieces[index]) if text.strip()]
        number, title = before[-1]
        given, expected = ("".join(f"{text}\n" for text in pieces[index + k]) for k in (1, 2))
        cases.append(Case(file, number, title, given, expected))
    return cases


def lay_out(text: str, folder: Path) -> str:
    """Writes the files of a case (`== path`, then the content) and returns what stands before the first."""
    first, *rest = text.split("\n== ")
    for part in rest:
        name, _, content = part.partition("\n")
        file = folder / name.strip()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return first.strip()


def check(case: Case, actual: str, renew: bool) -> None:
    """Fails when `actual` is not the expected text; with `renew`, writes it into the file instead."""
    if renew and actual != case.expected:
        rewrite(case, actual)
        return
    assert actual == case.expected


def rewrite(case: Case, actual: str) -> None:
    text = case.file.read_text(encoding="utf-8")
    old = f"{case.title}\n.\n{case.input}.\n{case.expected}.\n"
    assert text.count(old) == 1, f"{case}: not found once"
    case.file.write_text(text.replace(old, f"{case.title}\n.\n{case.input}.\n{actual}.\n"), encoding="utf-8")


def ids(case: Case) -> str:
    return str(case)
