"""Languages: the names that decks use → what reads them. The table is `languages.txt`.

A name that is not in the table is asked of Pygments itself, so that every language it knows is highlighted.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["Language", "language_of"]

TABLE = Path(__file__).parent / "languages.txt"
LEXER = "pygments:"


@dataclass(frozen=True, slots=True)
class Language:
    """`grammar`: the scope of its grammar; `lexer`: Pygments's name; neither: the code is shown plain."""

    name: str
    grammar: str = ""
    lexer: str = ""


def language_of(name: str) -> Language:
    """The language of a name, in any case of letters. No name is plain text."""
    name = name.lower()
    return _languages().get(name or "text") or Language(name, lexer=name)


@cache
def _languages() -> dict[str, Language]:
    found: dict[str, Language] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, reader, *others = line.split()
        lexer = reader.removeprefix(LEXER) if reader.startswith(LEXER) else ""
        language = Language(name, "" if lexer or reader == "plain" else reader, lexer)
        found |= dict.fromkeys((name, *others), language)
    return found
