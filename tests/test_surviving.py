"""Machines that lack something: a home, a sound cache, a package."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from deckc.disk import user_cache
from deckc.disk.paths import workspace


def homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nobody)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_home_nothing_is_kept_and_all_is_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    homeless(monkeypatch)
    assert user_cache.cached("a", lambda: b"made") == b"made"
    assert user_cache.kept("a") is None
    assert workspace(tmp_path) == tmp_path.resolve()


def test_a_home_that_is_a_link_is_no_project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Also with a `.git` in it, as those have who keep their settings so."""
    (tmp_path / "real" / ".git").mkdir(parents=True)
    (tmp_path / "real" / "talk").mkdir()
    (tmp_path / "home").symlink_to("real")
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    assert workspace(tmp_path / "home" / "talk") == tmp_path / "real" / "talk"


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 100])
def test_what_was_damaged_is_made_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, damage: bytes) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert user_cache.cached("a", lambda: b"made") == b"made"
    assert user_cache.cached("a", lambda: b"not called") == b"made"
    (tmp_path / "deckc" / "a").write_bytes(damage)
    assert user_cache.cached("a", lambda: b"anew") == b"anew"
    assert user_cache.kept("a") == b"anew"


def test_what_a_killed_build_left_in_the_cache_goes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / "deckc").mkdir()
    for name, age in (("old.part", 7200), ("new.part", 0)):
        (tmp_path / "deckc" / name).write_bytes(b"half")
        made = (tmp_path / "deckc" / name).stat().st_mtime - age
        os.utime(tmp_path / "deckc" / name, (made, made))
    user_cache.keep("a", b"whole")
    assert sorted(path.name for path in (tmp_path / "deckc").iterdir()) == ["a", "new.part"]


def test_a_missing_package_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "slides.md").write_text("# One\n")
    hide = "import sys; sys.modules['jinja2'] = None; from deckc.cli import run; sys.exit(run(sys.argv[1:]))"
    words = [sys.executable, "-c", hide, "check", str(tmp_path / "slides.md")]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr == (
        "Error: the package that 'jinja2' belongs to is missing. Install deckc again, with all it needs.\n"
    )
