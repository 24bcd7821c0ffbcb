"""`deckc add` against a registry of our own on this machine: packages made by the tests, as npm packs them."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import os
import tarfile
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from deckc.cli import run
from deckc.registry.metadata import choose

STYLE = {"styles/index.css": b"@import 'far-away/look.css';\n@import './own.css';\n", "package.json": b"{}"}
PACKAGES: Mapping[str, Mapping[str, Mapping[str, bytes]]] = {
    "@slidev/theme-plain": {"1.0.0": {"old.txt": b"old"}, "1.2.0": STYLE, "2.0.0-beta.1": {"beta.txt": b"beta"}},
    "slidev-addon-bell": {"0.1.0": {"components/Bell.vue": b"<template><b>ding</b></template>"}},
    "far-away": {"1.9.0": {"look.css": b"h1 { color: red }"}, "2.0.0": {"look.css": b""}},
    "@iconify-json/dots": {"1.0.0": {"icons.json": b"{}"}},
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


class Registry(BaseHTTPRequestHandler):
    """Answers as npm's registry does."""

    def do_GET(self) -> None:
        path = unquote(self.path).lstrip("/")
        home = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
        if path.startswith("-/"):
            name, _, version = path[2:].removesuffix(".tgz").rpartition("/")
            body = pack(PACKAGES[name][version])
        elif path in PACKAGES:
            body = json.dumps(metadata(path, home)).encode()
        else:
            self.send_error(404)
            return
        self.send_response(200)
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


def test_without_names_what_the_deck_and_the_manifest_ask_for(tmp_path: Path) -> None:
    Path("slides.md").write_text("---\ntheme: plain\naddons: [bell, ./mine]\n---\n\n# One\n", encoding="utf-8")
    wanted = {"dependencies": {"@iconify-json/dots": "^1.0.0", "vue": "3"}}
    Path("package.json").write_text(json.dumps(wanted), encoding="utf-8")
    assert run(["add"]) == 0
    found = {path.name for path in (tmp_path / "node_modules").iterdir()}
    assert found == {"@slidev", "@iconify-json", "slidev-addon-bell", "far-away"}


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


@pytest.mark.parametrize(
    ("wanted", "version"),
    [
        ("", "2.1.0"),
        ("latest", "2.1.0"),
        ("next", "3.0.0-rc.1"),
        ("^1.0.0", "1.10.0"),
        ("~1.2.0", "1.2.9"),
        ("1.x", "1.10.0"),
        ("1.2", "1.2.9"),
        ("^0.3.1", "0.3.5"),
        (">=1", "2.1.0"),
        ("1.2.9", "1.2.9"),
        ("^9.0.0", None),
    ],
)
def test_ranges(wanted: str, version: str | None) -> None:
    known = ["0.3.1", "0.3.5", "0.4.0", "1.2.0", "1.2.9", "1.10.0", "2.0.0", "2.1.0", "3.0.0-rc.1"]
    assert choose(known, wanted, {"latest": "2.1.0", "next": "3.0.0-rc.1"}) == version
