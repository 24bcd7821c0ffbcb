"""Values: how JavaScript sees data that came from YAML or JSON.

In: None, bool, int, float, str, list, dict, `UNDEFINED`. A whole number is an int, as JavaScript prints it.
Source: ECMAScript (ToBoolean, ToString, ToNumber, equality), Vue's `toDisplayString`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from deckc.lazy_regex import lazy_regex

__all__ = [
    "UNDEFINED",
    "Lazy",
    "display",
    "is_number",
    "loosely_equal",
    "member",
    "number_from",
    "number_text",
    "plain",
    "strictly_equal",
    "text_of",
    "to_json",
    "truthy",
    "whole",
]


class Undefined:
    """JavaScript's undefined: what a name without value gives."""

    def __repr__(self) -> str:
        return "undefined"

    def __bool__(self) -> bool:
        return False


UNDEFINED = Undefined()


class Lazy:
    """A member of a mapping that is made when it is asked for."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


def whole(number: float) -> int | float:
    """The number as JavaScript prints it: an int where it is whole and exact."""
    if isinstance(number, float) and number.is_integer() and abs(number) < 1e21:
        return int(number)
    return number if isinstance(number, float) or abs(number) < 1 << 53 else whole(float(number))


def is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def truthy(value: Any) -> bool:
    """JavaScript's ToBoolean: empty lists and maps are true."""
    if isinstance(value, (list, tuple, Mapping)):
        return True
    if isinstance(value, float) and math.isnan(value):
        return False
    return bool(value)


def text_of(value: Any) -> str:
    """JavaScript's String(value)."""
    if isinstance(value, str):
        return value
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, (list, tuple)):
        return ",".join("" if item is None or item is UNDEFINED else text_of(item) for item in value)
    if isinstance(value, Mapping):
        return "[object Object]"
    if isinstance(value, date):
        return value.isoformat()
    return "undefined" if value is UNDEFINED else getattr(value, "text", "")  # a date; a function prints nothing


def number_text(number: float) -> str:
    number = whole(number)
    if isinstance(number, int):
        return str(number)
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    mantissa, _, exponent = repr(number).partition("e")
    if not exponent:
        return mantissa
    power = int(exponent)
    if -7 < power < 0:
        return f"{number:.{len(mantissa.replace('.', '').lstrip('-')) - 1 - power}f}"
    return f"{mantissa.removesuffix('.0')}e{power:+d}"


def display(value: Any) -> str:
    """What `{{ value }}` shows: nothing for null and undefined, JSON for lists and maps."""
    if value is None or value is UNDEFINED:
        return ""
    if isinstance(value, (list, tuple, Mapping)):
        return json.dumps(plain(value), indent=2, ensure_ascii=False)
    return text_of(value)


# A string, or what JSON has no word for: Python writes it as JavaScript does.
NO_JSON = lazy_regex(r'"(?:[^"\\]|\\.)*"|-?Infinity|NaN')
IN_JSON = {"Infinity": "1e999", "-Infinity": "-1e999", "NaN": "null"}


def to_json(value: Any) -> str:
    """JSON for the player: an endless number is one too large to hold, which it reads as endless; NaN is null."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    return NO_JSON.sub(lambda found: IN_JSON.get(found[0], found[0]), text)


def number_from(value: Any) -> float:
    """JavaScript's Number(value)."""
    if isinstance(value, (int, float)):
        return value
    if value is None:
        return 0
    if isinstance(value, (list, tuple)):
        return number_from(text_of(value))
    if not isinstance(value, str):
        return math.nan
    text = value.strip()
    try:
        if text[:2].lower() in ("0x", "0b", "0o"):
            return int(text, 0)
        if "_" in text or text.lower().lstrip("+-") in ("inf", "infinity", "nan"):
            return {"Infinity": math.inf, "+Infinity": math.inf, "-Infinity": -math.inf}.get(text, math.nan)
        return whole(float(text)) if text else 0
    except ValueError:
        return math.nan


def strictly_equal(left: Any, right: Any) -> bool:
    """`===`: lists and maps are equal when they are the same one."""
    if is_number(left) and is_number(right):
        return bool(left == right)
    if isinstance(left, (list, Mapping)) or isinstance(right, (list, Mapping)):
        return left is right
    return type(left) is type(right) and bool(left == right)


def loosely_equal(left: Any, right: Any) -> bool:
    """`==`."""
    nothing = (None, UNDEFINED)
    if left in nothing or right in nothing:
        return left in nothing and right in nothing
    if type(left) is type(right) or (is_number(left) and is_number(right)):
        return strictly_equal(left, right)
    if isinstance(left, (list, Mapping)) and isinstance(right, (str, int, float)):
        return loosely_equal(text_of(left), right)
    if isinstance(right, (list, Mapping)) and isinstance(left, (str, int, float)):
        return loosely_equal(left, text_of(right))
    return bool(number_from(left) == number_from(right))


def member(value: Any, name: Any) -> Any:
    """`value[name]` for data; `UNDEFINED` when there is no such member. TypeError: value is null or undefined."""
    if value is None or value is UNDEFINED:
        raise TypeError(f"cannot read '{text_of(name)}' of {text_of(value)}")
    if isinstance(value, Mapping):
        found = value.get(name, UNDEFINED)
        if found is UNDEFINED and not isinstance(name, str):
            found = value.get(text_of(name), UNDEFINED)
        return found.make() if isinstance(found, Lazy) else found
    if isinstance(value, (list, tuple, str)):
        if name == "length":
            return len(value) if not isinstance(value, str) else len(value.encode("utf-16-le")) // 2
        index = (
            number_from(name) if isinstance(name, (int, float)) or (isinstance(name, str) and name.isdigit()) else -1
        )
        return value[int(index)] if index == int(index) and 0 <= index < len(value) else UNDEFINED
    return UNDEFINED


def plain(value: Any, words: frozenset[str] | None = None) -> Any:
    """The value as JSON can say it. Lazy members are made, with `words` only those that it names."""
    if isinstance(value, Mapping):
        return {
            text_of(name): plain(item.make() if isinstance(item, Lazy) else item, words)
            for name, item in value.items()
            if item is not UNDEFINED and (words is None or not isinstance(item, Lazy) or name in words)
        }
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(item, words) for item in value]
    if value is UNDEFINED or (isinstance(value, float) and not math.isfinite(value)):
        return None
    return value if value is None or isinstance(value, (str, int, float, bool)) else text_of(value)
