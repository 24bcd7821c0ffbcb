"""The packages that deckc carries: their lock, how they come from a registry into its data, and what refuses them."""

from __future__ import annotations

import base64
import errno
import hashlib
import io
import json
import lzma
import os
import tarfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from deckc import vendored
from deckc.disk import user_cache
from deckc.registry.vendoring import bring_vendored
from deckc.vendored import LockedPackage, lock
from deckc.vendored.packs.blocks import in_blocks

FILES = {"LICENSE": b"do as you like", "data/a.json": b'{ "b": [1, 2] }', "data/a.js": b"a()", "other.txt": b"no"}


def archive(files: Mapping[str, bytes]) -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w:gz") as stream:
        for name, data in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(data)
            stream.addfile(member, io.BytesIO(data))
    return raw.getvalue()


def locked(data: bytes, name: str = "@acme/words") -> LockedPackage:
    digest = base64.b64encode(hashlib.sha512(data).digest()).decode()
    return LockedPackage(
        name, "1.2.3", f"sha512-{digest}", "icons", "MIT", ("data/*.{json,txt}",), ("LICENSE*",), "minified"
    )


@pytest.fixture
def archives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that archives are read from; the lock names one package that lies there."""
    folder = tmp_path / "archives"
    folder.mkdir()
    data = archive(FILES)
    (folder / "acme-words-1.2.3.tgz").write_bytes(data)
    monkeypatch.setenv("DECKC_ARCHIVES", str(folder))
    monkeypatch.setattr(vendored, "locked_packages", lambda: {"@acme/words": locked(data)})
    return folder


def bring(folder: Path, registry: str = "http://127.0.0.1:9") -> list[str]:
    return [str(error or "") for _, error in bring_vendored(registry, folder)]


def test_only_the_listed_files_and_the_licence_are_taken(archives: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert bring(data) == [""]
    found = {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("[!.]*") if path.is_file()}
    assert found == {"@acme/words/LICENSE": b"do as you like", "@acme/words/data/a.json": b'{"b":[1,2]}'}
    assert bring(data) == [], "it is there already"


def test_what_the_lock_no_longer_names_goes(archives: Path, tmp_path: Path) -> None:
    for name in ("@acme/old", "older"):
        (tmp_path / "data" / name).mkdir(parents=True)
    bring(tmp_path / "data")
    assert [path.name for path in (tmp_path / "data").glob("*")] == ["@acme"]
    assert [path.name for path in (tmp_path / "data/@acme").glob("*")] == ["words"]


def test_a_tampered_archive_leaves_nothing(archives: Path, tmp_path: Path) -> None:
    (archives / "acme-words-1.2.3.tgz").write_bytes(archive({**FILES, "data/a.json": b"{}"}))
    assert bring(tmp_path / "data") == ["the archive of '@acme/words' is not the one that the registry describes"]
    assert not [path for path in (tmp_path / "data").rglob("*") if path.name != "@acme"]


def link(name: str, target: str) -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w:gz") as stream:
        member = tarfile.TarInfo(f"package/{name}")
        member.type, member.linkname = tarfile.SYMTYPE, target
        stream.addfile(member)
    return raw.getvalue()


@pytest.mark.parametrize(
    "data", [link("data/a.json", "/etc/passwd"), archive({**FILES, "data/../../../a.json": b"{}"})], ids=["link", ".."]
)
def test_a_hostile_archive_is_one_sentence_and_leaves_nothing(
    data: bytes, archives: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (archives / "acme-words-1.2.3.tgz").write_bytes(data)
    monkeypatch.setattr(vendored, "locked_packages", lambda: {"@acme/words": locked(data)})
    (error,) = bring(tmp_path / "data")
    assert error.startswith("the archive of '@acme/words' holds ")
    assert not [path for path in (tmp_path / "data").rglob("*") if path.name != "@acme"]


def test_a_full_disk_is_one_sentence_and_leaves_nothing(
    archives: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    (error,) = bring(tmp_path / "data")
    assert error.endswith("cannot be written: No space left on device")
    assert not [path for path in (tmp_path / "data").rglob("*") if path.name != "@acme"]


def test_without_a_network_what_is_there_stays(archives: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DECKC_ARCHIVES")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (error,) = bring(tmp_path / "data")
    assert error.startswith("127.0.0.1 does not answer")
    kept = tmp_path / "cache/deckc/archives/acme-words-1.2.3.tgz"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"torn")
    assert bring(tmp_path / "data")[0].startswith("127.0.0.1 does not answer"), "a torn archive in the cache is none"
    user_cache.keep(f"archives/{kept.name}", (archives / kept.name).read_bytes())
    assert bring(tmp_path / "data") == [""]


def test_the_lock_says_all_that_is_needed() -> None:
    for package in lock.locked_packages().values():
        assert package.integrity.startswith("sha512-"), package.name
        assert package.license, package.name
        assert package.files, package.name
        assert package.licenses, package.name
        assert (lock.LOCK.parent / "packs" / f"{package.pack}.py").is_file(), package.name


def test_globs_stay_in_their_folder() -> None:
    package = locked(b"")
    assert package.takes("data/a.json")
    assert package.takes("data/a.txt")
    assert not package.takes("data/deep/a.json")
    assert not package.takes("data/aXjson")
    assert lock.fits("a/b/c.txt", ["a/**.txt"])


def test_what_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(vendored, "DATA", tmp_path)
    assert not vendored.present("katex")
    assert vendored.version("katex") == ""
    assert vendored.missing_parts()["formulas"] == ["katex"]
    with pytest.raises(vendored.MissingError) as error:
        vendored.read("katex", "dist/katex.min.js")
    assert error.value.package == "katex"


@pytest.mark.skipif(bool(vendored.missing_parts()), reason="this checkout was installed without a network")
def test_the_packages_of_this_checkout_are_the_locked_ones() -> None:
    assert json.loads(vendored.read("tm-themes", "vitesse-dark.json"))["type"] == "dark"
    assert len(vendored.read("mermaid", "dist/mermaid.min.js")) > 2**20
    assert "@iconify-json/carbon" in vendored.packages("icons")
    assert b"KaTeX" in vendored.read("katex", "LICENSE") or b"Khan" in vendored.read("katex", "LICENSE")


def test_files_in_blocks_are_read_by_their_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vendored, "DATA", tmp_path)
    files = {f"{number:02}.json": b"%d" % number * 100_000 for number in range(20)}
    blocks = in_blocks(files, [["07.json", "00.json", "gone.json"]])
    assert blocks == in_blocks(files, [["07.json", "00.json", "gone.json"]])
    (tmp_path / "words").mkdir()
    for name, data in blocks.items():
        (tmp_path / "words" / name).write_bytes(data)
    assert sorted(vendored.names("words")) == list(files)
    assert {name: vendored.read("words", name) for name in files} == files
    grouped = list(json.loads(blocks["blocks.json"]).values())
    assert grouped[0] == ["07.json", "00.json"]
    assert all(sum(len(files[name]) for name in block) <= 600_000 for block in grouped)
    assert len(grouped) == len(blocks) - 1
    with pytest.raises(vendored.MissingError):
        vendored.read("words", "gone.json")
    assert vendored.names("other") == []


def test_large_licences_are_compressed(archives: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = b"do as you like\n" * 5000
    data = archive({**FILES, "LICENSE": text})
    (archives / "acme-words-1.2.3.tgz").write_bytes(data)
    monkeypatch.setattr(vendored, "locked_packages", lambda: {"@acme/words": locked(data)})
    assert bring(tmp_path / "data") == [""]
    assert lzma.decompress((tmp_path / "data/@acme/words/LICENSE.xz").read_bytes()) == text
