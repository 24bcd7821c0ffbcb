"""Sources: where a grammar comes from. The package `babi-grammars` brings many; ours lie in `code/grammars`.

Ours are named by their scope, `source.rust.yaml`. Where the package has one of that name, ours is laid over it:
entries of its `repository` replace the package's, everything else of ours counts instead of the package's.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Any

import yaml

__all__ = ["load"]

OURS = Path(__file__).parent.parent / "grammars"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(scope: str) -> dict[str, Any] | None:
    """A grammar as its file says it, in the keys of TextMate; None: there is none of that scope."""
    packaged, ours = _packaged(scope), _ours(scope)
    if packaged is None or ours is None:
        return packaged or ours
    return {**packaged, **ours, "repository": {**packaged.get("repository", {}), **ours.get("repository", {})}}


def _ours(scope: str) -> dict[str, Any] | None:
    file = OURS / f"{scope}.yaml"
    return yaml.load(file.read_text(encoding="utf-8"), LOADER) if file.is_file() else None


def _packaged(scope: str) -> dict[str, Any] | None:
    file = _places().get(f"{scope}.json")
    return json.loads(file.read_text(encoding="utf-8")) if file else None


@cache
def _places() -> dict[str, Path]:
    try:
        listed = files("babi-grammars") or []
    except PackageNotFoundError:
        listed = []
    return {file.name: Path(str(file.locate())) for file in listed if file.name.endswith(".json")}
