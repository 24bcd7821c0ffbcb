"""Did you mean: the known word nearest to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["did_you_mean"]


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to this one, or None when none is near."""
    from difflib import get_close_matches  # only what went wrong needs it

    near = get_close_matches(word.lower(), (by_lower := {name.lower(): name for name in known}), n=1, cutoff=0.6)
    return by_lower[near[0]] if near else None
