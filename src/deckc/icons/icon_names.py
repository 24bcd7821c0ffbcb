"""Names of icons. In: a tag or class name. Out: `IconName`.

Slidev guide, "Icons": a tag is an icon when it begins with the name of a collection, a class when that stands after
`i-`. The collections are Iconify's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from deckc.lazy_regex import lazy_regex

__all__ = ["IconName", "collections", "icon_classes", "icon_of_class", "icon_of_tag"]

CLASS = lazy_regex(r"(?:^\[?|:)(i-([a-z][\w:-]*)(?:\?(?:mask|bg|auto))?)(?:=\"\"\])?$")  # or `[i-mdi-home=""]`
ATTRIBUTE = lazy_regex(r'^\[(?:un-)?i~="((?:[\w-]+:)*)([^":]+)"\]$')  # a word of `i="mdi-home dark:mdi-lamp"`
CAPITAL = lazy_regex(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@dataclass(frozen=True, slots=True)
class IconName:
    """`mdi`, `home`."""

    collection: str
    name: str

    def __str__(self) -> str:
        return f"{self.collection}:{self.name}"


@lru_cache(1)
def collections() -> frozenset[str]:
    """Names of all collections that Iconify has."""
    return frozenset((resources.files("deckc.icons") / "collections.txt").read_text(encoding="utf-8").split())


@lru_cache(1024)
def icon_of_tag(tag: str) -> IconName | None:
    """`mdi-home`, `mdi:home`, `MdiHome` → its name; None: no collection is called so."""
    prefix, colon, name = CAPITAL.sub("-", tag).lower().partition(":")
    if colon:
        return IconName(prefix, name) if prefix in collections() and name else None
    words = prefix.split("-")
    for count in range(len(words) - 1, 0, -1):  # the longest: there are `mdi` and `mdi-light`
        collection = "-".join(words[:count])
        if collection in collections() and (name := "-".join(words[count:])):
            return IconName(collection, name)
    return None


@lru_cache(4096)
def class_of(token: str) -> tuple[str, IconName] | None:
    """The class without what stands before it, and the icon that it names."""
    match = CLASS.search(ATTRIBUTE.sub(r"\1i-\2", token))
    icon = icon_of_tag(match[2]) if match else None
    return (match[1], icon) if match and icon else None


def icon_of_class(token: str) -> IconName | None:
    """`i-mdi-home`, `i-mdi:home`, `dark:i-mdi-home`, the attributes `[i-mdi-home=""]`, `[i~="mdi-home"]` → its name."""
    found = class_of(token)
    return found[1] if found else None


def icon_classes(tokens: Iterable[str]) -> Mapping[str, IconName]:
    """The classes among tokens that name icons, or attributes that say the same; without what stands before them."""
    return dict(found for token in tokens if (found := class_of(token)))
