"""Component context: what a component has besides its own text: the slide's names, types of other files, CSS variables.

Source: Slidev guide, "Global Context"; Vue guide, "TypeScript with Composition API", "SFC CSS Features".
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from deckc.disk.type_files import type_files
from deckc.lazy_regex import lazy_regex

__all__ = ["types_of", "with_context", "with_css_variables", "with_package_types"]

CONTEXT = lazy_regex(r"(?<![\w$.])\$(?:slidev|nav|clicksContext|clicks|page|renderContext|frontmatter)\b")
ASKED = lazy_regex(r"\{([^{}]*)\}\s*=\s*useSlideContext\(")
SETUP = lazy_regex(r"(<script\b[^>]*\bsetup\b[^>]*>)(.*?)</script", re.S)
TYPED = lazy_regex(r"\bdefine(?:Props|Emits|Slots|Model)\s*<")
GENERIC = lazy_regex(r"\bdefine(?:Props|Emits|Slots|Model)\s*<([^()]*)>\s*\(")
IMPORT = lazy_regex(r"""\bimport\s+(?:type\s+)?([\w$]+\s*,\s*)?\{([^{}]*)\}\s*from\s*["']([^."'/#~][^"']*)["'];?""")
WORD = lazy_regex(r"[\w$]+")
CSS_VARIABLES = lazy_regex(r"\buseCssVars as _useCssVars\b,?\s*")


def with_context(source: str, *, is_slide: bool) -> str:
    """A component whose script names `$slidev` and its kin without asking for them, as Slidev gives them to it: to all
    slides, and to components that do not ask for the context themselves."""
    setup = SETUP.search(source)
    if not setup or (not is_slide and "useSlideContext()" in source):
        return source
    asked = {name for names in ASKED.findall(setup[2]) for name in CONTEXT.findall(names)}
    names = sorted({*CONTEXT.findall(setup[2])} - asked)
    if not names:
        return source
    given = "import { useSlideContext as __context } from '@slidev/client'; "
    given += f"const {{ {', '.join(names)} }} = __context();"
    return source[: setup.end(1)] + given + source[setup.end(1) :]


def types_of(path: Path, source: str, read: Callable[[Path], bytes]) -> dict[str, str]:
    """The files that the types of a component's props may come from, by their absolute names, with their texts."""

    def text_of(file: Path) -> str | None:
        try:
            return read(file).decode(errors="replace")
        except OSError:
            return None

    found = type_files(path, source, text_of) if TYPED.search(source) else {}
    return {str(file): text for file, text in found.items()}


def with_package_types(path: Path, source: str, read: Callable[[Path], bytes]) -> str:
    """A component whose props have types of npm packages, imported by the files that hold them: Vue's compiler follows
    no others."""
    setup = SETUP.search(source)
    wanted = frozenset(WORD.findall(" ".join(GENERIC.findall(setup[2])))) if setup else frozenset()
    if not setup or not wanted:
        return source
    added = list[str]()

    def without_types(found: re.Match[str]) -> str:
        default, braces, package = found.groups()
        specifiers = [each.strip() for each in braces.split(",") if each.strip()]
        types = [each for each in specifiers if each.split()[-1] in wanted]
        file = types_file(path, package, read) if types else None
        if file is None:
            return found[0]
        names = ", ".join(each.removeprefix("type ") for each in types)
        added.append(f"import type {{ {names} }} from '{os.path.relpath(file, path.parent)}';".replace(os.sep, "/"))
        rest = [each for each in specifiers if each not in types]
        kept = [*([default.rstrip(", \n")] if default else []), *([f"{{ {', '.join(rest)} }}"] if rest else [])]
        statement = f"import {', '.join(kept)} from '{package}';" if kept else ""
        return statement + "\n" * found[0].count("\n")

    script = IMPORT.sub(without_types, setup[2])
    return source[: setup.end(1)] + "".join(added) + script + source[setup.end(2) :]


def types_file(path: Path, package: str, read: Callable[[Path], bytes]) -> Path | None:
    """The file with the types of a package that a file imports; None: it has none, or is not there."""
    for name in (package, f"@types/{package}"):
        for folder in (above / "node_modules" / name for above in path.parents):
            try:
                manifest = json.loads(read(folder / "package.json"))
            except (OSError, ValueError, RecursionError):
                continue
            if isinstance(manifest, dict) and (found := types_entry(manifest)):
                return folder / found
    return None


def types_entry(manifest: dict[str, Any]) -> str | None:
    """What a `package.json` says of types. Source: TypeScript handbook, "Publishing"."""
    found = manifest.get("types") or manifest.get("typings")
    entry = manifest.get("exports")
    while found is None and isinstance(entry, dict):
        found = entry.get("types")
        entry = next((entry[key] for key in (".", "import", "default") if key in entry), None)
    return found if isinstance(found, str) else None


def with_css_variables(code: str) -> str:
    """A component's module whose first paint has the values of `v-bind()` in its styles."""
    if not CSS_VARIABLES.search(code):
        return code
    return 'import { useCssVars as _useCssVars } from "deckc:css-variables.js";' + CSS_VARIABLES.sub("", code, count=1)
