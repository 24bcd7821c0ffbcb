"""Style imports: the packages whose style sheets, icons or fonts the files of a package name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

__all__ = ["imported_packages"]

READ = (".css", ".scss", ".pcss", ".postcss", ".ts", ".js", ".mts", ".mjs", ".vue")
PACKAGE = r"(@[a-z0-9~-][\w.~-]*/[a-z0-9~-][\w.~-]*|[a-z0-9~-][\w.~-]*)"
SHEET = re.compile(
    rf"""(?:@?import|from|url\()\s*(?:url\()?\s*['"]~?{PACKAGE}/[^'"\n]+\.css(?:\?[^'"\n]*)?['"]""", re.ASCII
)
FONT = re.compile(r"""@?import\s*(?:url\()?\s*['"](@fontsource(?:-variable)?/[\w-]+)(?:/[^'"\n]*)?['"]""", re.ASCII)
ICON = re.compile(r"""from\s*['"]~icons/([a-z0-9-]+)/""", re.ASCII)
# What deckc stands for itself, and what nothing is seen of: colours of a highlighter no longer used.
SUPERFLUOUS = (
    "@slidev/client",
    "@slidev/theme-default",
    "@slidev/theme-seriph",
    "prism-theme-vars",
    "codemirror-theme-vars",
)


def imported_packages(folder: Path) -> list[str]:
    """Names of the packages that a package's files import style sheets, fonts or icons from."""
    found = {name for file in sorted(folder.rglob("*")) if file.suffix in READ for name in named_in(file)}
    return sorted(found.difference(SUPERFLUOUS))


def named_in(file: Path) -> Iterator[str]:
    text = file.read_text(encoding="utf-8", errors="replace")
    yield from SHEET.findall(text)
    yield from FONT.findall(text)
    yield from (f"@iconify-json/{collection}" for collection in ICON.findall(text))
