"""Brackets: what stands in the brackets of a utility, `[calc(100%-1rem)]`, as CSS; texts split outside of brackets.

Source: UnoCSS's value handlers.
"""

from __future__ import annotations

import re

from deckc.lazy_regex import lazy_regex

__all__ = ["bracket", "split_top"]

_TYPE_HINT = lazy_regex(r"^\[(color|image|length|size|position|quoted|string):", re.IGNORECASE)
_URL = lazy_regex(r"url\(.*?\)")
_SPACE = lazy_regex(r"(^|[^\\])_")
_MATH_CALL = lazy_regex(r"(?:calc|clamp|max|min)\((.*)")
_VARIABLE = lazy_regex(r"var\((--.+?)[,)]")
_OPERATOR = lazy_regex(r"(-?\d*\.?\d(?!-\d.+[,)](?![^+\-/*])\D)(?:%|[a-z]+)?|\))([+\-/*])")


def bracket(text: str, kind: str = "") -> str | None:
    """What stands in `[…]`: `_` is a space (`\\_` an underscore), `--x` a variable, operators in calc() are spaced.

    `kind`: a hint such as `length` that may stand before the value (`[length:…]`) and is dropped.
    """
    if not (text.startswith("[") and text.endswith("]")):
        return None
    hint = _TYPE_HINT.match(text)
    base = text[hint.end() : -1] if hint else text[1:-1]
    if not base or base == '=""' or not _is_balanced(base):
        return None
    if base.startswith("--"):
        base = f"var({base})"
    if hint and not kind and hint[1] == "string":
        return _spaced(base)
    if hint and not kind and hint[1] == "quoted":
        return '"' + re.sub(r'(["\\])', r"\\\1", _spaced(base)) + '"'
    base = _URL.sub(lambda url: url[0].replace("_", r"\_"), base)
    spaced = _spaced(base)
    return _MATH_CALL.sub(_space_operators, spaced) if "(" in spaced else spaced


def _spaced(text: str) -> str:
    return _SPACE.sub(r"\1 ", text).replace(r"\_", "_") if "_" in text else text


def _is_balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "[") - (character == "]")
        if depth < 0:
            return False
    return depth == 0


def _space_operators(call: re.Match[str]) -> str:
    names: list[str] = []

    def hide(variable: re.Match[str]) -> str:
        names.append(variable[1])
        return variable[0].replace(variable[1], "--un-calc", 1)

    spaced = _OPERATOR.sub(r"\1 \2 ", _VARIABLE.sub(hide, call[0]))
    return re.sub("--un-calc", lambda _: names.pop(0), spaced)


def split_top(text: str, separators: str, pair: str = "()") -> list[str] | None:
    """The parts between separators that stand outside of brackets; None when a bracket or a part is missing."""
    parts, depth, start = [], 0, 0
    for index, character in enumerate(text):
        depth += (character == pair[0]) - (character == pair[1])
        if depth < 0:
            return None
        if depth == 0 and character in separators:
            parts.append(text[start:index])
            start = index + 1
    parts.append(text[start:])
    return None if any(not part for part in parts) else parts
