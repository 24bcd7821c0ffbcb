"""Regular expressions of grammars: what a set of them is asked, and what it answers."""

from __future__ import annotations

from typing import NamedTuple, Protocol

__all__ = ["NEVER", "Found", "Groups", "RegexSet"]

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
