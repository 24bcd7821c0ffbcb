"""Operators: what JavaScript's operators make of data. Source: ECMAScript, "Expressions"."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from deckc.template.expressions.values import (
    UNDEFINED,
    loosely_equal,
    number_from,
    strictly_equal,
    text_of,
    truthy,
    whole,
)

__all__ = ["BINARY", "SHORT_CIRCUIT", "UNARY", "power"]


def divide(left: Any, right: Any) -> float:
    above, below = number_from(left), number_from(right)
    if below:
        return whole(above / below)
    return math.nan if not above or math.isnan(above) else math.copysign(math.inf, above)


def remainder(left: Any, right: Any) -> float:
    above, below = number_from(left), number_from(right)
    return whole(math.fmod(above, below)) if below and math.isfinite(above) else math.nan


def add(left: Any, right: Any) -> Any:
    if any(isinstance(side, (str, list, tuple, dict)) for side in (left, right)):
        return text_of(left) + text_of(right)
    return whole(number_from(left) + number_from(right))


def power(left: Any, right: Any) -> float:
    try:
        return whole(float(number_from(left)) ** number_from(right))
    except (OverflowError, ZeroDivisionError):
        return math.inf


def ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    def compare_values(left: Any, right: Any) -> bool:
        if isinstance(left, str) and isinstance(right, str):
            return compare(left, right)
        return compare(number_from(left), number_from(right))

    return compare_values


BINARY: dict[str, tuple[int, Callable[[Any, Any], Any]]] = {
    "==": (4, loosely_equal),
    "!=": (4, lambda left, right: not loosely_equal(left, right)),
    "===": (4, strictly_equal),
    "!==": (4, lambda left, right: not strictly_equal(left, right)),
    "<": (5, ordered(lambda left, right: left < right)),
    ">": (5, ordered(lambda left, right: left > right)),
    "<=": (5, ordered(lambda left, right: left <= right)),
    ">=": (5, ordered(lambda left, right: left >= right)),
    "+": (6, add),
    "-": (6, lambda left, right: whole(number_from(left) - number_from(right))),
    "*": (7, lambda left, right: whole(number_from(left) * number_from(right))),
    "/": (7, divide),
    "%": (7, remainder),
}
SHORT_CIRCUIT: dict[str, tuple[int, Callable[[Any], bool]]] = {  # is the left side the answer?
    "??": (1, lambda left: left is not None and left is not UNDEFINED),
    "||": (2, truthy),
    "&&": (3, lambda left: not truthy(left)),
}
UNARY: dict[str, Callable[[Any], Any]] = {
    "!": lambda value: not truthy(value),
    "-": lambda value: whole(-number_from(value)),
    "+": lambda value: whole(number_from(value)),
}
