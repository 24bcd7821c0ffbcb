"""Value types: what a setting's value may be, as a reader, in words and as JSON Schema.

A reader returns the value that deckc computes with and raises ValueError for what is none. Harmless mix-ups are
mended: `title: 2024` is text, `canvasWidth: "980"` a number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from deckc.config.duration import seconds
from deckc.lazy_regex import lazy_regex

__all__ = [
    "ANY",
    "CLASSES",
    "DURATION",
    "FROM_1",
    "LIST",
    "MAP",
    "MODE",
    "NULL_OR_MODE",
    "NUMBER",
    "POSITIVE",
    "RATIO",
    "SCALE",
    "SWITCH",
    "SWITCH_OR_TEXT",
    "TEXT",
    "TEXT_OR_NULL",
    "TRANSITION",
    "WHOLE",
    "WORDS_FOR_SWITCH",
    "Kind",
    "choice",
    "either",
]

# YAML 1.1 took these for true and false; YAML 1.2 has them as text.
WORDS_FOR_SWITCH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
RATIO_SEPARATOR = lazy_regex("[:/x|]")


@dataclass(frozen=True, slots=True)
class Kind:
    words: str
    read: Callable[[Any], Any]
    schema: Mapping[str, Any]
    null: bool = False  # null is a value of its own, not "not given"


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def read_switch(value: Any) -> bool:
    if isinstance(value, str):
        value = WORDS_FOR_SWITCH.get(value.lower())
    if not isinstance(value, bool):
        raise ValueError
    return value


def read_bool(value: Any) -> bool:
    """True and false alone: beside text, `on` is text."""
    if not isinstance(value, bool):
        raise ValueError
    return value


def read_text(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError
    return str(value)


def read_number(value: Any) -> float:
    number = value if is_number(value) else float(value) if isinstance(value, str) else None
    if number is None or not abs(number) < float("inf"):
        raise ValueError
    return int(number) if number == int(number) else float(number)


def read_positive(value: Any) -> float:
    number = read_number(value)
    if number <= 0:
        raise ValueError
    return number


def read_scale(value: Any) -> float:
    number = read_number(value)
    if not 0.1 <= number <= 8:
        raise ValueError
    return number


def read_from_1(value: Any) -> float:
    number = read_number(value)
    if number < 1:
        raise ValueError
    return number


def read_whole(value: Any) -> int:
    number = read_number(value)
    if not isinstance(number, int) or number < 0:
        raise ValueError
    return number


def read_list(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [part.strip() for part in read_text(value).split(",")]
    return [read_text(item) for item in items]


def read_map(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError
    return value


def read_classes(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, str | list | dict):
        raise ValueError
    return value


def read_ratio(value: Any) -> float:
    """Width by height: a number, `16/9`, `4:3`, `1 x 1`."""
    if isinstance(value, str) and RATIO_SEPARATOR.search(value):
        width, height = (float(part) for part in RATIO_SEPARATOR.split(value, maxsplit=1))
        value = width / height if height else 0
    ratio = read_number(value)
    if ratio <= 0:
        raise ValueError
    return ratio


def read_duration(value: Any) -> Any:
    seconds(value)
    return value


def choice(*options: str) -> Kind:
    """One of some words."""

    def read(value: Any) -> str:
        if value not in options:
            raise ValueError
        return str(value)

    return Kind(" or ".join(f"`{option}`" for option in options), read, {"enum": list(options)})


def either(*kinds: Kind) -> Kind:
    """What one of some kinds takes; the first that does."""

    def read(value: Any) -> Any:
        for kind in kinds:
            if value is None and kind.null:
                return None
            try:
                return kind.read(value)
            except ValueError:
                continue
        raise ValueError

    words = ", ".join(kind.words for kind in kinds[:-1]) + f" or {kinds[-1].words}"
    return Kind(words, read, {"anyOf": [kind.schema for kind in kinds]}, any(kind.null for kind in kinds))


def never(value: Any) -> None:
    raise ValueError


NULL = Kind("null", never, {"type": "null"}, null=True)
ANY = Kind("anything", lambda value: value, {}, null=True)
SWITCH = Kind("true or false", read_switch, {"type": "boolean"})
TEXT = Kind("text", read_text, {"type": ["string", "number"]})
NUMBER = Kind("a number", read_number, {"type": "number"})
SCALE = Kind("a number from 0.1 to 8", read_scale, {"type": "number", "minimum": 0.1, "maximum": 8})
POSITIVE = Kind("a number above 0", read_positive, {"type": "number", "exclusiveMinimum": 0})
FROM_1 = Kind("a number from 1 on", read_from_1, {"type": "number", "minimum": 1})
WHOLE = Kind("a whole number", read_whole, {"type": "integer", "minimum": 0})
LIST = Kind("a list of words", read_list, {"type": ["array", "string"], "items": {"type": ["string", "number"]}})
MAP = Kind("a map", read_map, {"type": "object"})
CLASSES = Kind("class names (text, list or map)", read_classes, {"type": ["string", "array", "object"]})
RATIO = Kind("a ratio such as `16/9`, `4:3` or `1.5`", read_ratio, {"type": ["string", "number"]})
DURATION = Kind("a time such as `30min`, `1h30m`, `10:00`, or seconds", read_duration, {"type": ["string", "number"]})
MODE = either(SWITCH, choice("dev", "build"))
NULL_OR_MODE = either(NULL, MODE)
TEXT_OR_NULL = either(TEXT, NULL)
SWITCH_OR_TEXT = either(Kind("true or false", read_bool, {"type": "boolean"}), TEXT)
TRANSITION = either(TEXT, MAP, NULL)
