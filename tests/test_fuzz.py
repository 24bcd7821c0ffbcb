"""The fuzzer itself: it finds what is wrong, shrinks it, and makes the same cases again. CI runs it for 30 seconds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from fuzz.__main__ import fault_of, run
from fuzz.mutate import mutated
from fuzz.shrink import shrunk
from fuzz.targets import TARGETS, seeds_of


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_are_sound(name: str) -> None:
    for seed in seeds_of(name)[:3]:
        assert fault_of(name, seed) is None


def test_equal_seeds_make_equal_cases() -> None:
    first, again, other = (mutated(Random(seed), seeds_of("deck")) for seed in (7, 7, 8))
    assert first == again != other


def test_a_fault_is_found_and_shrunk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fragile(text: str) -> None:
        if "{{" in text:
            raise KeyError(text)

    monkeypatch.setitem(TARGETS, "deck", fragile)
    assert run(1, 20, ["deck"], tmp_path) == 1
    (found,) = tmp_path.iterdir()
    assert found.read_text() == "{{"


def test_the_shortest_text_that_is_still_wrong() -> None:
    assert shrunk("a\nb{{c\nd}}e\n", lambda text: "{{" in text and "}}" in text) == "{{}}"


def test_half_a_minute_of_odd_input(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "fuzz", "--seconds", "30", "--seed", "1", "--out", str(tmp_path)]
    done = subprocess.run(words, cwd=Path(__file__).parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
