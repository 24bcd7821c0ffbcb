"""Key suggestions: which setting a key was meant for, that is none.

In: a word and the names of settings. Out: the name that was meant, or None.
"""

from __future__ import annotations

from functools import lru_cache

from deckc.lazy_regex import lazy_regex

__all__ = ["near_miss"]

REPEATED = lazy_regex(r"(.)\1+")


@lru_cache
def near_miss(word: str, known: frozenset[str]) -> str | None:
    """The name that is likely to have been meant, or None: a theme may use any word of its own.

    `tansition`, `colorScheme`, `hide-in-toc`, `Layout` are mistakes; `image1`, `titles`, `glass` are not.
    """
    bare = bared(word)
    for name in sorted(known):
        if (bared(name) == bare and name != word) or is_slip(word, name):
            return name
    allowed = 0 if len(word) < 5 else 1 if len(word) < 9 else 2
    near = [
        (distance, name)
        for name in known
        if len(name) > 4
        and abs(len(name) - len(word)) <= allowed
        and not name.startswith(word)
        and not word.startswith(name)
        and (distance := edits(bare, bared(name), swap_only=len(word) < 7)) <= allowed
    ]
    return min(near)[1] if near else None


def is_slip(word: str, name: str) -> bool:
    """Whether a letter is doubled or not (`clas`, `zooom`), a vowel or the last letter is missing (`timr`, `click`; not
    `time`, a word that `timer` begins with), a letter follows a name of several words (`seoMetas`; not `titles`), or
    two neighbours changed places, also in short words."""
    if len(word) >= 3 and REPEATED.sub(r"\1", word) == REPEATED.sub(r"\1", name):
        return True
    if len(name) >= 4 and any(
        name[:at] + name[at + 1 :] == word for at, letter in enumerate(name) if letter in "aeiou"
    ):
        return True
    if (name[:-1] == word and len(word) >= 4 and word != "time") or (word[:-1] == name and name != name.lower()):
        return True
    differing = [index for index, (a, b) in enumerate(zip(word, name, strict=False)) if a != b]
    if len(word) < 3 or len(word) != len(name) or len(differing) != 2:
        return False
    first, second = differing
    return second == first + 1 and word[first] == name[second] and word[second] == name[first]


def bared(word: str) -> str:
    return word.lower().replace("-", "").replace("_", "")


def edits(one: str, other: str, swap_only: bool) -> int:
    """How many letters were left out, added, swapped with the next, or, unless `swap_only`, replaced."""
    replace = 2 if swap_only else 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        previous, row = row, [i]
        for j, b in enumerate(other, 1):
            best = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (0 if a == b else replace))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before = previous
    return row[-1]
