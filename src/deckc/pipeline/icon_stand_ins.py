"""Icon stand-ins: what a deck shows in place of icons that are not here, said in one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from deckc.diagnostics import Diagnostic
from deckc.lazy_regex import lazy_regex

__all__ = ["in_one_line"]

CODE = "icon-stand-in"
NAMED = 4  # icons that the line names; of more it says how many
PACKAGE = lazy_regex(r"@iconify-json/[\w-]+")


def in_one_line(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The problems, each once, with all icons that others stand in for as one, at the place of the first."""
    distinct = tuple(dict.fromkeys(found))
    icons = {each.message: each for each in distinct if each.code == CODE}
    others = (each for each in distinct if each.code != CODE)
    if len(icons) < 2:
        return (*others, *icons.values())
    packages = dict.fromkeys(name for each in icons.values() for name in PACKAGE.findall(each.hint or ""))
    named = "; ".join(list(icons)[:NAMED]) + (f"; {len(icons) - NAMED} more" if len(icons) > NAMED else "")
    return (
        *others,
        replace(
            next(iter(icons.values())),
            message=f"{len(icons)} icons are shown by others: {named}",
            hint=f"`deckc add {' '.join(packages)}` brings their own drawings",
        ),
    )
