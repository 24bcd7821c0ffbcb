"""Engines: who searches for the regular expressions of grammars.

They are written for the engine Oniguruma, which `oniguruma.py` calls. Where its package has no build, as for Linux on
ARM, `portable.py` translates them for the package `regex`: slower, with the same result.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec

from deckc.code.grammar.regexes import RegexSet

__all__ = ["regex_set"]


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
