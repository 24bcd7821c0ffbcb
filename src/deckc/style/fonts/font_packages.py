"""Font packages: families as Fontsource publishes them, ready slices with the characters of each.

In: a family's name and the folders around a deck. Out: its package, and of that the faces that a deck uses. They lie in
`node_modules` (`@fontsource-variable/inter`, `@fontsource/inter`) or are among those that deckc carries.
Source: Fontsource, "metadata.json" and "unicode.json" of its packages; CSS Fonts 4, `unicode-range`.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deckc import vendored
from deckc.disk.files import Files
from deckc.disk.paths import upwards
from deckc.lazy_regex import lazy_regex

__all__ = ["Face", "FontPackage", "find_package", "is_own", "slug"]

VARIABLE, FIXED = "@fontsource-variable", "@fontsource"
NAMED_VARIABLE = " Variable"  # the end of the name under which Fontsource's own style sheets have a variable font
RANGE = lazy_regex(r"u\+([0-9a-f?]+)(?:-([0-9a-f]+))?", re.I)


@dataclass(frozen=True, slots=True)
class Face:
    """One slice of a family, as an `@font-face` rule describes it."""

    path: Path
    style: str
    weight: str
    unicode_range: str  # empty: all characters


@dataclass(frozen=True, slots=True)
class FontPackage:
    """A package of one family."""

    folder: Path
    is_variable: bool
    name: str  # the beginning of its files' names
    styles: Sequence[str]
    weights: Sequence[int]
    axes: Mapping[str, Mapping[str, Any]]
    ranges: Mapping[str, str]  # of the slices

    def faces(self, weights: Collection[int], italic: bool, text: str, files: Files) -> Iterator[Face]:
        """The slices that show a text's characters: of all weights in one, or of those nearest to `weights`."""
        points = sorted(map(ord, set(text)))
        needed = [(name, span) for name, span in self.ranges.items() if touches(span, points)]
        for style in ("normal", "italic") if italic else ("normal",):
            for form, weight in self.forms(weights) if style in self.styles else ():
                for part, span in needed:
                    path = self.folder / "files" / f"{self.name}-{part.strip('[]')}-{form}-{style}.woff2"
                    if files.is_file(path):
                        yield Face(path, style, weight, span)

    def forms(self, weights: Collection[int]) -> list[tuple[str, str]]:
        """What files are called by weight, and their `font-weight`."""
        if not self.is_variable:
            nearest = (min(self.weights, key=lambda own: (abs(own - wanted), -own)) for wanted in weights)
            return [(str(weight), str(weight)) for weight in dict.fromkeys(nearest)]
        axis = self.axes.get("wght")
        if axis is None:
            return [(name.lower(), "400") for name in list(self.axes)[:1]]
        return [("wght", f"{float(axis['min']):g} {float(axis['max']):g}")]


def find_package(family: str, folders: Iterable[Path], files: Files) -> FontPackage | None:
    """The package of a family, the nearest one above `folders` first; None where there is none."""
    above = [*dict.fromkeys(up / "node_modules" for folder in folders for up in upwards(folder)), vendored.DATA]
    only_variable = family.endswith(NAMED_VARIABLE)
    name = slug(family.removesuffix(NAMED_VARIABLE))
    scopes = (VARIABLE,) if only_variable else (VARIABLE, FIXED)
    places = ((folder / scope / name, scope == VARIABLE) for folder in above if name for scope in scopes)
    return next((found for folder, variable in places if (found := opened(folder, variable, files))), None)


def is_own(family: str) -> bool:
    """Whether deckc carries a family that this installation lacks, as it says itself."""
    lacking = vendored.missing_parts().get("fonts", ())
    return any(name.rpartition("/")[2] == slug(family) for name in lacking)


def slug(family: str) -> str:
    """The family's name in names of packages."""
    return re.sub(r"[^a-z0-9]+", "-", family.lower()).strip("-")


def opened(folder: Path, variable: bool, files: Files) -> FontPackage | None:
    """The package in a folder; None where its descriptions are not those of Fontsource."""
    if not files.is_file(folder / "unicode.json"):
        return None
    try:
        facts = json.loads(files.read(folder / "metadata.json"))
        ranges = json.loads(files.read(folder / "unicode.json"))
        subsets = dict.fromkeys(facts["subsets"], "") if not ranges else {}
        axes = facts.get("variable") or {}
        weights = [int(weight) for weight in facts["weights"]]
        package = FontPackage(
            folder, variable, str(facts["id"]), list(facts["styles"]), weights, dict(axes), {**subsets, **ranges}
        )
        return package if package.forms([400]) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def touches(unicode_range: str, points: Sequence[int]) -> bool:
    """Whether one of the code points, which are sorted, is in a range as CSS writes it; an empty one has all."""
    spans = [
        (int(first.replace("?", "0"), 16), int(last or first.replace("?", "F"), 16))
        for first, last in RANGE.findall(unicode_range)
    ]
    found = ((bisect_left(points, first), last) for first, last in spans)
    return not spans or any(place < len(points) and points[place] <= last for place, last in found)
