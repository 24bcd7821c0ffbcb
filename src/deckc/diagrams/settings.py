"""Settings: what `setup/mermaid.ts` of theme, addons and deck says to Mermaid, as far as it is plain data.

In: the folders of the chain, the deck's own last. Out: Mermaid's configuration, and what in the files cannot be read
without running them. Problem code: `diagram-settings`. Source: Slidev guide, "Configure Mermaid".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from deckc.diagnostics import Diagnostic, problem
from deckc.files import Files
from deckc.literals import Unread, given_value
from deckc.model import Span

__all__ = ["read_settings"]

ENDINGS = ("ts", "js", "mts", "mjs")


def read_settings(folders: Iterable[Path], files: Files) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    """Each file's settings over those before it, key by key."""
    settings: dict[str, Any] = {}
    problems: list[Diagnostic] = []
    for path in (folder / f"setup/mermaid.{ending}" for folder in folders for ending in ENDINGS):
        if not files.is_file(path):
            continue
        source = files.read(path).decode("utf-8", "replace")
        given = given_value(source)
        if not isinstance(given, dict):
            given = {"default": given}
        problems += (problem_at(path, source, *unread) for unread in unread_in(given, ""))
        settings |= plain(given)
    return settings, tuple(problems)


def unread_in(value: Any, name: str) -> Iterator[tuple[str, int]]:
    """Name and offset of each part that is no plain data."""
    if isinstance(value, Unread):
        yield name, value.offset
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from unread_in(part, f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        for part in value:
            yield from unread_in(part, name)


def plain(value: Any) -> Any:
    """The value without the parts that could not be read."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items() if not isinstance(part, Unread)}
    if isinstance(value, list):
        return [plain(part) for part in value if not isinstance(part, Unread)]
    return value


def problem_at(path: Path, source: str, name: str, offset: int) -> Diagnostic:
    line, column = source.count("\n", 0, offset) + 1, offset - source.rfind("\n", 0, offset)
    return problem("diagram-settings", f"'{name}' is not read: it is no plain data", Span(path, line, column))
