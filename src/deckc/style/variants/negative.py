"""Negative: the values of a utility with the opposite sign (`-mt-4`)."""

from __future__ import annotations

from deckc.lazy_regex import lazy_regex
from deckc.style.theme import MATH_FUNCTION

__all__ = ["negate"]

_NUMBER = lazy_regex(r"-?[0-9.]+(?:[a-z]+|%)?")
_VARIABLE = lazy_regex(r"^(var)\s*\((.+)\)(.*)")
_HUE = lazy_regex(r"\b(hue-rotate)\s*(\(.*)")
_KEPT = lazy_regex(r"\b(opacity|color|flex|backdrop-filter|transform)\b|^filter$")


def negate(declarations: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The declarations with their lengths and angles negated; [] when there is nothing to negate."""
    made = [(name, value if _KEPT.search(name) or value == "0" else _negated(value)) for name, value in declarations]
    return made if made != declarations else []


def _negated(value: str) -> str:
    if match := MATH_FUNCTION.match(value) or _VARIABLE.match(value):
        body, rest = _call(f"({match[2]}){match[3]}")
        return f"calc({match[1]}{body} * -1){f' {rest}' if rest else ''}"
    if match := _HUE.search(value):
        body, rest = _call(match[2])
        turned = f"({_flipped(body[1:-1])})" if _NUMBER.fullmatch(body[1:-1]) else f"(calc({body} * -1))"
        return f"{match[1]}{turned}{f' {rest}' if rest else ''}"
    return _flipped(value) if _NUMBER.fullmatch(value) else value


def _flipped(number: str) -> str:
    return number[1:] if number.startswith("-") else f"-{number}"


def _call(text: str) -> tuple[str, str]:
    """A text's first part up to a space outside of brackets, and the rest."""
    depth = 0
    for index, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if character == " " and depth == 0:
            return text[:index], text[index + 1 :]
    return text, ""
