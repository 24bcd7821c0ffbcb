"""Messages: what open pages of a deck say to one another, read with distrust.

In: the text of a message. Out: its parts that are what they should be, made anew: finite numbers, words of known sets.
Of anything else nothing is left. The parts are those of `Shared` in `client/base/store.js`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from deckc.lazy_regex import lazy_regex

__all__ = ["Edit", "edit_of", "parts_of", "read"]

MOST = 1e15  # of any number: today's time in milliseconds is 2e12
MOST_SLIDES = 100_000
MOST_DIGITS = 5  # of a slide's number

ROLE = lazy_regex("presenter|viewer")
STATUS = lazy_regex("stopped|running|paused")
POINTER = lazy_regex("cursor|laser")
WINDOW = lazy_regex(r"[0-9a-z]{1,32}")
TOOL = lazy_regex(r"[a-z]{1,16}")
PATH = lazy_regex(r"[MmZzLlHhVvCcSsQqTtAaeE0-9\s.,+-]*")
COLOR = lazy_regex(r"#[0-9a-fA-F]{6}")


REVISION = re.compile(r"[0-9a-f]{0,64}")


@dataclass(frozen=True, slots=True)
class Edit:
    """The one thing that a page wants to change in a slide's file: its note, else its content, else a place."""

    id: float  # of the question, for the answer
    no: int
    revision: str = ""  # of the note, or else of the content, that the page has seen
    content: str | None = None  # frontmatter and body
    note: str | None = None
    name: str = ""  # of an element that is dragged
    former: tuple[float, ...] = ()  # its place until now
    place: tuple[float, ...] | None = None

    @property
    def changes(self) -> bool:
        """Whether something is to change; else the page asks for the text."""
        return any(each is not None for each in (self.content, self.note, self.place))


class OddError(Exception):
    """A part is not what it should be."""


def read(text: str) -> Mapping[str, Any]:
    """The JSON object in a text; empty when there is none."""
    try:
        message = json.loads(text, parse_constant=refuse)
    except (ValueError, RecursionError):
        return {}
    return message if isinstance(message, dict) else {}


def refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def parts_of(message: Mapping[str, Any]) -> dict[str, Any]:
    """Those of a message that are right: `place` (`page`, `clicks`, `lastUpdate`), `timer`, `cursor`, `drawings`."""
    found: dict[str, Any] = {}
    for name, part in PARTS.items():
        key = "page" if name == "place" else name
        try:
            if key in message:
                found[name] = part(message if name == "place" else message[key])
        except OddError:
            continue
    return found


def edit_of(message: Mapping[str, Any]) -> Edit | None:
    """The edit that a message asks for; None: it is none, or odd."""
    try:
        given = mapping(message["edit"])
        place = places(given["place"]) if given.get("place") is not None else None
        return Edit(
            number(given.get("id")),
            int(number(given.get("no"), 1, MOST_SLIDES)),
            word(given.get("revision", ""), REVISION),
            None if given.get("content") is None else text(given["content"]),
            None if given.get("note") is None else text(given["note"]),
            text(given.get("name", "")),
            places(given.get("former", [])),
            place,
        )
    except (OddError, KeyError):
        return None


def text(value: object) -> str:
    """Text that a file can hold."""
    if not isinstance(value, str) or any("\ud800" <= letter <= "\udfff" or letter == "\0" for letter in value):
        raise OddError
    return value


def places(value: object) -> tuple[float, ...]:
    return tuple(number(each) for each in sequence(value))


def place(message: Mapping[str, Any]) -> Mapping[str, Any]:
    update = mapping(message.get("lastUpdate", {}))
    words = {name: word(update[name], known) for name, known in (("id", WINDOW), ("type", ROLE)) if name in update}
    return {
        "page": number(message["page"], 1, MOST_SLIDES),
        "clicks": number(message.get("clicks", 0)),
        "lastUpdate": words | ({"time": number(update["time"])} if "time" in update else {}),
    }


def timer(value: object) -> Mapping[str, Any]:
    given = mapping(value)
    times = {name: number(given[name]) for name in ("startedAt", "pausedAt") if name in given}
    return {"status": word(given.get("status"), STATUS), **times}


def cursor(value: object) -> Mapping[str, Any] | None:
    if value is None:
        return None
    given = mapping(value)
    return {**{axis: number(given.get(axis)) for axis in "xy"}, "style": word(given.get("style", "cursor"), POINTER)}


def drawings(value: object) -> Mapping[str, Any]:
    """Each slide for itself: what is odd on one does not hold for another."""
    found = {}
    for no, strokes in mapping(value).items():
        try:
            if no.isascii() and no.isdigit() and len(no) <= MOST_DIGITS:
                found[no] = [stroke(each) for each in sequence(strokes)]
        except OddError:
            continue
    return found


def stroke(value: object) -> Mapping[str, Any]:
    given = mapping(value)
    path = {"d": word(given["d"], PATH), "filled": given.get("filled") is True} if "d" in given else {}
    return {
        **path,
        "tool": word(given.get("tool"), TOOL),
        "color": word(given.get("color"), COLOR),
        "width": number(given.get("width")),
        "points": [point(each) for each in sequence(given.get("points"))],
    }


def point(value: object) -> tuple[float, float]:
    coordinates = sequence(value)
    if len(coordinates) != 2:
        raise OddError
    return number(coordinates[0]), number(coordinates[1])


PARTS = {"place": place, "timer": timer, "cursor": cursor, "drawings": drawings}


def number(value: object, least: float = -MOST, most: float = MOST) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise OddError  # NaN is nowhere between
    return value


def word(value: object, known: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not known.fullmatch(value):
        raise OddError
    return value


def mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise OddError
    return value


def sequence(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise OddError
    return value
