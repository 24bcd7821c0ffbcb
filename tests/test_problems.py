"""Problems: each code's deck with its exact frame, and the decks that other tools break on.

A case is a folder with a deck, `slides.md`, and what `deckc check slides.md` prints, `expected.txt`; its last line is
the exit status. `command.txt` holds other words than `check slides.md`; with a `lacks-all-parts` deckc carries nothing,
with a `has-esbuild` the program lies beside a copy of the deck, and with a `loses-a-worker` that of `slides.md` ends.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from case_files import CASES, Case, check, ids, lay_out, read_cases
from deckc.cli import run
from deckc.diagnostics import CODES
from deckc.pipeline import BuildResult, build
from deckc.pipeline.many import BuildJob, LostDeck
from deckc.report import render
from live_packages import bring_esbuild

DOCS = Path(__file__).parent.parent / "docs"
FOLDERS = sorted(path for kind in ("problems", "broken") for path in (CASES / kind).iterdir())


def checked(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, copy: Path) -> str:
    """What a command prints about a deck, and its status. An export writes beside a copy of the deck; what it logs then
    are its problems."""
    command = folder / "command.txt"
    words = command.read_text(encoding="utf-8").split() if command.exists() else ["check", "slides.md"]
    if (folder / "lacks-all-parts").exists():
        monkeypatch.setattr("deckc.vendored.DATA", folder)
    if (folder / "has-esbuild").exists():
        folder = shutil.copytree(folder, copy)
        bring_esbuild(folder)
    if (folder / "loses-a-worker").exists():
        monkeypatch.setattr("deckc.pipeline.many.processes.processors", lambda: 2)
        monkeypatch.setattr("deckc.pipeline.many.processes.results_of_pool", without_slides)
    exports = words[0] in ("export", "build")  # they write files
    monkeypatch.chdir(shutil.copytree(folder, copy) if exports else folder)
    status = run([*words, "--no-color", *(["-q"] if exports else [])])
    printed = capsys.readouterr()
    return f"{printed.err if exports else printed.out}exit status {status}\n"


def without_slides(jobs: Sequence[BuildJob], places: Sequence[int], workers: int) -> dict[int, BuildResult | LostDeck]:
    """What a pool gives when the worker of `slides.md` is killed."""
    entries = {place: jobs[place].entry for place in places if jobs[place].entry.name != "slides.md"}
    return {place: build(entry) for place, entry in entries.items()}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def test_what_check_prints(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, renew: bool
) -> None:
    printed = checked(folder, capsys, monkeypatch, tmp_path / "deck")
    expected = folder / "expected.txt"
    if renew:
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", read_cases("report/neighbours.txt"), ids=ids)
def test_neighbours(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renew: bool) -> None:
    """The example of a code stands in its folder; other mistakes of its kind are said too, and what is right is not."""
    (tmp_path / "slides.md").write_text(lay_out(case.input, tmp_path), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = build(Path("slides.md"))
    check(case, render(result.problems, result.deck.sources, "concise"), renew)


@pytest.mark.parametrize("code", CODES)
def test_each_code_has_a_case_that_shows_it(code: str) -> None:
    expected = CASES / "problems" / code / "expected.txt"
    assert expected.is_file(), f"write {expected.with_name('slides.md')}, then run pytest --renew"
    assert f"{CODES[code].severity}[{code}]: " in expected.read_text(encoding="utf-8")


def page_with(rows: list[str], header: str, page: str) -> str:
    """The page with these rows in the table below a header."""
    before, found, after = page.partition(f"{header}\n")
    assert found, header
    rule, *lines = after.split("\n")
    end = lines.index("")
    return "\n".join([f"{before}{header}", rule, *rows, *lines[end:]])


def row_of_deck(row: str) -> str:
    """A row of the table of broken decks with deckc's columns as they are now."""
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    printed = (CASES / "broken" / cells[0].strip("`") / "expected.txt").read_text(encoding="utf-8")
    heads = re.findall(r"^(\w+\[[\w-]+\]): .*\n +--> [^:]*:(\d+:\d+)", printed, re.MULTILINE)
    cells[2] = ", ".join(f"`{head}` at {place}" for head, place in heads) or "nothing"
    cells[3] = printed.split()[-1]
    return f"| {' | '.join(cells)} |"


def test_the_page_tells_what_check_says_and_lists_all_codes(renew: bool) -> None:
    path = DOCS / "problems.md"
    page = path.read_text(encoding="utf-8")
    decks = [row_of_deck(line) for line in page.split("\n") if line.startswith("| `") and line.count("|") > 6]
    codes = [f"| `{code}` | {row.severity} | {row.summary.replace('|', '&#124;')} |" for code, row in CODES.items()]
    current = page_with(decks, "| deck | | deckc | exit | Slidev | exit | Marp | exit |", page)
    current = page_with(codes, "| code | severity | what |", current)
    if renew:
        path.write_text(current, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == current


def test_the_readme_lists_all_codes(renew: bool) -> None:
    path = DOCS.parent / "README.md"
    page = path.read_text(encoding="utf-8")
    by_severity: dict[str, list[str]] = {severity: [] for severity in ("error", "warning", "info")}
    for code, row in CODES.items():
        by_severity[row.severity].append(f"`{code}`")
    rows = [f"| {severity} | {' '.join(codes)} |" for severity, codes in by_severity.items()]
    current = page_with(rows, "| severity | codes |", page)
    if renew:
        path.write_text(current, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == current


def test_each_difference_names_a_case_that_is_there() -> None:
    page = (DOCS / "differences.md").read_text(encoding="utf-8")
    for file, title in re.findall(r"`([\w/.-]+\.(?:txt|md|py)): ([^`]+)`", page):
        path = CASES / file if "/" in file else CASES.parent / file
        assert title in path.read_text(encoding="utf-8"), f"{file}: {title}"
    for folder in re.findall(r"`((?:broken|problems)/[\w-]+)`", page):
        assert (CASES / folder).is_dir(), folder
