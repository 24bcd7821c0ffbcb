"""YAML: a block as plain data, with the place of each key and value.

In: text and where it begins. Out: data, places, problems; never an exception.
Errors: `broken-yaml`, `yaml-too-deep`, `yaml-too-big`, `duplicate-key`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from deckc.diagnostics import Diagnostic, problem
from deckc.lazy_regex import lazy_regex
from deckc.model import Span
from deckc.text.yaml_limits import RefusedError, refuse_big, refuse_deep
from deckc.text.yaml_schema import Loader, index_of, scalar

__all__ = ["Yaml", "read_yaml"]

TRIES = 8  # how many entries a fault may reach back
# Line ends for YAML 1.1, plain characters for YAML 1.2: they are put aside while PyYAML reads.
ASIDE = str.maketrans("\x85\u2028\u2029", "\ue085\ue028\ue029")
BACK = str.maketrans("\ue085\ue028\ue029", "\x85\u2028\u2029")
NO_YAML = lazy_regex("[\0-\b\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
TABS_ONLY = lazy_regex(r"^[ \t]*\t[ \t]*$", re.MULTILINE)

KeyPath = tuple[str | int, ...]


@dataclass(slots=True)
class Yaml:
    """What a block says. `data` is None for an empty or unreadable block."""

    data: Any = None
    spans: dict[KeyPath, Span] = field(default_factory=dict)
    key_spans: dict[KeyPath, Span] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)


class Places:
    """Offsets in a block as lines and columns of its file."""

    def __init__(self, text: str, file: Path, line: int, column: int) -> None:
        self.text, self.file, self.line, self.column = text, file, line, column
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def position(self, offset: int) -> tuple[int, int]:
        row = bisect_right(self.starts, offset) - 1
        return self.line + row, offset - self.starts[row] + (self.column if row == 0 else 1)

    def span(self, start: int, end: int | None = None) -> Span:
        """From `start` to `end`, or to the end of the line where `end` lies on a later one."""
        line, column = self.position(start)
        if end is None or end <= start:
            return Span(self.file, line, column)
        stop = self.text.find("\n", start)
        end = end if stop < 0 else min(end, stop)
        return Span(self.file, line, column, line, column + max(end - start, 1))


def read_yaml(text: str, file: Path, line: int, column: int = 1) -> Yaml:
    """The data of a block that begins at this line and column of a file; of a broken one, the keys above the fault."""
    places = Places(text, file, line, column)
    result = Yaml()
    try:
        read_into(result, text, places)
    except yaml.MarkedYAMLError as error:
        result = readable_part(text, error, places)
        result.problems.append(explain(error, places))
    except RefusedError as refused:
        result = Yaml()
        result.problems.append(problem(refused.code, refused.message, places.span(refused.offset), hint=refused.hint))
    return result


def read_into(result: Yaml, text: str, places: Places) -> None:
    """Fills the result. Raises MarkedYAMLError and RefusedError."""
    if bad := NO_YAML.search(text):
        raise RefusedError("broken-yaml", f"YAML has no character U+{ord(bad[0]):04X}", bad.start())
    source = TABS_ONLY.sub(lambda blank: " " * len(blank[0]), text.translate(ASIDE))
    refuse_deep(source)
    node = yaml.compose(source, Loader=Loader)
    if "*" in source:  # aliases
        refuse_big(node)
    if node is not None:
        result.data = Reader(places, result).value(node, ())


def readable_part(text: str, error: yaml.MarkedYAMLError, places: Places) -> Yaml:
    """What stands above the faulty key: the longest run of whole top-level entries that is a map."""
    mark = error.problem_mark or error.context_mark
    keys = [start for start in places.starts if start <= index_of(mark) and text[start : start + 1].strip(" \t\n#")]
    for start in keys[: -1 - TRIES : -1]:
        result = Yaml()
        try:
            read_into(result, text[:start], places)
        except (yaml.MarkedYAMLError, RefusedError):
            continue
        return result if isinstance(result.data, dict) else Yaml()
    return Yaml()


class Reader:
    """Nodes as data; places and double keys are noted on the way."""

    def __init__(self, places: Places, result: Yaml) -> None:
        self.places, self.result = places, result

    def value(self, node: yaml.Node, path: KeyPath) -> Any:
        self.result.spans[path] = self.places.span(index_of(node.start_mark), index_of(node.end_mark))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        value = scalar(node)
        return value.translate(BACK) if isinstance(value, str) else value

    def mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            at = index_of(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                raise RefusedError(
                    "broken-yaml", "a list or map cannot be a key", at, "quote values that begin with { or ["
                )
            key = key_node.value.translate(BACK)
            span = self.places.span(at, index_of(key_node.end_mark))
            if key in data:
                first = self.result.key_spans[(*path, key)]
                self.result.problems.append(
                    problem(
                        "duplicate-key",
                        f"'{key}' is given twice; the last one counts",
                        span,
                        notes=[("first given here", first)],
                    )
                )
            self.result.key_spans[(*path, key)] = span
            data[key] = self.value(value_node, (*path, key))
        return data


HINTS = (
    ("mapping values are not allowed", "quote a value that holds ': ', and keep keys in one column"),
    ("cannot start any token", "quote a value that begins with one of @ ` % or a tab; indent with spaces"),
    ("violates indentation", "indent with spaces"),
    ("expected ',' or ']'", "is the closing ] missing?"),
    ("expected ',' or '}'", "is the closing } missing?"),
    ("end of stream", "is the closing quote missing?"),
    ("could not find expected ':'", "write 'key: value', with a space after the colon"),
    ("undefined alias", "quote a value that begins with *"),
    ("another document", "a line '---' must stand alone to close the block"),
    ("did not find expected key", "quote the whole value if it holds quotes, and keep keys in one column"),
)


def explain(error: yaml.MarkedYAMLError, places: Places) -> Diagnostic:
    """PyYAML's complaint at the place where an author would look: the opening of what was never closed."""
    what = str(error.problem)
    opening = error.context_mark if "quoted scalar" in str(error.context) or "flow" in str(error.context) else None
    mark = opening or error.problem_mark
    offset = min(mark.index, max(len(places.text.rstrip()) - 1, 0)) if mark else 0
    hint = next((text for part, text in HINTS if part in what), None)
    return problem("broken-yaml", f"this YAML cannot be read: {what}", places.span(offset), hint=hint)
