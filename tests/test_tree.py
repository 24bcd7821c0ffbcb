"""Dependencies of npm packages: which versions come, and where they lie."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deckc.registry.dependency_tree import lay_out_tree
from deckc.registry.fetching import RegistryError
from deckc.registry.metadata import Package
from deckc.registry.semver import best

# name → version → dependencies
REGISTRY: dict[str, dict[str, dict[str, str]]] = {
    "app": {"1.0.0": {"left": "^1.0.0", "right": "^1.0.0"}},
    "left": {"1.2.0": {"base": "^1.0.0"}},
    "right": {"1.0.0": {"base": "^2.0.0", "left": "*"}},
    "base": {"1.0.0": {}, "1.5.0": {}, "2.0.0": {"deep": "~1.1"}},
    "deep": {"1.1.3": {}, "1.2.0": {}},
    "round": {"1.0.0": {"about": "1"}},
    "about": {"1.0.0": {"round": "1"}},
    "git": {"1.0.0": {"x": "github:a/b", "y": "file:../y", "z": "https://example.org/z.tgz"}},
    "lost": {"1.0.0": {"nobody": "1"}},
    "endless": {"1.0.0": {"endless-1": "1"}},
}


def find(name: str, versions: str) -> Package:
    if name.startswith("endless-"):
        return Package(name, "1.0.0", "", "", {f"endless-{int(name[8:]) + 1}": "1"})
    known = REGISTRY.get(name, {})
    version = best(known, versions or "*")
    if version is None:
        raise RegistryError(f"no {name}", missing=True)
    return Package(name, version, "", "", known[version])


def laid_out(name: str, target: Path, versions: str = "") -> list[str]:
    found = lay_out_tree(name, versions, target, find)
    return [f"{folder.relative_to(target).as_posix()} {package.version}" for package, folder in found]


def test_a_second_version_lies_beside_the_package_that_asks(tmp_path: Path) -> None:
    assert laid_out("app", tmp_path) == [
        "app 1.0.0",
        "left 1.2.0",
        "right 1.0.0",
        "base 1.5.0",
        "right/node_modules/base 2.0.0",
        "deep 1.1.3",
    ]


def test_packages_that_need_each_other_come_once(tmp_path: Path) -> None:
    assert laid_out("round", tmp_path) == ["round 1.0.0", "about 1.0.0"]


def test_what_is_there_and_fits_stays(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "package.json").write_text(json.dumps({"version": "2.3.0"}))
    assert laid_out("left", tmp_path) == ["left 1.2.0", "left/node_modules/base 1.5.0"]
    assert laid_out("right", tmp_path) == ["right 1.0.0", "left 1.2.0", "left/node_modules/base 1.5.0"]


def test_addresses_are_not_followed(tmp_path: Path) -> None:
    assert laid_out("git", tmp_path) == ["git 1.0.0"]


@pytest.mark.parametrize(("name", "words"), [("lost", "no nobody"), ("endless", "more than 1000 packages")])
def test_what_cannot_be_had_is_said(name: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match=words):
        laid_out(name, tmp_path)
