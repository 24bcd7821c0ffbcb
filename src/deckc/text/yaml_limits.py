"""YAML's limits: blocks that would take too much memory or stack are refused before they are read."""

from __future__ import annotations

from itertools import chain
from typing import Any

import yaml

from deckc.lazy_regex import lazy_regex
from deckc.text.yaml_schema import Loader, index_of

__all__ = ["RefusedError", "load_limited", "refuse_big", "refuse_deep"]

DEEPEST = 64
MOST_VALUES = 20_000  # with all aliases written out
BRANCHES = lazy_regex(r"[\[{?:-]")  # no level without one of them


class RefusedError(Exception):
    """A block that we do not read: a problem's code, message, offset and hint. `yaml_block` makes it a problem."""

    def __init__(self, code: str, message: str, offset: int, hint: str | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.offset, self.hint = code, message, offset, hint


def refuse_deep(source: str) -> None:
    """Raises RefusedError for deep nesting. Events come one by one; composing a deep tree would break the C stack."""
    if len(BRANCHES.findall(source)) <= DEEPEST:
        return
    depth = 0
    try:
        for event in yaml.parse(source, Loader=Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    raise too_deep(index_of(event.start_mark))
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.MarkedYAMLError as error:
        # libyaml has a limit of its own, which it may reach by looking ahead, before we see the first level.
        if "nesting depth" not in (error.problem or ""):
            raise
        raise too_deep(index_of(error.problem_mark) if error.problem_mark else 0) from None


def too_deep(offset: int) -> RefusedError:
    return RefusedError("yaml-too-deep", f"nested more than {DEEPEST} levels deep", offset)


def refuse_big(root: yaml.Node | None) -> None:
    """Raises RefusedError for aliases that hold themselves, or that multiply beyond reason."""
    sizes: dict[int, int] = {}

    def size(node: yaml.Node | None) -> int:
        if not isinstance(node, yaml.CollectionNode):
            return 1
        if id(node) not in sizes:
            sizes[id(node)] = MOST_VALUES + 1  # stands while its own children are counted
            pairs = isinstance(node, yaml.MappingNode)
            sizes[id(node)] = 1 + sum(map(size, chain.from_iterable(node.value) if pairs else node.value))
        if sizes[id(node)] > MOST_VALUES:
            message = "the aliases of this block hold themselves, or make it too big"
            raise RefusedError("yaml-too-big", message, index_of(node.start_mark), "write the values out")
        return sizes[id(node)]

    size(root)


def load_limited(source: str) -> Any:
    """The plain data of a file's YAML. yaml.YAMLError: it is none, or has too much."""
    try:
        refuse_deep(source)
        refuse_big(yaml.compose(source, Loader=Loader))
    except RefusedError as error:
        raise yaml.YAMLError(str(error)) from None
    return yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
