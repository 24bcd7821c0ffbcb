"""Icons: names of icons of Iconify's collections, and their drawings where the collections lie beside the deck.

In: a tag or class name. Out: `IconName`, `Drawing`. Slidev guide, "Icons": a tag is an icon when it begins with the
name of a collection, a class when that stands after `i-`. Collections are npm packages, `@iconify-json/mdi`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from deckc.diagnostics import did_you_mean
from deckc.files import Files
from deckc.icons.drawing import Drawing, drawing_of

__all__ = ["Drawing", "IconName", "Icons", "icon_classes", "icon_of_class", "icon_of_tag"]

CLASS = re.compile(r"(?:^|:)(i-([a-z][\w:-]*)(?:\?(?:mask|bg|auto))?)$")
CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@dataclass(frozen=True, slots=True)
class IconName:
    """`mdi`, `home`."""

    collection: str
    name: str


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
def icon_of_class(token: str) -> IconName | None:
    """`i-mdi-home`, `i-mdi:home`, `dark:i-mdi-home` → its name."""
    match = CLASS.search(token)
    return icon_of_tag(match[2]) if match else None


def icon_classes(tokens: Iterable[str]) -> Mapping[str, IconName]:
    """The classes among tokens that name icons, without what stands before them."""
    found = ((CLASS.search(token), icon_of_class(token)) for token in tokens if "i-" in token)
    return {match[1]: icon for match, icon in found if match and icon}


@dataclass(frozen=True)
class Icons:
    """The collections that can be found from a deck: in `node_modules` of its folders and those above them."""

    folders: Sequence[Path]
    files: Files

    def drawing(self, icon: IconName) -> Drawing | None:
        """The icon's drawing; None: the collection is not there, or has no such icon."""
        path = self.collection(icon.collection)
        return drawing_of(icon.name, read(path, self.files.state(path))) if path else None

    def complaint(self, icon: IconName) -> tuple[str, str | None]:
        """Why an icon has no drawing, and what to do."""
        path = self.collection(icon.collection)
        if path is None:
            hint = f"drawings of '@iconify-json/{icon.collection}' in a node_modules beside the deck are used"
            return f"the icon '{icon.name}' of '{icon.collection}' stays empty: its drawing is not here", hint
        near = did_you_mean(icon.name, read(path, self.files.state(path)).get("icons", {}))
        return f"'{icon.collection}' has no icon '{icon.name}'", f"did you mean '{near}'?" if near else None

    def collection(self, name: str) -> Path | None:
        """The file of a collection: of its own package, or of the one that holds them all."""
        for folder in dict.fromkeys(above for own in self.folders for above in (own, *own.parents)):
            for place in (f"@iconify-json/{name}/icons.json", f"@iconify/json/json/{name}.json"):
                if self.files.is_file(path := folder / "node_modules" / place):
                    return path
        return None


@lru_cache(32)
def read(path: Path, state: tuple[int, ...]) -> Mapping[str, Any]:
    """A collection's data, {} when it is none. `state`: of the file, so that a new one is read anew."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}
