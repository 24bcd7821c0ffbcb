"""esbuild: modules → one script, by esbuild's own program, which asks us for what is no plain file.

`Esbuild(program, version)` keeps the service running between builds; `bundle()` gives a `Bundle`. Nothing is written
to disk. Errors: `EsbuildError`: the program cannot be started, ends, or takes longer than `BUILD_S`.
A build with a name is kept by the program: under the same name again it reads only what has changed.
Source: esbuild documentation, "Plugins", "Build API"; the protocol is that of its JavaScript package.
"""

from __future__ import annotations

import struct
import subprocess
import weakref
from collections.abc import Sequence
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any, Self

from deckc.bundler.builds import Bundle, Graph, Loaded, Message, Plugin, Resolve
from deckc.bundler.requests import answer_to, graph_of, input_files, message, metafile_of, request
from deckc.bundler.stdio_protocol import PacketError, read_value, write_value

__all__ = ["Bundle", "Esbuild", "EsbuildError", "Graph", "Loaded", "Message", "Plugin", "Resolve"]

BUILD_S = 60  # of one build
MAX_PACKET = 256 << 20  # bytes


class EsbuildError(Exception):
    """esbuild does not run; the text says why."""


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
