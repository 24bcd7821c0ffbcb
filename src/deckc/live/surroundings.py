"""Surroundings: what a component has besides its own text: the slide's names, types of other files, CSS variables.

Source: Slidev guide, "Global Context"; Vue guide, "TypeScript with Composition API", "SFC CSS Features".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from deckc.type_files import type_files

__all__ = ["types_of", "with_context", "with_css_variables"]

CONTEXT = re.compile(r"(?<![\w$.])\$(?:slidev|nav|clicksContext|clicks|page|renderContext|frontmatter)\b")
ASKED = re.compile(r"\{([^{}]*)\}\s*=\s*useSlideContext\(")
SETUP = re.compile(r"(<script\b[^>]*\bsetup\b[^>]*>)(.*?)</script", re.S)
TYPED = re.compile(r"\bdefine(?:Props|Emits|Slots|Model)\s*<")
CSS_VARIABLES = re.compile(r"\buseCssVars as _useCssVars\b,?\s*")


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


def with_css_variables(code: str) -> str:
    """A component's module whose first paint has the values of `v-bind()` in its styles."""
    if not CSS_VARIABLES.search(code):
        return code
    return 'import { useCssVars as _useCssVars } from "deckc:css-variables.js";' + CSS_VARIABLES.sub("", code, count=1)
