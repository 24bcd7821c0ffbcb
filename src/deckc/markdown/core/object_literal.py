"""Object literal: options as JavaScript writes them, `{at: 2, maxHeight: '100px', lines: true}`, to Python values.

Literals only: strings, numbers, true, false, null, undefined and lists of them. Errors: ValueError.
"""

from __future__ import annotations

import re
from typing import Any

from deckc.lazy_regex import lazy_regex

__all__ = ["parse_object"]

TOKEN = lazy_regex(
    r"""\s*(?:
    (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\$]|\\.)*`)
    |(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w$]))
    |(?P<word>[A-Za-z_$][\w$]*)
    |(?P<mark>[{}\[\],:])
    |(?P<end>$)
    )""",
    re.VERBOSE | re.DOTALL,
)
WORDS = {"true": True, "false": False, "null": None, "undefined": None}
ESCAPE = lazy_regex(r"\\(.)", re.DOTALL)
ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}


def parse_object(text: str) -> dict[str, Any]:
    """The object's keys and values. ValueError: not such a literal, with what was met."""
    tokens = tokenize(text)
    value = read_value(tokens)
    expect(tokens, "end", "")
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value


def tokenize(text: str) -> list[tuple[str, str]]:
    """(kind, text) in reverse order, so that the next one is popped."""
    tokens: list[tuple[str, str]] = []
    position = 0
    while not tokens or tokens[-1][0] != "end":
        match = TOKEN.match(text, position)
        if match is None:
            raise ValueError(f"unexpected {text[position:].strip()[:1]!r}")
        assert match.lastgroup is not None
        tokens.append((match.lastgroup, match[match.lastgroup]))
        position = match.end()
    return tokens[::-1]


def read_value(tokens: list[tuple[str, str]]) -> Any:
    kind, text = tokens.pop()
    if kind == "string":
        return unquote(text)
    if kind == "number":
        return float(text) if re.search(r"[.eE]", text) else int(text)
    if kind == "word" and text in WORDS:
        return WORDS[text]
    if text == "[":
        return [read_value(tokens) for _ in items(tokens, "]")]
    if text == "{":
        return dict(read_pair(tokens) for _ in items(tokens, "}"))
    raise ValueError(f"unexpected {text!r}" if text else "it ends too early")


def items(tokens: list[tuple[str, str]], closing: str) -> Any:
    """Yields once before each item; the caller takes the item off."""
    while tokens[-1] != ("mark", closing):
        yield
        if tokens[-1] == ("mark", ","):
            tokens.pop()
        elif tokens[-1] != ("mark", closing):
            raise ValueError(f"expected ',' or '{closing}', not {tokens[-1][1]!r}")
    tokens.pop()


def read_pair(tokens: list[tuple[str, str]]) -> tuple[str, Any]:
    kind, text = tokens.pop()
    if kind not in {"word", "string", "number"}:
        raise ValueError(f"expected a name, not {text!r}" if text else "it ends too early")
    expect(tokens, "mark", ":")
    return (unquote(text) if kind == "string" else text), read_value(tokens)


def expect(tokens: list[tuple[str, str]], kind: str, text: str) -> None:
    if tokens[-1] != (kind, text):
        raise ValueError(f"unexpected {tokens[-1][1]!r}" if tokens[-1][1] else "it ends too early")
    tokens.pop()


def unquote(text: str) -> str:
    return ESCAPE.sub(lambda match: ESCAPES.get(match[1], match[1]), text[1:-1])
