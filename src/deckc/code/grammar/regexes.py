"""Regular expressions of grammars: what a set of them is asked, and which engine answers.

They are written for the engine Oniguruma, which `oniguruma.py` calls. Where its package has no build, as for Linux on
ARM, `portable.py` translates them for the package `regex`: slower, with the same result.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from typing import NamedTuple, Protocol

__all__ = ["NEVER", "Found", "Groups", "RegexSet", "regex_set"]

NEVER = "(?!)"  # an expression that nothing fits


class Groups(Protocol):
    """The groups of a match: where one lies, and its text, which is empty where it took no part."""

    def span(self, group: int, /) -> tuple[int, int]: ...
    def group(self, group: int, /) -> str: ...


class Found(NamedTuple):
    """A match of the expression of that number."""

    number: int
    start: int
    end: int
    groups: Groups


class RegexSet(Protocol):
    """Several expressions that are searched for together: the leftmost match wins, the first of the list at a tie."""

    def search(self, line: str, start: int, first: bool, anchored: bool) -> Found | None:
        r"""The match from a place on. `first`: `\A` may match; `anchored`: `\G` may. None also where it never ends."""


@lru_cache(maxsize=4096)
def regex_set(patterns: tuple[str, ...]) -> RegexSet:
    """The set of these expressions. One that the engine cannot read never matches."""
    if _has_oniguruma():
        from deckc.code.grammar.oniguruma import OnigurumaSet

        return OnigurumaSet(patterns)
    from deckc.code.grammar.portable import PortableSet

    return PortableSet(patterns)


@cache
def _has_oniguruma() -> bool:
    return find_spec("onigurumacffi") is not None
