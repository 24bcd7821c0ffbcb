"""Semver: versions of packages, and which of them a range means.

A range is alternatives parted by `||`, each a list of comparators (`>=1.2 <2`), or `1.2.3 - 2.3.4`; `^`, `~`, `x` and
`*` stand for such lists. A version before a release (`2.0.0-beta.1`) fits only where a comparator names one of the same
release. Source: semver.org 2.0; npm's documentation, "semver".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

__all__ = ["Version", "best", "fits", "read_version"]

LONGEST = 256  # characters of a version or range: npm's own bound
IDENTIFIERS = r"[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*"
VERSION = re.compile(rf"[v=\s]*(\d+)\.(\d+)\.(\d+)(?:-({IDENTIFIERS}))?(?:\+{IDENTIFIERS})?", re.ASCII)
PART = r"(\d+|[xX*])"
PARTIAL = rf"[v=\s]*{PART}(?:\.{PART}(?:\.{PART}(?:-({IDENTIFIERS}))?)?)?(?:\+{IDENTIFIERS})?"
COMPARATOR = re.compile(rf"(>=|<=|>|<|=|\^|~>?)?\s*{PARTIAL}", re.ASCII)
HYPHEN = re.compile(rf"\s*({PARTIAL})\s+-\s+({PARTIAL})\s*", re.ASCII)
SIGNS = re.compile(r"(>=|<=|>|<|=|\^|~>?)\s+")
Key = tuple[int, int, int, tuple[tuple[int, int, str], ...]]


class Version(NamedTuple):
    """A version. Compare `key`s: a prerelease comes before its release, numbers in it before words."""

    release: tuple[int, int, int]
    prerelease: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What sorts versions by their precedence."""
        last = ((2, 0, ""),)  # after every prerelease
        before = tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in self.prerelease)
        major, minor, patch = self.release
        return major, minor, patch, before or last


class Comparator(NamedTuple):
    """A bound: `>`, `>=`, `<`, `<=` or `=` and a version."""

    sign: str
    version: Version


class Partial(NamedTuple):
    """A version of which parts may be left open (None)."""

    parts: tuple[int | None, int | None, int | None]
    prerelease: tuple[str, ...]

    @property
    def lowest(self) -> Version:
        major, minor, patch = (part or 0 for part in self.parts)
        return Version((major, minor, patch), self.prerelease)

    def after(self, place: int) -> Version:
        """The first version whose part `place` is another one, its prereleases included."""
        parts = [part or 0 for part in self.parts]
        parts[place:] = [parts[place] + 1, 0, 0]
        return Version((parts[0], parts[1], parts[2]), ("0",))

    @property
    def given(self) -> int:
        """How many parts are not open."""
        return next((place for place, part in enumerate(self.parts) if part is None), 3)


@lru_cache(4096)
def read_version(text: str) -> Version | None:
    """A version; None: it is none."""
    match = VERSION.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if match is None:
        return None
    return Version((int(match[1]), int(match[2]), int(match[3])), split(match[4]))


def best(versions: Iterable[str], wanted: str) -> str | None:
    """The highest of the versions that a range means; None: there is none, or it is no range."""
    fitting = [(version, text) for text in versions if (version := read_version(text)) and fits(version, wanted)]
    return max(fitting, key=lambda pair: pair[0].key)[1] if fitting else None


def fits(version: Version, wanted: str) -> bool:
    """Whether a range means a version."""
    return any(holds(version, comparators) for comparators in read_range(wanted))


def holds(version: Version, comparators: tuple[Comparator, ...]) -> bool:
    """Whether a version lies within all bounds."""
    if not all(within(version.key, bound) for bound in comparators):
        return False
    return not version.prerelease or any(
        named.version.prerelease and named.version.release == version.release for named in comparators
    )


def within(key: Key, bound: Comparator) -> bool:
    other = bound.version.key
    if bound.sign in ("<", "<="):
        return key < other or (bound.sign == "<=" and key == other)
    if bound.sign in (">", ">="):
        return key > other or (bound.sign == ">=" and key == other)
    return key == other


@lru_cache(1024)
def read_range(text: str) -> tuple[tuple[Comparator, ...], ...]:
    """The alternatives of a range, each a list of bounds; nothing where it is no range."""
    if len(text) > LONGEST:
        return ()
    found = [read_alternative(part.strip()) for part in text.split("||")]
    return () if None in found else tuple(bounds for bounds in found if bounds is not None)


def read_alternative(text: str) -> tuple[Comparator, ...] | None:
    if match := HYPHEN.fullmatch(text):
        low, high = read_partial(match.groups()[1:5]), read_partial(match.groups()[6:10])
        return (Comparator(">=", low.lowest), *up_to(high))
    bounds: list[Comparator] = []
    for word in SIGNS.sub(r"\1", text).split():
        match = COMPARATOR.fullmatch(word)
        if match is None:
            return None
        bounds += read_comparator(match[1] or "=", read_partial(match.groups()[1:]))
    return tuple(bounds)


def read_partial(groups: tuple[str | None, ...]) -> Partial:
    *parts, prerelease = groups
    numbers = [int(part) if part and part.isdigit() else None for part in parts]
    for left, right in pairwise(range(3)):
        if numbers[left] is None:
            numbers[right] = None
    return Partial((numbers[0], numbers[1], numbers[2]), split(prerelease))


def read_comparator(sign: str, partial: Partial) -> Iterator[Comparator]:
    """The bounds that a sign and a version stand for."""
    given = partial.given
    if sign == "^":
        yield from caret(partial)
    elif sign in ("~", "~>"):
        yield from between(partial, min(given - 1, 1))
    elif given == 0:
        if sign in ("<", ">"):
            yield Comparator("<", Version((0, 0, 0), ("0",)))
    elif sign == "=":
        yield from between(partial, given - 1) if given < 3 else [Comparator("=", partial.lowest)]
    elif sign == ">" and given < 3:
        yield Comparator(">=", Version(partial.after(given - 1).release))
    elif sign == "<=":
        yield from up_to(partial)
    else:
        yield Comparator(
            sign, partial.lowest if given == 3 or sign != "<" else partial.lowest._replace(prerelease=("0",))
        )


def caret(partial: Partial) -> Iterator[Comparator]:
    """`^`: what stands left of the first part that is not zero stays, and that part."""
    given = partial.given
    first = next((place for place, part in enumerate(partial.parts[:given]) if part), given - 1)
    yield from between(partial, first)


def between(partial: Partial, place: int) -> Iterator[Comparator]:
    """From a version up to where its part `place` changes; all where no part is given."""
    if partial.given:
        yield Comparator(">=", partial.lowest)
        yield Comparator("<", partial.after(place))


def up_to(partial: Partial) -> Iterator[Comparator]:
    """Up to a version, or to the last of those that one with open parts stands for."""
    if partial.given == 3:
        yield Comparator("<=", partial.lowest)
    elif partial.given:
        yield Comparator("<", partial.after(partial.given - 1))


def split(prerelease: str | None) -> tuple[str, ...]:
    return tuple(prerelease.split(".")) if prerelease else ()
