"""Language server: a program that answers questions about code over its standard input and output.

Source: Language Server Protocol 3.17; JSON-RPC 2.0.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from threading import Timer
from typing import Any

__all__ = ["LanguageServer", "ServerError"]

SECONDS_TO_START = 30.0
CAPABILITIES = {"textDocument": {"hover": {"contentFormat": ["markdown"]}}}


class ServerError(Exception):
    """The server does not start, has ended, or says what is no answer."""


def environment() -> dict[str, str]:
    """What a program cannot do without: on Windows the system's folder. It finds no other program."""
    return {"PATH": "", **{name: value for name, value in os.environ.items() if name.upper() == "SYSTEMROOT"}}


class LanguageServer:
    """A running server, which works in `folder`."""

    def __init__(self, command: list[str], folder: Path) -> None:
        try:
            self.process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=folder, env=environment())
        except OSError as error:
            raise ServerError(f"the compiler does not start: {error}") from error
        self.asked = 0
        try:
            with self.within(SECONDS_TO_START):
                self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": CAPABILITIES})
                self.tell("initialized", {})
        except ServerError:
            self.stop()
            raise

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Ends the server when the block takes longer, which makes the next question fail."""
        timer = Timer(seconds, self.process.kill)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def tell(self, method: str, parameters: Any) -> None:
        self.send({"method": method, "params": parameters})

    def ask(self, method: str, parameters: Any) -> Any:
        """The result; None where the server has none, or says that it failed at this one."""
        self.asked += 1
        self.send({"id": self.asked, "method": method, "params": parameters})
        while True:
            message = self.receive()
            if "method" in message:
                if "id" in message:  # what it asks of an editor
                    self.send({"id": message["id"], "result": None})
            elif message.get("id") == self.asked:
                return message.get("result")

    def send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
            self.process.stdin.flush()
        except (OSError, ValueError) as error:
            raise ServerError("the compiler has ended") from error

    def receive(self) -> dict[str, Any]:
        stream = self.process.stdout
        assert stream is not None
        length = 0
        while header := stream.readline().strip():
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        data = stream.read(length)
        if not length or len(data) < length:
            raise ServerError("the compiler has ended")
        message: dict[str, Any] = json.loads(data)
        return message

    def stop(self) -> None:
        self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            assert stream is not None
            with suppress(OSError):  # of what was not sent yet
                stream.close()
        self.process.wait()
