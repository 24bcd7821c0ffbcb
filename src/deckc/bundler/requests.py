"""Requests: what esbuild's service is asked and answered, from and to the values of a build.

Source: the protocol of esbuild's JavaScript package.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from deckc.bundler.builds import Graph, Message, Plugin, Resolve

__all__ = ["answer_to", "graph_of", "input_files", "message", "metafile_of", "request"]


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
