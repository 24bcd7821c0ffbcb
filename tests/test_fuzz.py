"""The fuzzer itself: it finds what is wrong, shrinks it, and makes the same cases again. CI runs it for longer."""

from __future__ import annotations

from math import inf
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
    assert run(1, inf, ["deck"], tmp_path, finds=1) == 1
    (found,) = tmp_path.iterdir()
    assert found.read_text() == "{{"


def test_the_shortest_text_that_is_still_wrong() -> None:
    assert shrunk("a\nb{{c\nd}}e\n", lambda text: "{{" in text and "}}" in text) == "{{}}"


def test_a_hundred_odd_cases_find_nothing(tmp_path: Path) -> None:
    assert run(1, inf, [*TARGETS], tmp_path, most=100) == 0
