"""Package names: what a person calls a package → what npm may call it, and which version is meant."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from deckc.bundler.program import program_package

__all__ = ["Sort", "Wish", "read_wish", "wishes_of_manifest"]

Sort = Literal["theme", "addon", "icons", "package"]
# The order in which Slidev looks for a short name.
SPELLINGS: dict[Sort, tuple[str, ...]] = {
    "theme": ("@slidev/theme-{}", "slidev-theme-{}", "{}"),
    "addon": ("@slidev/addon-{}", "slidev-addon-{}", "{}"),
    "icons": ("@iconify-json/{}",),
    "package": ("{}",),
}
NAME = re.compile(r"(?:@[a-z0-9~-][\w.~-]*/)?[a-z0-9~-][\w.~-]*", re.ASCII)
FONT, VARIABLE_FONT = "@fontsource/", "@fontsource-variable/"
USEFUL = re.compile(r"@slidev/(?:theme|addon)-|slidev-(?:theme|addon)-|@iconify-json/|@fontsource(?:-variable)?/")


@dataclass(frozen=True)
class Wish:
    """A package that somebody wants."""

    names: tuple[str, ...]  # what npm may call it, the likeliest first
    versions: str = ""  # a range as in package.json; empty: the newest
    is_program: bool = False  # it comes with all that it depends on


def read_wish(word: str, sort: Sort = "theme") -> Wish | None:
    """`bricks`, `bricks@0.25.0`, `@acme/slides`: what to look for, or None where npm has no such names."""
    name, _, version = word.strip().partition("@") if not word.startswith("@") else split_scoped(word)
    if not NAME.fullmatch(name):
        return None
    if sort == "package" and name == "esbuild":  # a launcher for Node: the program is in the platform's package
        name = program_package() or name
    whole = name.startswith("@") or USEFUL.match(name)
    if name.startswith(FONT):  # a few families are published as variable fonts only
        return Wish((name, name.replace(FONT, VARIABLE_FONT)), version)
    names = (name,) if whole else tuple(form.format(name) for form in SPELLINGS[sort])
    return Wish(names, version, is_program=sort == "package" and not USEFUL.match(name))


def split_scoped(word: str) -> tuple[str, str, str]:
    name, at, version = word[1:].partition("@")
    return f"@{name}", at, version


def wishes_of_manifest(file: Path) -> Iterator[Wish]:
    """The themes, addons, icon collections and fonts among the dependencies in a `package.json`."""
    manifest = json.loads(file.read_text(encoding="utf-8"))
    for key in ("dependencies", "devDependencies"):
        for name, versions in (manifest.get(key) or {}).items():
            if USEFUL.match(name) and NAME.fullmatch(name):
                yield Wish((name,), str(versions))
