"""Regular expressions that are compiled when they are first used: a run uses few of those that it imports.

In: what `re.compile` takes. Out: what stands for its pattern; an expression that is wrong is said by its first use.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

__all__ = ["lazy_regex"]

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "scanner")


class LazyPattern:
    """A pattern before its first use. From then on its methods are those of the compiled one, without a detour."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self.given_flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # pickle and copy look for their methods
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.given_flags)
        self.__dict__.update((each, getattr(compiled, each)) for each in METHODS)
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"lazy_regex({self.pattern!r}, {self.given_flags})"


def lazy_regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Stands for `re.compile(pattern, flags)`; the functions of `re` do not take it, its methods are all there."""
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, int(flags)))
