"""Lookup: the drawing of an icon, from wherever it can be had.

In: an icon's name. Out: `Found`: its own drawing, from the deck's `node_modules` or from what deckc carries; else one
that stands in for it; else what is wrong. What a deck without icons does not need is imported when one is looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from deckc.disk.files import Files
from deckc.disk.paths import upwards
from deckc.icons.drawing import Drawing, drawing_of
from deckc.icons.icon_names import IconName
from deckc.text.did_you_mean import did_you_mean

__all__ = ["Found", "Icons"]

SAME_WORD = 0.8  # of 1: `rigth` and `right`, but not `openai` and `opera`


@dataclass(frozen=True, slots=True)
class Found:
    """What is shown for an icon: nothing, if `drawing` is None. With `code` there is something to say about it."""

    drawing: Drawing | None
    code: str | None = None
    message: str = ""
    hint: str | None = None


@dataclass(frozen=True)
class Icons:
    """The collections that a deck can draw on: in `node_modules` of its folders and above, and those of deckc's own."""

    folders: Sequence[Path]
    files: Files
    found: dict[IconName, Found] = field(default_factory=dict)
    places: dict[str, Path | None] = field(default_factory=dict)

    def find(self, icon: IconName) -> Found:
        """The icon's drawing or the nearest one, and what the deck's author should know of it."""
        if icon not in self.found:
            self.found[icon] = self.look_for(icon)
        return self.found[icon]

    def look_for(self, icon: IconName) -> Found:
        if drawing := self.own_drawing(icon):
            return Found(drawing)
        from deckc.icons.emoji import emoji_drawing

        if not self.lacks(icon):
            missing = f"the icon '{icon.name}' of '{icon.collection}' stays empty: its drawing is not here"
        else:
            missing = f"'{icon.collection}' has no icon '{icon.name}'"
            if near := self.misspelt(icon):
                return Found(None, "icon-not-drawn", missing, f"did you mean '{near}'?")
        if drawing := emoji_drawing(icon):
            return self.instead(icon, drawing, "the emoji of the viewer's system")
        return self.nearest(icon) or Found(None, "icon-not-drawn", missing, how_to_get(icon.collection))

    def nearest(self, icon: IconName) -> Found | None:
        from deckc.icons.stand_ins import renamed, stand_in

        other = (renamed(icon, self.has) if self.lacks(icon) else None) or stand_in(icon, self.has)
        drawing = self.own_drawing(other) if other else None
        return self.instead(icon, drawing, f"'{other}'") if drawing else None

    def instead(self, icon: IconName, drawing: Drawing, what: str) -> Found:
        return Found(drawing, "icon-stand-in", f"{what} stands in for '{icon}'", how_to_get(icon.collection))

    def misspelt(self, icon: IconName) -> str | None:
        """The name that was meant, where the collection is here: word for word nearly the same."""
        words = icon.name.split("-")
        likely = (name for name in self.names(icon.collection) if name[0] == icon.name[0])
        near = did_you_mean(icon.name, (name for name in likely if name.count("-") == len(words) - 1))
        return near if near and all(map(alike, words, near.split("-"))) else None

    def own_drawing(self, icon: IconName) -> Drawing | None:
        """The icon's own drawing; None: the collection is not here, or has no such icon."""
        from deckc.icons.carried_icons import pack_of
        from deckc.icons.installed import icon_in

        path = self.data(icon.collection)
        beside = drawing_of(icon.name, icon_in(path, self.files.state(path), icon.name)) if path else None
        if beside is None and (pack := pack_of(icon.collection)):
            return drawing_of(icon.name, pack.icon(icon.name))
        return beside

    def has(self, icon: IconName) -> bool:
        return self.own_drawing(icon) is not None

    def lacks(self, icon: IconName) -> bool:
        """Whether the icon's collection is here, and has no such name."""
        from deckc.icons.carried_icons import pack_of

        pack = pack_of(icon.collection)
        if self.data(icon.collection):
            return True
        return pack is not None and pack.left_out(icon.name) is None

    def names(self, collection: str) -> Iterable[str]:
        from deckc.icons.carried_icons import pack_of
        from deckc.icons.installed import names_in

        if path := self.data(collection):
            return names_in(path, self.files.state(path))
        pack = pack_of(collection)
        return pack.names() if pack else ()

    def data(self, collection: str) -> Path | None:
        """The file of a collection in `node_modules`: of its own package, or of the one that holds them all."""
        if collection not in self.places:
            self.places[collection] = next(self.files_of(collection), None)
        return self.places[collection]

    def files_of(self, collection: str) -> Iterator[Path]:
        for folder in dict.fromkeys(above for own in self.folders for above in upwards(own)):
            for place in (f"@iconify-json/{collection}/icons.json", f"@iconify/json/json/{collection}.json"):
                if self.files.is_file(path := folder / "node_modules" / place):
                    yield path


def alike(one: str, other: str) -> bool:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other).ratio() >= SAME_WORD


def how_to_get(collection: str) -> str:
    return f"`deckc add @iconify-json/{collection}` brings its own drawing"
