"""esbuild: modules → one script, by esbuild's own program, which asks us for what is no plain file.

`Esbuild(program, version)` keeps the service running between builds; `bundle()` gives a `Bundle`. Nothing is written
to disk. Errors: `EsbuildError`: the program cannot be started, ends, or takes longer than `BUILD_S`.
A build with a name is kept by the program: under the same name again it reads only what has changed.
Source: esbuild documentation, "Plugins", "Build API"; the protocol is that of its JavaScript package.
"""

from __future__ import annotations

import json
import struct
import subprocess
import weakref
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any, Self

from deckc.bundler.stdio_protocol import PacketError, read_value, write_value

__all__ = ["Bundle", "Esbuild", "EsbuildError", "Graph", "Loaded", "Message", "Plugin", "Resolve"]

BUILD_S = 60  # of one build
MAX_PACKET = 256 << 20  # bytes


class EsbuildError(Exception):
    """esbuild does not run; the text says why."""


@dataclass(frozen=True, slots=True)
class Message:
    """An error or warning of a build. `line` from 1, `column` from 0 and in bytes, as esbuild counts; 0: nowhere."""

    text: str
    file: str = ""
    line: int = 0
    column: int = 0
    length: int = 0
    line_text: str = ""
    importer: str = ""


@dataclass(frozen=True, slots=True)
class Resolve:
    """An import that is asked for: `path` as written in `importer`, a file in `folder`."""

    path: str
    importer: str
    folder: str
    kind: str  # "import-statement", "dynamic-import", "url-token", …
    namespace: str = "file"  # of the importer


@dataclass(frozen=True, slots=True)
class Loaded:
    """A module's contents and how esbuild reads them: js, ts, json, css, text, file, dataurl, empty, …"""

    contents: bytes
    loader: str
    folder: str = ""  # where its own imports are looked for
    errors: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Plugin:
    """What a build asks of us.

    `resolve` gives (path, namespace) for imports that match `resolve_filter`, None to let esbuild find them;
    `load` gives the contents of files (namespace "file") that match `load_filter` and of all other namespaces.
    """

    resolve: Callable[[Resolve], tuple[str, str] | None]
    load: Callable[[str, str], Loaded | None]
    resolve_filter: str
    load_filter: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """What came out. `files`: name of each further file (pictures, CSS) → its bytes."""

    script: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    errors: tuple[Message, ...] = ()
    warnings: tuple[Message, ...] = ()
    inputs: tuple[Path, ...] = ()  # the files that went into it
    graph: Graph = field(default_factory=dict)


Graph = dict[str, dict[str, str]]
"""Module → what it imports, as written → module. Modules are named as in a metafile of esbuild: files relative to the
folder of the build, others as `namespace:path`."""


