"""Vue files: of a single-file component the compiler reads the scripts.

Templates are no TypeScript, and nothing is said of them. Source: Vue guide, "SFC Syntax"; twoslash-vue 0.3.
"""

from __future__ import annotations

import re
from pathlib import Path

from deckc.lazy_regex import lazy_regex

__all__ = ["GLOBALS", "OPTIONS", "only_scripts", "script_start"]

SCRIPT = lazy_regex(r"<script\b[^>]*>\n?(.*?)(?=</script\s*>|\Z)", re.DOTALL | re.IGNORECASE)
NOT_BLANK = lazy_regex(r"\S")
GLOBALS = Path(__file__).parent / "globals" / "vue.d.ts"
# Where they differ from what other blocks have.
OPTIONS = {"jsx": "preserve", "jsxImportSource": "vue", "noImplicitAny": False}


def only_scripts(code: str) -> str:
    """The code with blanks for all that is no script, so that every place stays where it is."""
    parts, end = [], 0
    for match in SCRIPT.finditer(code):
        parts += [NOT_BLANK.sub(" ", code[end : match.start(1)]), match[1]]
        end = match.end(1)
    return "".join((*parts, NOT_BLANK.sub(" ", code[end:])))


def script_start(code: str) -> int:
    """Where the first script's text begins; 0 without one."""
    match = SCRIPT.search(code)
    return match.start(1) if match else 0
