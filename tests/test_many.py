"""Many decks: the same results, in order, whoever builds them; a worker that is killed costs its deck."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import pytest

from deckc import build, build_many
from deckc.cli import run as run_command
from deckc.model import Artifact
from deckc.pipeline import BuildResult
from deckc.pipeline.many import BuildJob, LostDeck, jobs, processes

DECK = """---
title: Deck {number}
---

# Deck {number}

* **one** and `two`

---

```ts {{1|2}}
const a = {number}
let b = "<{number}>"
```

$E_{{{number}}}$ {{{{ $page + {number} }}}}

<Unknown{number} />
"""


@pytest.fixture
def decks(tmp_path: Path) -> list[Path]:
    return written(tmp_path, 4)


def written(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"deck{number:02}.md" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(DECK.format(number=number), encoding="utf-8")
    return paths


def content(artifact: Artifact) -> bytes:
    return artifact.data if isinstance(artifact.data, bytes) else artifact.data.read_bytes()


def outcome(result: BuildResult | LostDeck) -> tuple[Mapping[str, bytes], Sequence[object]]:
    assert isinstance(result, BuildResult)
    return {str(each.path): content(each) for each in result.artifacts}, result.problems


def check_same(results: Sequence[BuildResult | LostDeck], paths: Sequence[Path]) -> None:
    assert len(results) == len(paths)
    for result, path in zip(results, paths, strict=True):
        assert outcome(result) == outcome(build(path)), path


def test_processes_give_what_one_gives(decks: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)
    check_same(build_many(decks), decks)


def test_an_executor_of_the_caller(decks: list[Path]) -> None:
    with ThreadPoolExecutor(2) as threads:
        check_same(build_many(map(str, decks), threads), decks)


def test_dask(tmp_path: Path) -> None:
    from distributed import Client, LocalCluster  # here, for other processes import this module too

    paths = written(tmp_path, 40)
    cluster_of, client_of = cast("Any", LocalCluster), cast("Any", Client)  # untyped
    with (
        cluster_of(2, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1") as cluster,
        client_of(cluster) as client,
    ):
        results = build_many(paths, client.get_executor())
    check_same(results[::13], paths[::13])
    assert [result.deck.title for result in results if isinstance(result, BuildResult)] == [
        f"Deck {number}" for number in range(40)
    ]


def end_at_the_third(job: BuildJob) -> bytes:
    if job.entry.stem == "deck02":
        os.kill(os.getpid(), signal.SIGKILL)
    return jobs.run(job)


def test_a_killed_worker_costs_its_deck(decks: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)
    monkeypatch.setattr(jobs, "worker", end_at_the_third)
    results = build_many(decks)
    (lost,) = (result for result in results if isinstance(result, LostDeck))
    assert results.index(lost) == 2
    assert (lost.entry, lost.failed, [found.code for found in lost.problems]) == (decks[2], True, ["worker-lost"])
    others = [0, 1, 3]
    check_same([results[place] for place in others], [decks[place] for place in others])


def test_an_executor_that_ends_loses_what_was_waiting(decks: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "worker", end_at_the_third)
    with ProcessPoolExecutor(1, processes.context()) as pool:
        results = build_many(decks, pool)
    assert [isinstance(result, LostDeck) for result in results][2:] == [True, True]


def fail(job: BuildJob) -> BuildResult:
    raise ZeroDivisionError(job.entry.stem)


def test_a_mistake_of_ours_is_raised(decks: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "built", fail)
    with ThreadPoolExecutor(1) as threads, pytest.raises(ZeroDivisionError, match="deck00"):
        build_many(decks, threads)


def test_the_command_writes_the_others(
    decks: list[Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)
    monkeypatch.setattr(processes, "results_of_pool", without_the_third)
    out = decks[0].parent / "dist"
    assert run_command(["build", str(decks[0].parent), "--out", str(out), "--format", "concise"]) == 1
    assert "worker-lost" in capsys.readouterr().err
    assert sorted(path.parent.name for path in out.glob("*/index.html")) == ["deck00", "deck01", "deck03"]


def without_the_third(given: Sequence[BuildJob], places: Sequence[int], workers: int) -> dict[int, BuildResult]:
    return {place: build(given[place].entry) for place in places if given[place].entry.stem != "deck02"}
