"""`deckc add` against a registry of our own on this machine: packages made by the tests, as npm packs them."""

from __future__ import annotations

import base64
import errno
import gzip
import hashlib
import io
import json
import os
import tarfile
import threading
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from deckc.cli import run
from deckc.registry import RegistryError
from deckc.registry.archive import archive_files
from deckc.registry.fetching import download
from deckc.registry.metadata import choose
from deckc.registry.semver import best, fits, read_version

STYLE = {"styles/index.css": b"@import 'far-away/look.css';\n@import './own.css';\n", "package.json": b"{}"}
PACKAGES: Mapping[str, Mapping[str, Mapping[str, bytes]]] = {
    "@slidev/theme-plain": {"1.0.0": {"old.txt": b"old"}, "1.2.0": STYLE, "2.0.0-beta.1": {"beta.txt": b"beta"}},
    "slidev-addon-bell": {"0.1.0": {"components/Bell.vue": b"<template><b>ding</b></template>"}},
    "far-away": {"1.9.0": {"look.css": b"h1 { color: red }"}, "2.0.0": {"look.css": b""}},
    "@iconify-json/dots": {"1.0.0": {"icons.json": b"{}"}},
    "@fontsource-variable/far-only": {"5.0.0": {"metadata.json": b"{}"}},
    "slidev-theme-torn": {"1.0.0": STYLE},
    "slidev-theme-sly": {"1.0.0": {"inside.txt": b"in", "../../sly.txt": b"out"}},
    "slidev-theme-linked": {"1.0.0": {"inside.txt": b"in", "link": b"/etc/hostname"}},
}


def pack(files: Mapping[str, bytes]) -> bytes:
    """A .tgz with everything below `package/`; a file called `link` is one."""
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            if name == "link":
                member.type, member.linkname = tarfile.SYMTYPE, data.decode()
            else:
                member.size = len(data)
            archive.addfile(member, io.BytesIO(data) if member.isfile() else None)
    return gzip.compress(raw.getvalue(), mtime=0)


def metadata(name: str, home: str) -> Any:
    """What the registry says of a package."""
    versions = {}
    for version, files in PACKAGES[name].items():
        digest = base64.b64encode(hashlib.sha512(pack(files)).digest()).decode()
        if name == "slidev-theme-torn":
            digest = base64.b64encode(bytes(64)).decode()
        versions[version] = {
            "dist": {"tarball": f"{home}/-/{name}/{version}.tgz", "integrity": f"sha512-{digest}"},
            "dependencies": {"far-away": "^1.0.0", "runs-in-node": "*"},
        }
    return {"versions": versions, "dist-tags": {"latest": [*versions][-1] if len(versions) < 3 else [*versions][1]}}


ANSWERS: dict[str, bytes] = {}  # path → what else the registry answers
REDIRECTS: dict[str, str] = {}
LENGTHS: dict[str, int] = {}  # path → the length that it promises


