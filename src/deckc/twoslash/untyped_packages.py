"""Untyped packages: those that a deck's code may import though their types are not here.

Slidev's reader has them installed; deckc needs no `node_modules`. What comes from such a package is `any`, rather than
an error that Slidev would not show.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from deckc.disk.paths import workspace
from deckc.lazy_regex import lazy_regex

__all__ = ["ambient", "imported", "listed_packages"]

# They come with Slidev itself, so that every deck's code finds them there.
OF_SLIDEV = frozenset("@slidev/client @slidev/types @unhead/vue @vueuse/core @vueuse/math vue-router".split())
DEPENDENCIES = ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies")
NAME = lazy_regex(r"(?:@[\w.-]+/)?[\w.-]+", re.ASCII)
IMPORT = lazy_regex(r"""\b(?:from|import|require)\s*\(?\s*["']((?:@[\w.-]+/)?[\w.-]+)[^"'\n]*["']""")


def listed_packages(root: Path) -> frozenset[str]:
    """What the package.json files from the deck's folder up to its project's name, and what Slidev brings."""
    top = workspace(root)
    here = root.resolve()
    folders = [folder for folder in (here, *here.parents) if folder.is_relative_to(top)]
    return OF_SLIDEV.union(*(dependencies(folder / "package.json") for folder in folders))


def dependencies(file: Path) -> Iterator[str]:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    for key in DEPENDENCIES if isinstance(data, dict) else ():
        names = data.get(key)
        yield from (name for name in (names if isinstance(names, dict) else ()) if NAME.fullmatch(name))


def ambient(packages: Iterable[str]) -> str:
    """Declarations by which everything of these packages is `any`."""
    return "".join(f'declare module "{name}";\ndeclare module "{name}/*";\n' for name in sorted(packages))


def imported(code: str, packages: Iterable[str]) -> list[str]:
    """Those of the packages that a script imports from, in its order."""
    known = frozenset(packages)
    return list(dict.fromkeys(name for name in IMPORT.findall(code) if name in known))
