"""YAML's schema: PyYAML's reader with the scalars of YAML 1.2.

Source: YAML 1.2.2, section 10.3 (core schema): `yes`, `on`, `12:30` and dates are text, `010` is ten, `<<` is a key.
PyYAML reads the grammar (1.1); resolvers and constructors are ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import yaml

from deckc.lazy_regex import lazy_regex

__all__ = ["Loader", "index_of", "scalar"]


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """PyYAML's reader with the scalars of YAML 1.2."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", "~nN"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("float", r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", "-+."),
):
    starts = [*first, ""] if tag == "null" else list(first)
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", lazy_regex(rf"(?:{pattern})\Z"), starts)


def integer(text: str) -> int | float:
    base = {"0o": 8, "0x": 16}.get(text[:2], 10)
    # Python refuses decimal numbers of more than 4,300 digits; JavaScript makes them Infinity.
    return int(text, base) if base != 10 or len(text) < 400 else float(text)


def real(text: str) -> float:
    return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))


CONSTRUCT: Mapping[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:null": lambda text: None,
    "tag:yaml.org,2002:bool": lambda text: text.lower() == "true",
    "tag:yaml.org,2002:int": integer,
    "tag:yaml.org,2002:float": real,
}


def scalar(node: yaml.ScalarNode) -> Any:
    """The value of a node: text where its tag is not one of the core schema, or does not fit."""
    construct = CONSTRUCT.get(node.tag)
    try:
        return construct(node.value) if construct else node.value
    except ValueError:  # `!!int x`
        return node.value


def index_of(mark: Any) -> int:
    """The offset of PyYAML's mark, which in the types, not in fact, may lack one."""
    return int(mark.index)
