"""Rows: shapes that many rule tables share."""

from __future__ import annotations

from collections.abc import Iterator

from deckc.style.theme import GLOBAL_KEYWORDS, StyleTheme, parse_colour
from deckc.style.tokens import SETS, Declarations, Found, Make, Row

__all__ = ["by_side", "colour", "shared_keywords", "words"]


def words(prefix: str, properties: str, table: str, keywords: bool = False) -> Iterator[Row]:
    """A row a word: `"start: flex-start, center"` is two, the second has its own name as value.

    `properties`: one or more, separated by spaces. `keywords`: `inherit` and its kin too.
    """
    pairs = [part.partition(":") for part in table.split(",") if part.strip()]
    pairs += [(keyword, "", "") for keyword in GLOBAL_KEYWORDS if keywords]
    for word, _, value in pairs:
        name = word.strip()
        yield prefix + name, ";".join(f"{key}: {value.strip() or name}" for key in properties.split())


def shared_keywords(prefix: str, properties: str) -> Iterator[Row]:
    """Rows of `inherit` and its kin."""
    return words(prefix, properties, "", keywords=True)


def by_side(pattern: str, declarations: str | Make, whole: str | None = None) -> Iterator[Row]:
    """A row for each way to name sides; `<side>` in the texts stands for it. `whole`: the pattern without a side."""
    if whole is not None:
        yield whole, declarations.replace("<side>", "") if isinstance(declarations, str) else declarations
    for name in SETS:
        side = f"<{name}>"
        filled = declarations.replace("<side>", side) if isinstance(declarations, str) else declarations
        yield pattern.replace("<side>", side), filled


def colour(name: str, variable: str) -> Make:
    """A property that takes a colour; `--un-<variable>-opacity` is its opacity."""

    def make(found: Found, theme: StyleTheme) -> Declarations | None:
        parsed = parse_colour(found.rest or "", theme)
        return parsed.declare(name, variable) if parsed else None

    return make
