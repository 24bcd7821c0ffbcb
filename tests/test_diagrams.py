"""Diagrams, without a browser: what is wrong with them, what setup files say, what a site gets for them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from case_files import Case, check, ids, read_cases
from deckc.config import Options
from deckc.diagrams import checker, read_settings
from deckc.diagrams import engine as mermaid
from deckc.diagrams.check import fault_in
from deckc.disk.files import Files
from deckc.pipeline import build
from deckc.pipeline.setup_files import Setup
from deckc.write import write

DIAGRAM = "# A\n\n```mermaid\ngraph LR\n  A --> B\n```\n"


@pytest.fixture(autouse=True)
def no_former_verdicts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def deck(folder: Path, **files: str) -> Path:
    """A deck of these files, `slides` and `setup`."""
    (folder / "setup").mkdir(parents=True)
    (folder / "slides.md").write_text(files.get("slides", DIAGRAM))
    if "setup" in files:
        (folder / "setup" / "mermaid.ts").write_text(files["setup"])
    return folder / "slides.md"


@pytest.mark.parametrize("case", read_cases("diagrams/faults.txt"), ids=ids)
def test_faults(case: Case, renew: bool) -> None:
    source = case.input.removesuffix("\n")
    find = checker()
    assert find
    fault = find(source)
    if fault is None:
        return check(case, "", renew)
    lines = source.split("\n")
    place = [lines[fault.line], f"{' ' * fault.column}^"] if fault.line >= 0 else []
    return check(case, "".join(f"{line}\n" for line in (*place, fault.message)), renew)


def test_all_kinds_of_diagrams_are_read() -> None:
    verdicts = {case.title: mermaid.verdict(case.input) for case in read_cases("diagrams/kinds.txt")}
    assert {title: fault for title, fault in verdicts.items() if fault} == {}
    assert len(verdicts) > 25


@pytest.mark.parametrize("case", read_cases("diagrams/settings.txt"), ids=ids)
def test_settings(case: Case, renew: bool, tmp_path: Path) -> None:
    deck(tmp_path, setup=case.input)
    setup = Setup(tmp_path, [tmp_path], Files())
    settings, problems = read_settings(setup.options("mermaid"))
    told = [f"{span.line}:{span.column} '{name}' is not read" for name, span in setup.still]
    check(
        case,
        "".join(f"{line}\n" for line in (json.dumps(settings), *told, *(each.message for each in problems))),
        renew,
    )


def test_settings_of_folders_lie_over_each_other(tmp_path: Path) -> None:
    deck(tmp_path / "theme", setup="export default { theme: 'base', flowchart: { curve: 'linear', padding: 1 } }")
    deck(tmp_path / "deck", setup="export default { flowchart: { curve: 'step' } }")
    setup = Setup(tmp_path / "deck", [tmp_path / "theme", tmp_path / "deck"], Files())
    settings, _ = read_settings(setup.options("mermaid"))
    assert settings == {"theme": "base", "flowchart": {"curve": "step"}}


def test_a_verdict_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = fault_in("graph LR\n  A[kept")
    assert fault
    fault_in.cache_clear()
    monkeypatch.setattr(mermaid, "verdict", None)
    assert fault_in("graph LR\n  A[kept") == fault
    assert len(list((tmp_path / "cache" / "deckc" / "diagrams").iterdir())) == 1


@pytest.mark.parametrize("damage", [b"", b"\x9d\x00", b"[1]", b"{}", b'{"message": 1}'])
def test_a_torn_verdict_is_asked_for_again(damage: bytes, tmp_path: Path) -> None:
    source = "graph LR\n  A[torn"
    fault_in.cache_clear()
    fault = fault_in(source)
    (file,) = (tmp_path / "cache" / "deckc" / "diagrams").iterdir()
    file.write_bytes(damage)
    fault_in.cache_clear()
    assert fault
    assert fault_in(source) == fault


def test_a_diagram_that_takes_too_long_is_left_to_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    assert mermaid.verdict("graph LR\n  A["), "the engine has started, which takes longer"
    monkeypatch.setattr(mermaid.MERMAID.context, "limits", replace(mermaid.LIMITS, seconds=0.001))
    links = "\n".join(f"  A{number} --> B{number}" for number in range(3000))
    assert mermaid.verdict(f"graph LR\n{links}\n  A[") is None
    monkeypatch.undo()
    assert mermaid.verdict("graph LR\n  A[")


def test_without_an_engine_diagrams_are_drawn_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckc.diagrams.has_engine", lambda: False)
    result = build(deck(tmp_path, slides="# A\n\n```mermaid\ngraph LR\n  A[\n```\n"))
    assert result.problems == ()
    assert "diagram" in result.slides[0].features


def test_a_site_without_diagrams_has_nothing_for_them(tmp_path: Path) -> None:
    result = build(deck(tmp_path, slides="# A\n\n```plantuml\na -> b\n```\n"))
    assert not [artifact.path for artifact in result.artifacts if "mermaid" in str(artifact.path)]
    assert not [artifact.path for artifact in result.artifacts if "diagrams" in str(artifact.path)]


def test_a_site_with_diagrams_has_mermaid_once(tmp_path: Path) -> None:
    entry = deck(tmp_path, slides=f"{DIAGRAM}\n---\n\n{DIAGRAM}", setup="export default { theme: 'forest' }")
    result = build(entry)
    assert result.problems == ()
    write(result.artifacts, tmp_path / "out")
    (mermaid_file,) = (tmp_path / "out" / "assets").glob("mermaid*.js")
    page = (tmp_path / "out" / "index.html").read_text()
    assert f'data-library="assets/{mermaid_file.name}" data-config="{{&#34;theme&#34;:&#34;forest&#34;}}"' in page


def test_of_an_untrusted_deck_no_diagram_loosens_mermaid(tmp_path: Path) -> None:
    result = build(deck(tmp_path, setup="export default { securityLevel: 'loose' }"), options=Options(untrusted=True))
    page = next(artifact.data for artifact in result.artifacts if artifact.path.name == "index.html")
    assert isinstance(page, bytes)
    assert b'data-fixed="{&#34;securityLevel&#34;:&#34;strict&#34;' in page


def test_without_mermaid_the_source_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckc.vendored.present", lambda package: package != "mermaid")
    result = build(deck(tmp_path))
    assert [(found.code, found.hint) for found in result.problems if found.code != "missing-part"] == [
        ("diagram-not-rendered", "deckc was installed without Mermaid: `deckc add --vendored` brings it")
    ]
    assert '<pre class="mermaid"' in result.slides[0].html