class Esbuild:
    """The running service. One build at a time."""

    def __init__(self, program: Path, version: str) -> None:
        try:
            self.process = subprocess.Popen(
                [program, f"--service={version}", "--ping"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise EsbuildError(f"esbuild cannot be started: {error.strerror}") from error
        self.finish = weakref.finalize(self, end, self.process)
        self.next_id = 0
        self.contexts: dict[str, tuple[int, dict[str, Any]]] = {}  # name → key and request of a build that is kept
        self.outcome: dict[str, Any] = {}  # of such a build, which the program tells apart from its answer
        watchdog = Timer(BUILD_S, self.process.kill)
        watchdog.start()
        try:
            if (found := self.exactly(self.length()).decode(errors="replace")) != version:
                raise EsbuildError(f"esbuild {found} is here where {version} is needed")
        except EsbuildError:
            self.close()
            raise
        finally:
            watchdog.cancel()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends the program, which ends with its owner at the latest. May be called twice."""
        self.finish()

    def bundle(self, entry: str, folder: Path, plugin: Plugin, flags: Sequence[str], *, name: str = "") -> Bundle:
        """The module `entry` (source text) with all it imports, looked for from `folder` on, as one script.

        `name`: under which the program keeps what it has read for the next such build; "": it keeps nothing.
        """
        watchdog = Timer(BUILD_S, self.process.kill)
        watchdog.start()
        try:
            asked = request(entry, folder, plugin, flags)
            answer = self.rebuilt(name, asked, plugin) if name else self.call(asked, plugin)
        finally:
            watchdog.cancel()
        if text := answer.get("error"):
            raise EsbuildError(str(text))
        files = {Path(str(file["path"])).name: bytes(file["contents"]) for file in answer.get("outputFiles") or ()}
        script = next((name for name in files if name.endswith(".js")), "")
        metafile = metafile_of(answer)
        return Bundle(
            files.pop(script, b"").decode(),
            files,
            tuple(map(message, answer.get("errors") or ())),
            tuple(map(message, answer.get("warnings") or ())),
            tuple(input_files(metafile, folder)),
            graph_of(metafile),
        )

    def rebuilt(self, name: str, asked: dict[str, Any], plugin: Plugin) -> dict[str, Any]:
        """The answer to a build that is kept under a name; another one under that name is forgotten."""
        key, before = self.contexts.get(name, (0, {}))
        if before != asked:
            if before:
                self.call({"command": "dispose", "key": key}, plugin)
            key = self.next_id + 1  # 0 is that of builds which are not kept
            answer = self.call({**asked, "key": key, "context": True}, plugin)
            if answer.get("error") or answer.get("errors"):
                self.contexts.pop(name, None)
                return answer
            self.contexts[name] = key, asked
        self.outcome = {}
        answer = self.call({"command": "rebuild", "key": key}, plugin)
        return self.outcome | answer

    # ── the protocol ─────────────────────────────────────────────────────────────────────────────────

    def call(self, value: dict[str, Any], plugin: Plugin) -> dict[str, Any]:
        """Sends a request; answers what the program asks meanwhile."""
        own, self.next_id = self.next_id, self.next_id + 1
        self.send(own << 1, value)
        while True:
            head, value = self.receive()
            if not head & 1:
                if value.get("command") == "on-end":
                    self.outcome = value
                self.send(head | 1, answer_to(value, plugin))
            elif head >> 1 == own:
                return value

    def send(self, head: int, value: Any) -> None:
        body = struct.pack("<I", head) + write_value(value)
        assert self.process.stdin
        try:
            self.process.stdin.write(struct.pack("<I", len(body)) + body)
            self.process.stdin.flush()
        except (OSError, ValueError) as error:
            raise EsbuildError("esbuild has ended") from error

    def receive(self) -> tuple[int, dict[str, Any]]:
        data = self.exactly(self.length())
        try:
            value = read_value(data[4:])
        except PacketError as error:
            raise EsbuildError(f"esbuild says what nobody understands: {error}") from error
        return struct.unpack_from("<I", data)[0], value

    def length(self) -> int:
        (length,) = struct.unpack("<I", self.exactly(4))
        if length > MAX_PACKET:
            raise EsbuildError(f"esbuild answers with more than {MAX_PACKET >> 20} MB")
        return int(length)

    def exactly(self, count: int) -> bytes:
        assert self.process.stdout
        data = self.process.stdout.read(count)
        if len(data) < count:
            raise EsbuildError(f"esbuild has ended, or taken longer than {BUILD_S} s")
        return data


def end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            pipe.close()
    process.wait()


def request(entry: str, folder: Path, plugin: Plugin, flags: Sequence[str]) -> dict[str, Any]:
    return {
        "command": "build",
        "key": 0,
        "entries": [],
        "flags": ["--bundle", "--log-level=silent", "--log-limit=0", "--metafile", "--outdir=out", *flags],
        "write": False,
        "stdinContents": entry.encode(),
        "stdinResolveDir": str(folder.absolute()),
        "absWorkingDir": str(folder.absolute()),
        "nodePaths": [],
        "context": False,
        "plugins": [
            {
                "name": "deckc",
                "onStart": False,
                "onEnd": False,
                "onResolve": [{"id": 0, "filter": plugin.resolve_filter, "namespace": ""}],
                "onLoad": [
                    {"id": 1, "filter": plugin.load_filter, "namespace": "file"},
                    *({"id": 2 + n, "filter": ".*", "namespace": name} for n, name in enumerate(NAMESPACES)),
                ],
            }
        ],
    }


def metafile_of(answer: dict[str, Any]) -> dict[str, Any]:
    """What a build says of its inputs: name → what it imports."""
    text = answer.get("metafile")
    inputs = json.loads(text.decode() if isinstance(text, bytes) else text)["inputs"] if text else {}
    return inputs if isinstance(inputs, dict) else {}


def input_files(inputs: dict[str, Any], folder: Path) -> Iterator[Path]:
    """The files among the inputs, which are named relative to the folder of the build."""
    for name in inputs:
        namespace, colon, path = name.partition(":")
        if not colon or namespace not in NAMESPACES:
            yield folder / name
        elif namespace in ("raw", "inline"):
            yield Path(path)


def graph_of(inputs: dict[str, Any]) -> Graph:
    """What is imported, without what esbuild adds itself, such as `<define:…>`."""
    return {
        name: {
            found.get("original", found["path"]): found["path"]
            for found in each.get("imports", ())
            if not found["path"].startswith("<")
        }
        for name, each in inputs.items()
    }


NAMESPACES = ("deckc", "raw", "inline", "url", "icon", "hot", "known", "empty")
"""Modules that are no files."""


def answer_to(value: dict[str, Any], plugin: Plugin) -> dict[str, Any]:
    """What a request of the program is answered."""
    if value["command"] == "on-resolve":
        names = ("path", "importer", "resolveDir", "kind", "namespace")
        found = plugin.resolve(Resolve(*(value[name] for name in names)))
        return {"id": value["ids"][0], "path": found[0], "namespace": found[1]} if found else {}
    if value["command"] == "on-load":
        loaded = plugin.load(value["path"], value["namespace"])
        if loaded is None:
            return {}
        return {
            "id": value["ids"][0],
            "contents": loaded.contents,
            "loader": loaded.loader,
            "resolveDir": loaded.folder,
            "errors": [described(each) for each in loaded.errors],
        }
    if value["command"] in ("on-start", "on-end"):
        return {"errors": [], "warnings": []}
    return {}


def described(found: Message) -> dict[str, Any]:
    place = {
        "file": found.file,
        "namespace": "file",
        "line": found.line,
        "column": found.column,
        "length": found.length,
        "lineText": found.line_text,
        "suggestion": "",
    }
    return {
        "id": "",
        "pluginName": "deckc",
        "text": found.text,
        "location": place if found.file else None,
        "notes": [],
        "detail": -1,
    }


def message(found: dict[str, Any]) -> Message:
    place = found.get("location") or {}
    return Message(
        str(found.get("text", "")),
        str(place.get("file", "")),
        int(place.get("line", 0)),
        int(place.get("column", 0)),
        int(place.get("length", 0)),
        str(place.get("lineText", "")),
    )
