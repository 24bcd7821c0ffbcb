"""Lock: `packages.toml`, which says what is taken of which npm packages, as values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

__all__ = ["LOCK", "LockedPackage", "Part", "locked_packages"]

LOCK = Path(__file__).with_name("packages.toml")
Part = Literal["formulas", "diagrams", "colours", "icons", "fonts"]


@dataclass(frozen=True, slots=True)
class LockedPackage:
    """One version of a package, and what is taken of it."""

    name: str
    version: str
    integrity: str  # Subresource Integrity of the archive
    part: Part  # what is missing in a deck without it
    license: str  # SPDX
    files: tuple[str, ...]  # globs of paths in the package
    licenses: tuple[str, ...]  # globs of the texts that go with it
    pack: str  # the module in `packs/` that writes the files
    options: Mapping[str, Any] = field(default_factory=dict)  # of that module

    @property
    def archive(self) -> str:
        """The archive's file name, as `npm pack` gives it."""
        return f"{self.name.removeprefix('@').replace('/', '-')}-{self.version}.tgz"

    def takes(self, path: str) -> bool:
        """Whether a file of the package is taken."""
        return fits(path, self.files)

    def is_license(self, path: str) -> bool:
        """Whether a file of the package says under which licence it is."""
        return fits(path, self.licenses)


def locked_packages() -> Mapping[str, LockedPackage]:
    """The packages by name, in the order of the file."""
    import tomllib  # 3 ms that a build which finds everything does without

    tables = tomllib.loads(LOCK.read_text(encoding="utf-8"))
    return {
        name: LockedPackage(
            **{"name": name, **table, "files": tuple(table["files"]), "licenses": tuple(table["licenses"])}
        )
        for name, table in tables.items()
    }


def fits(path: str, globs: Iterable[str]) -> bool:
    return any(pattern(glob).fullmatch(path) for glob in globs)


@cache
def pattern(glob: str) -> re.Pattern[str]:
    """A glob as a regular expression: `*` stays within a folder, `**` does not, `{a,b}` is either."""
    words = {"**": ".*", "*": "[^/]*", "{": "(?:", ",": "|", "}": ")"}
    return re.compile("".join(words.get(word) or re.escape(word) for word in re.findall(r"\*\*|.", glob)))
