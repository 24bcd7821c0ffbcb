"""Comark props: `{.class #id key="value" :bound="expression" flag}` after an element. Source: Comark's syntax guide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markdown_it.token import Token

from deckc.lazy_regex import lazy_regex

__all__ = ["Props", "add_props", "read_props"]

Props = Sequence[tuple[str, str]]

BRACKETS = {"[": "]", "{": "}", "(": ")"}
QUOTES = frozenset("\"'`")
SHORT = {".": "class", "#": "id"}
SHORT_VALUE = lazy_regex(r"(?:\\.|[^ #.}\\])*")
PLAIN_VALUE = lazy_regex(r"(?:\\.|[^ }\\])*")
KEY = lazy_regex(r"[^ }][^ }=]*")


def read_props(text: str, start: int) -> tuple[Props, int] | None:
    """The props in the braces at `start`, and the offset behind them. None: no props (`{{`, or no end)."""
    if text[start : start + 2] == "{{":
        return None
    props: list[tuple[str, str]] = []
    position = start + 1
    while position < len(text):
        char = text[position]
        if char == "}":
            return props, position + 1
        if char in (" ", "\\"):
            position += 1 if char == " " else 2
        elif char in SHORT:
            value = match_at(SHORT_VALUE, text, position + 1)
            props.append((SHORT[char], value))
            position += 1 + len(value)
        else:
            prop, position = read_pair(text, position)
            props.append(prop)
    return None


def read_pair(text: str, start: int) -> tuple[tuple[str, str], int]:
    """`key=value`, or `key` alone, which is "true"."""
    key = match_at(KEY, text, start)
    position = start + len(key)
    if text[position : position + 1] != "=":
        return (key.strip(), "true"), position
    end = end_of_value(text, position + 1)
    value = text[position + 1 : end]
    if len(value) > 1 and value[0] in QUOTES and value[-1] == value[0]:
        value = value[1:-1]
    return (key.strip(), value), end


def end_of_value(text: str, start: int) -> int:
    char = text[start : start + 1]
    if char in BRACKETS:
        return end_of_bracket(text, start)
    if char in QUOTES:
        return end_of_string(text, start)
    return start + len(match_at(PLAIN_VALUE, text, start))


def end_of_bracket(text: str, start: int) -> int:
    position = start + 1
    while position < len(text):
        char = text[position]
        if char == BRACKETS[text[start]]:
            return position + 1
        position = end_of_value(text, position) if char in BRACKETS or char in QUOTES else position + 1
    return len(text)


def end_of_string(text: str, start: int) -> int:
    position = start + 1
    while position < len(text) and text[position] != text[start]:
        position += 2 if text[position] == "\\" else 1
    return min(position + 1, len(text))


def match_at(pattern: re.Pattern[str], text: str, position: int) -> str:
    match = pattern.match(text, position)
    return match[0] if match else ""


def add_props(token: Token, props: Iterable[tuple[str, str]]) -> None:
    """Classes are added to those that are there, all others replace."""
    for name, value in props:
        if name == "class":
            token.attrJoin(name, value)
        else:
            token.attrSet(name, value)