class Registry(BaseHTTPRequestHandler):
    """Answers as npm's registry does."""

    def do_GET(self) -> None:
        path = unquote(self.path).lstrip("/")
        home = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
        if path in REDIRECTS:
            self.send_response(302)
            self.send_header("Location", REDIRECTS[path])
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if path in ANSWERS:
            body = ANSWERS[path]
        elif path.startswith("-/"):
            name, _, version = path[2:].removesuffix(".tgz").rpartition("/")
            body = pack(PACKAGES[name][version])
        elif path in PACKAGES:
            body = json.dumps(metadata(path, home)).encode()
        else:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(LENGTHS.get(path, len(body))))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(autouse=True)
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The registry's address; the environment names it, and the test's own folder is the current one."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Registry)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}"
    for name in [name for name in os.environ if name.lower() == "npm_config_registry"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("npm_config_registry", address + "/")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    yield address
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_theme_comes_with_what_its_styles_import_and_nothing_else(tmp_path: Path) -> None:
    Path("slides.md").write_text("---\ntheme: plain\n---\n\n# One\n", encoding="utf-8")
    assert run(["check", "-q"]) == 1
    assert run(["add", "plain"]) == 0
    modules = tmp_path / "node_modules"
    assert sorted(path.name for path in modules.iterdir()) == ["@slidev", "far-away"]
    assert (modules / "far-away/look.css").read_bytes() == b"h1 { color: red }", "the range of package.json counts"
    theme = modules / "@slidev/theme-plain"
    assert sorted(path.name for path in theme.rglob("*")) == ["index.css", "package.json", "styles"]
    (theme / "styles/own.css").write_text("p { color: blue }", encoding="utf-8")
    assert run(["check", "-q"]) == 0


def test_a_version_is_taken_as_it_is_named(tmp_path: Path) -> None:
    assert run(["add", "plain@1.0.0"]) == 0
    assert (tmp_path / "node_modules/@slidev/theme-plain/old.txt").is_file()
    assert run(["add", "plain@2.0.0-beta.1"]) == 0, "what was there is replaced"
    assert [path.name for path in (tmp_path / "node_modules/@slidev/theme-plain").iterdir()] == ["beta.txt"]
    assert run(["add", "plain@7"]) == 2


def test_icons_and_addons_have_short_names_too(tmp_path: Path) -> None:
    assert run(["add", "dots", "--sort", "icons", "--into", "talks"]) == 0
    assert (tmp_path / "talks/node_modules/@iconify-json/dots/icons.json").is_file()
    assert run(["add", "bell", "--sort", "addon"]) == 0
    assert (tmp_path / "node_modules/slidev-addon-bell/components/Bell.vue").is_file()


def test_a_family_that_is_there_as_a_variable_font_only(tmp_path: Path) -> None:
    assert run(["add", "@fontsource/far-only"]) == 0
    assert (tmp_path / "node_modules/@fontsource-variable/far-only/metadata.json").is_file()


def test_without_names_all_that_the_deck_shows_and_lacks(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path("mine/components").mkdir(parents=True)
    head = "theme: plain\naddons: [bell, ./mine]\nfonts:\n  sans: Far Sans"
    text = f"---\n{head}\n---\n\n# One <mingcute-home-1-line />\n"
    Path("slides.md").write_text(text, encoding="utf-8")
    wanted = {"dependencies": {"@iconify-json/dots": "^1.0.0", "vue": "3"}}
    Path("package.json").write_text(json.dumps(wanted), encoding="utf-8")
    run(["check", "-q"])
    capfd.readouterr()
    run(["check"])
    assert "4 things of this deck are stand-ins: `deckc add` brings them\n" in capfd.readouterr().err
    assert run(["add"]) == 2, "a collection and a font are nowhere"
    found = {path.name for path in (tmp_path / "node_modules").iterdir()}
    assert found == {"@slidev", "@iconify-json", "slidev-addon-bell", "far-away"}
    rows = dict(line.split(maxsplit=1) for line in capfd.readouterr().out.splitlines())
    assert rows == {
        "@iconify-json/dots": "1.0.0",
        "@slidev/theme-plain": "1.2.0",
        "far-away": "1.9.0",
        "slidev-addon-bell": "0.1.0",
        "@iconify-json/mingcute": "npm's registry has no package called '@iconify-json/mingcute'",
        "@fontsource/far-sans": "npm's registry has no package called '@fontsource/far-sans' or "
        "'@fontsource-variable/far-sans'",
    }
    run(["check"])
    assert "2 things of this deck are stand-ins" in capfd.readouterr().err


def test_a_deck_of_another_name_is_named(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "talks").mkdir()
    Path("talks/talk.md").write_text("---\naddons: [bell]\n---\n\n# One\n", encoding="utf-8")
    run(["build", "talks/talk.md"])
    assert "1 thing of this deck is a stand-in: `deckc add talks/talk.md` brings it\n" in capfd.readouterr().err
    assert run(["add", "talks/talk.md"]) == 0
    assert (tmp_path / "talks/node_modules/slidev-addon-bell").is_dir()
    run(["build", "talks/talk.md"])
    assert "stand-in" not in capfd.readouterr().err
    assert run(["add", "talks/talk.md"]) == 0
    assert "ask for nothing that is not here" in capfd.readouterr().err


def test_a_lost_network_is_told_once(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("slides.md").write_text("---\ntheme: plain\naddons: [bell]\n---\n\n# One\n", encoding="utf-8")
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9")
    assert run(["add", "-q"]) == 3
    assert capfd.readouterr().err.count("does not answer") == 1
    assert not list(tmp_path.rglob(".deckc-*"))


def test_nothing_is_written_outside_or_in_part(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "torn"]) == 3
    assert "is not the one that the registry describes" in capfd.readouterr().err
    assert run(["add", "sly"]) == 3
    assert "holds 'package/../../sly.txt', which is no safe place for a file" in capfd.readouterr().err
    assert run(["add", "linked"]) == 3
    assert "holds 'package/link', which is no plain file" in capfd.readouterr().err
    assert not list((tmp_path / "node_modules").iterdir())
    assert not list(tmp_path.rglob("sly.txt"))


def test_what_cannot_be_had_is_said(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(["add", "nobody"]) == 2
    assert "no package called '@slidev/theme-nobody' or 'slidev-theme-nobody' or 'nobody'" in capfd.readouterr().err
    assert run(["add", "../up"]) == 2
    Path("package.json").write_text("[", encoding="utf-8")
    assert run(["add"]) == 2
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9")
    assert run(["add", "plain"]) == 3
    assert "127.0.0.1 does not answer" in capfd.readouterr().err
    monkeypatch.setenv("npm_config_registry", "http://registry.example")
    assert run(["add", "plain"]) == 3, "a registry is asked by https only"


RANGES = json.loads((Path(__file__).parent / "conformance" / "version-ranges.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("wanted", "fitting", "highest"), RANGES["ranges"], ids=[row[0] for row in RANGES["ranges"]])
def test_a_range_means_what_npm_takes_it_for(wanted: str, fitting: list[str], highest: str | None) -> None:
    versions = {text: read_version(text) for text in RANGES["versions"]}
    assert [text for text, version in versions.items() if version and fits(version, wanted)] == fitting
    assert best(reversed(versions), wanted) == highest


def test_versions_are_sorted_as_by_npm() -> None:
    versions = [version for text in RANGES["versions"] if (version := read_version(text))]
    assert sorted(versions, key=lambda version: version.key) == versions
    assert [read_version(text) for text in ("", "1", "1.2", "1.2.3.4", "x", "1.2.3-", "1" * 300 + ".0.0")] == [None] * 7


@pytest.mark.parametrize(
    ("wanted", "version"),
    [("", "2.1.0"), ("latest", "2.1.0"), ("next", "3.0.0-rc.1"), ("^1.0.0", "1.10.0"), (">=1", "2.1.0"), ("^9", None)],
)
def test_tags_and_the_latest_version(wanted: str, version: str | None) -> None:
    known = dict.fromkeys(["1.2.0", "1.10.0", "2.0.0", "2.1.0", "2.2.0", "3.0.0-rc.1"])
    assert choose(known, wanted, {"latest": "2.1.0", "next": "3.0.0-rc.1"}) == version


GOOD = {"tarball": "-/good/1.0.0.tgz", "integrity": "sha512-x"}
SENSELESS: Mapping[str, Any] = {
    "no JSON": b"<html>",
    "a list": [],
    "nested too deep": b"[" * 100_000,
    "no versions": {},
    "versions that are a list": {"versions": ["1.0.0"]},
    "a version that is a text": {"versions": {"1.0.0": "x"}},
    "a version that is none": {"versions": {"../../1": {"dist": GOOD}}},
    "no dist": {"versions": {"1.0.0": {}}},
    "a dist that is a list": {"versions": {"1.0.0": {"dist": [GOOD]}}},
    "no archive": {"versions": {"1.0.0": {"dist": {"integrity": "x"}}}},
    "an archive that is a number": {"versions": {"1.0.0": {"dist": {"tarball": 1, "integrity": "x"}}}},
    "an archive elsewhere": {"versions": {"1.0.0": {"dist": {**GOOD, "tarball": "file:///etc/passwd"}}}},
    "an archive without address": {"versions": {"1.0.0": {"dist": {**GOOD, "tarball": "http://[/x"}}}},
    "a digest that is none": {"versions": {"1.0.0": {"dist": {"tarball": "https://127.0.0.1:9/x", "shasum": "zz"}}}},
    "tags that are lists": {"versions": {}, "dist-tags": {"latest": ["1.0.0"]}},
    "a tag of no version": {"versions": {}, "dist-tags": {"latest": "9.9.9"}},
    "dependencies that are a list": {"versions": {"1.0.0": {"dist": GOOD, "dependencies": ["x"]}}},
    "a thousand dependencies": {
        "versions": {"1.0.0": {"dist": GOOD, "dependencies": dict.fromkeys(map(str, range(1001)), "")}}
    },
}


@pytest.mark.parametrize("answer", SENSELESS.values(), ids=SENSELESS)
def test_metadata_that_makes_no_sense_is_one_sentence(
    answer: Any, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setitem(ANSWERS, "odd", answer if isinstance(answer, bytes) else json.dumps(answer).encode())
    monkeypatch.setitem(ANSWERS, "@slidev/theme-odd", ANSWERS["odd"])
    assert run(["add", "odd"]) in (2, 3)
    told = capfd.readouterr().err
    assert told.startswith("Error: ")
    assert told.count("\n") == 1
    assert not (tmp_path / "node_modules").exists()


def tar(*members: tuple[tarfile.TarInfo, bytes]) -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w:gz") as archive:
        for member, data in members:
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return raw.getvalue()


def member(name: str, kind: bytes = tarfile.REGTYPE, **more: Any) -> tarfile.TarInfo:
    found = tarfile.TarInfo(name)
    found.type = kind
    for key, value in more.items():
        setattr(found, key, value)
    return found


def bomb() -> bytes:
    """20 MB of zeros."""
    return tar((member("package/zeros"), bytes(20 * 2**20)))


def large_header() -> bytes:
    """A header of PAX that says that it has 1.5 GB, and 10 MB of it."""
    head = member("package/x", tarfile.XHDTYPE, size=3 * 2**29).tobuf(tarfile.USTAR_FORMAT)
    return gzip.compress(head + bytes(10 * 2**20))


def many_files() -> bytes:
    return tar(*((member(f"package/{number}"), b"") for number in range(1002)))


HOSTILE: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "a way out": (lambda: tar((member("package/a/../../../x"), b"")), "no safe place"),
    "an absolute name": (lambda: tar((member("/package/x"), b"")), "no safe place"),
    "a drive": (lambda: tar((member("package/c:x"), b"")), "no safe place"),
    "a device of Windows": (lambda: tar((member("package/con.css"), b"")), "no safe place"),
    "a backslash": (lambda: tar((member("package/..\\x"), b"")), "no safe place"),
    "a link": (lambda: tar((member("package/x", tarfile.SYMTYPE, linkname="/etc/passwd"), b"")), "no plain file"),
    "a hard link": (lambda: tar((member("package/x", tarfile.LNKTYPE, linkname="/etc/passwd"), b"")), "no plain file"),
    "a pipe": (lambda: tar((member("package/x", tarfile.FIFOTYPE), b"")), "no plain file"),
    "a bomb": (bomb, "is larger than 16 MB"),
    "a large header": (large_header, "has a header of"),
    "many files": (many_files, "or 1,000 files"),
    "no archive": (lambda: b"not at all", "cannot be read"),
    "a torn one": (lambda: tar((member("package/x"), os.urandom(9999)))[:-4000], "cannot be read"),
    "nothing": (lambda: b"", "cannot be read"),
    "a file where a folder is": (lambda: tar((member("package/a"), b""), (member("package/a/b"), b"")), "cannot be"),
}


@pytest.mark.parametrize(("make", "message"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_archive_is_one_sentence_and_leaves_nothing(
    make: Callable[[], bytes],
    message: str,
    registry: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.setattr("deckc.registry.archive.LARGEST", 16 * 2**20)
    monkeypatch.setattr("deckc.registry.archive.MOST_FILES", 1000)
    data = make()
    digest = base64.b64encode(hashlib.sha512(data).digest()).decode()
    dist = {"tarball": f"{registry}/hostile.tgz", "integrity": f"sha512-{digest}"}
    monkeypatch.setitem(ANSWERS, "@slidev/theme-hostile", json.dumps({"versions": {"1.0.0": {"dist": dist}}}).encode())
    monkeypatch.setitem(ANSWERS, "hostile.tgz", data)
    there = tmp_path / "node_modules" / "@slidev" / "theme-hostile"
    there.mkdir(parents=True)
    (there / "former.txt").touch()
    assert run(["add", "hostile"]) == 3
    told = capfd.readouterr().err
    assert message in told
    assert told.startswith("Error: ")
    assert told.count("\n") == 1
    assert [path.name for path in there.parent.rglob("*")] == ["theme-hostile", "former.txt"], "what was there stays"


def test_a_large_header_takes_no_memory() -> None:
    data = large_header()
    tracemalloc.start()
    with pytest.raises(RegistryError):
        list(archive_files(data, "x"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * 2**20


def test_a_full_disk_is_one_sentence_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    assert run(["add", "plain"]) == 3
    assert "cannot be written: No space left on device" in capfd.readouterr().err
    assert not [path for path in (tmp_path / "node_modules").rglob("*") if path.is_file()]
    assert not list((tmp_path / "node_modules").rglob(".deckc-*"))


@pytest.mark.parametrize("limit", ["size", "time", "redirect", "torn"])
def test_a_download_has_bounds(limit: str, registry: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ANSWERS, "large", bytes(2**20))
    monkeypatch.setitem(REDIRECTS, "away", "http://registry.example/x")
    monkeypatch.setitem(REDIRECTS, "back", f"{registry}/large")
    assert len(download(f"{registry}/back")) == 2**20
    if limit == "size":
        with pytest.raises(RegistryError, match=r"is larger than 0\.5 MB"):
            download(f"{registry}/large", limit=2**19)
    elif limit == "time":
        monkeypatch.setattr("deckc.registry.fetching.SECONDS", -1)
        with pytest.raises(RegistryError, match="takes longer than"):
            download(f"{registry}/large")
    elif limit == "redirect":
        with pytest.raises(RegistryError, match=r"registry\.example/x is not asked: only https is"):
            download(f"{registry}/away")
    else:
        monkeypatch.setitem(LENGTHS, "large", 2**21)
        with pytest.raises(RegistryError, match=r"ends too early|does not answer"):
            download(f"{registry}/large")
