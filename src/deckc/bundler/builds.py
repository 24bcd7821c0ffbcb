"""Builds: what a build asks and is told, as values: imports, modules, messages, the bundle.

Source: esbuild documentation, "Plugins", "Build API".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Bundle", "Graph", "Loaded", "Message", "Plugin", "Resolve"]


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
