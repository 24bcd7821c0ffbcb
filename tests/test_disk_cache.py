"""Compiled slides on the disk: another process has the same bytes and problems, whatever became of the file."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from deckc.cli import run
from deckc.config import Options
from deckc.disk import user_cache
from deckc.pipeline import BuildResult, build, disk_cache, slides
from deckc.pipeline.disk_cache import DiskCache

ROOT = Path(__file__).parents[1]
OPTIONS = Options()
DECK = """# One

$a^2$ [lost](./lost.txt)

---
date: 2026-01-02
---

# Two

<Toc />

```ts {1|2}
let a
```
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's cache, empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(disk_cache, "FEWEST", 1)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "slides.md").write_text(DECK)
    return tmp_path / "cache" / "deckc"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the slides that were compiled, and not found."""
    numbers: list[int] = []
    original = slides.compile_one

    def compile_one(slide: Any, *given: Any) -> Any:
        numbers.append(slide.no)
        return original(slide, *given)

    monkeypatch.setattr(slides, "compile_one", compile_one)
    return numbers


def built(deck: Path = Path("slides.md"), options: Options = OPTIONS) -> BuildResult:
    """As a command builds: with what is kept, and kept for the next."""
    cache = DiskCache(deck, options)
    result = build(deck, options=options, cache=cache)
    cache.save()
    return result


def same(one: BuildResult, other: BuildResult) -> bool:
    return (one.artifacts, one.problems, one.slides, one.watch) == (
        other.artifacts,
        other.problems,
        other.slides,
        other.watch,
    )


@pytest.mark.parametrize("name", ["intro.md", "layouts.md", "components.md"])
def test_decks_are_the_same_and_nothing_is_compiled_twice(name: str, compiled: list[int]) -> None:
    deck = ROOT / "decks" / name
    first = built(deck)
    assert len(compiled) == len(first.slides)
    compiled.clear()
    again = built(deck)
    assert compiled == []
    assert same(first, again)


def test_an_edit_compiles_its_slide_and_options_are_kept_apart(compiled: list[int]) -> None:
    built()
    Path("slides.md").write_text(DECK.replace("$a^2$", "$a^3$"))
    built()
    assert compiled == [1, 2, 1]
    compiled.clear()
    built(options=Options(untrusted=True))
    assert compiled == [1, 2]


@pytest.mark.parametrize(("count", "files"), [(49, 0), (50, 1)])
def test_small_decks_are_compiled_anew(count: int, files: int, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk_cache, "FEWEST", 50)
    Path("slides.md").write_text("\n---\n\n".join(f"# {no}\n" for no in range(count)))
    built()
    assert len([*home.glob("slides-*")]) == files


@pytest.mark.parametrize("fact", ["files", "live"])
def test_what_has_no_value_elsewhere_is_not_kept(fact: str, home: Path) -> None:
    """And the file of the others is not written again for it."""
    cache = DiskCache(Path("slides.md"), OPTIONS)
    build(Path("slides.md"), options=OPTIONS, cache=cache)
    first, second = cache.current
    cache.current[second] = [replace(entry, facts=((fact, object()),)) for entry in cache.current[second]]
    cache.save()
    (file,) = home.glob("slides-*")
    written = file.stat().st_mtime_ns
    again = DiskCache(Path("slides.md"), OPTIONS)
    assert [*again.current] == [first]
    again.current[second] = cache.current[second]
    again.save()
    assert file.stat().st_mtime_ns == written


def forged(data: bytes) -> bytes:
    return user_cache.digest_of(data) + data


class Evil:
    def __reduce__(self) -> Any:
        return os.mkdir, ("evil",)


DAMAGE: Mapping[str, Callable[[bytes], bytes | None]] = {
    "empty": lambda data: b"",
    "half": lambda data: data[: len(data) // 2],
    "a bit": lambda data: data[:500] + bytes([data[500] ^ 1]) + data[501:],
    "other bytes": lambda data: forged(b"no pickle"),
    "another value": lambda data: forged(pickle.dumps([1, 2])),
    "a program": lambda data: forged(pickle.dumps(Evil())),
    "a file": lambda data: None,
}


@pytest.mark.parametrize("what", DAMAGE)
def test_what_is_damaged_is_made_anew(what: str, home: Path) -> None:
    first = built()
    (file,) = home.glob("slides-*")
    data = DAMAGE[what](file.read_bytes())
    file.unlink()
    if data is None:
        file.mkdir()
    else:
        file.write_bytes(data)
    assert same(first, built())
    assert not Path("evil").exists()


def test_without_room_all_is_built(home: Path) -> None:
    home.parent.write_text("a file, where the cache would be")
    assert same(built(), built())


def test_builds_at_once_leave_one_whole_file(home: Path, compiled: list[int]) -> None:
    first = built()
    caches = [DiskCache(Path("slides.md"), OPTIONS) for _ in range(8)]
    for cache in caches:
        build(Path("slides.md"), options=OPTIONS, cache=cache)
        cache.loaded = {}
    with ThreadPoolExecutor(8) as executor:
        list(executor.map(DiskCache.save, caches))
    compiled.clear()
    assert same(first, built())
    assert compiled == []
    assert len([*home.glob("slides-*")]) == len([*home.glob("*.pickle")]) == 1


def test_the_oldest_decks_go_first(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built()
    (first,) = home.glob("slides-*")
    os.utime(first, (1, 1))
    monkeypatch.setattr(disk_cache, "MOST_BYTES", first.stat().st_size * 3 // 2)
    Path("other.md").write_text(DECK)
    built(Path("other.md"))
    (left,) = home.glob("slides-*")
    assert left != first


def test_another_program_keeps_its_own(monkeypatch: pytest.MonkeyPatch, compiled: list[int]) -> None:
    built()
    monkeypatch.setattr(disk_cache, "states", lambda folder: iter([("parser.py", 1, 2)]))
    built()
    assert compiled == [1, 2, 1, 2]


def test_commands_share_the_cache_and_can_do_without(home: Path, compiled: list[int]) -> None:
    assert run(["build", "-q"]) == run(["check", "-q"])
    assert compiled == [1, 2]
    run(["check", "-q", "--no-cache"])
    assert compiled == [1, 2, 1, 2]
    assert run(["cache", "clear"]) == 0
    assert not home.exists()
    run(["build", "-q", "--no-cache"])
    assert [*home.glob("slides-*")] == []
    assert run(["cache", "clear"]) == run(["cache", "clear"]) == 0
