"""Program: the files of one block as the compiler sees them, and what it says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deckc.twoslash.language_server import LanguageServer
from deckc.twoslash.positions import offset_of, position_of

__all__ = ["CompilerError", "Program"]

LANGUAGE_IDS = {"ts": "typescript", "tsx": "typescriptreact", "js": "javascript", "jsx": "javascriptreact"}
WORST, LEAST = 1, 2  # severities of errors and warnings; what an editor hints at is neither
FROM_SCOPE = "15"  # where a name ranks that is no member but stands around the place
# Kinds of the protocol's completions → of TypeScript's, as far as they look different.
KINDS = {1: "string", 2: "method", 3: "function", 4: "constructor", 7: "class", 8: "interface", 9: "module"}


@dataclass(frozen=True, slots=True)
class CompilerError:
    start: int
    end: int
    code: int
    text: str
    warning: bool


class Program:
    """Opened files of a folder. Offsets count in the file's characters. Errors of all methods: ServerError.

    `hidden`: folders of this machine, which are left out where the compiler names files in them.
    """

    def __init__(self, server: LanguageServer, folder: Path, files: Mapping[str, str], hidden: Iterable[Path]) -> None:
        self.server, self.folder, self.files = server, folder, files
        self.hidden = [f"{path.as_posix()}/" for path in (folder, *hidden)]
        self.found: dict[str, list[CompilerError]] = {}
        for name, text in files.items():
            language = LANGUAGE_IDS.get(name.rpartition(".")[2], "json")
            document = {"uri": self.uri(name), "languageId": language, "version": 1, "text": text}
            server.tell("textDocument/didOpen", {"textDocument": document})

    def close(self) -> None:
        for name in self.files:
            self.server.tell("textDocument/didClose", {"textDocument": {"uri": self.uri(name)}})

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def about(self, method: str, name: str, offset: int | None = None, **more: Any) -> Any:
        place = {} if offset is None else {"position": position_of(self.files[name], offset)}
        return self.server.ask(f"textDocument/{method}", {"textDocument": {"uri": self.uri(name)}, **place, **more})

    def hover(self, name: str, start: int, end: int) -> str | None:
        """Markdown about the word there; None where there is nothing to say, or only of more than the word."""
        answer = self.about("hover", name, start)
        if not answer or "range" not in answer:
            return None
        text = self.files[name]
        found = offset_of(text, answer["range"]["start"]), offset_of(text, answer["range"]["end"])
        return self.here(answer["contents"]["value"]) if found == (start, end) else None

    def here(self, text: str) -> str:
        """The compiler's words without the places of this machine."""
        for folder in self.hidden:
            text = text.replace(folder, "")
        return text

    def overloads(self, name: str, offset: int) -> int:
        """How many ways there are to call what is called at a place within its brackets."""
        answer = self.about("signatureHelp", name, offset) or {}
        return len(answer.get("signatures", ()))

    def errors(self, name: str) -> list[CompilerError]:
        """What is wrong in a file, in its order."""
        if name not in self.found:
            self.found[name] = self.ask_for_errors(name)
        return self.found[name]

    def ask_for_errors(self, name: str) -> list[CompilerError]:
        text = self.files[name]
        answer = self.about("diagnostic", name) or {}
        return [
            CompilerError(
                offset_of(text, item["range"]["start"]),
                offset_of(text, item["range"]["end"]),
                int(item.get("code", 0)),
                self.here(item["message"]),
                item.get("severity") == LEAST,
            )
            for item in answer.get("items", ())
            if item.get("severity", WORST) in (WORST, LEAST)
        ]

    def completions(self, name: str, offset: int, *, members: bool) -> list[tuple[str, str]]:
        """Name and kind of what an editor would offer at a place, without what it would have to import or put into
        brackets. `members`: the place is behind a point, where only a symbol's name would come from elsewhere."""
        answer = self.about("completion", name, offset, context={"triggerKind": 1}) or {}
        items = answer["items"] if isinstance(answer, dict) and "items" in answer else answer
        return [
            (str(item["label"]), KINDS.get(item.get("kind"), "property"))
            for item in items
            if "autoImport" not in (item.get("data") or {}) and not (members and item.get("sortText") == FROM_SCOPE)
        ]
